package org.digitmill.dataset.document;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The outlines of a typeface's Latin characters.
 *
 * <p>Source: W3C, <i>WOFF File Format 1.0</i>: the tables of a TrueType file, each compressed.
 */
final class Typeface {
    /** Characters of Latin-1, and nothing beyond. */
    private static final int CHARACTERS = 256;

    private static final int WOFF_HEADER = 44;
    private static final int WOFF_ENTRY = 20;
    private static final int ENTRY = 16;
    /** How far an outline's straight pieces may be from its curve, in ems. */
    private static final double FLATNESS = 1 / 500.0;

    private static final Map<String, Typeface> READ = new ConcurrentHashMap<>();

    private final Outline[] outlines = new Outline[CHARACTERS];

    private Typeface(TrueTypeFont font) throws IOException {
        double unit = 1.0 / font.getUnitsPerEm();
        CmapLookup lookup = font.getUnicodeCmapLookup();
        for (int character = ' '; character < CHARACTERS; character++) {
            int glyph = lookup.getGlyphId(character);
            if (glyph > 0) {
                GlyphData data = font.getGlyph().getGlyph(glyph);
                GeneralPath path = data == null ? new GeneralPath() : data.getPath();
                PathIterator pieces = path.getPathIterator(null, FLATNESS / unit);
                outlines[character] = Outline.of(pieces, unit, font.getAdvanceWidth(glyph) * unit);
            }
        }
    }

    /** One of the program's typefaces by its file's name. */
    static Typeface of(String name) {
        return READ.computeIfAbsent(name, Typeface::read);
    }

    /** In ems, y down from the base line; null if the typeface lacks the character. */
    Outline outline(char character) {
        return character < CHARACTERS ? outlines[character] : null;
    }

    private static Typeface read(String name) {
        try (InputStream in = Typeface.class.getResourceAsStream("typefaces/" + name + ".woff");
                TrueTypeFont font =
                        new TTFParser(true).parse(new RandomAccessReadBuffer(unpacked(in.readAllBytes())))) {
            return new Typeface(font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DataFormatException e) {
            throw new IllegalStateException("The program's typeface " + name + " is damaged", e);
        }
    }

    /** The TrueType file that a WOFF file holds. */
    private static byte[] unpacked(byte[] file) throws DataFormatException {
        ByteBuffer woff = ByteBuffer.wrap(file);
        int tables = woff.getShort(12);
        ByteBuffer head = ByteBuffer.allocate(12 + ENTRY * tables);
        head.putInt(woff.getInt(4)).putShort((short) tables).position(12);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < tables; i++) {
            int entry = WOFF_HEADER + WOFF_ENTRY * i;
            int packed = woff.getInt(entry + 8);
            int length = woff.getInt(entry + 12);
            byte[] table = new byte[(length + 3) / 4 * 4];
            if (packed < length) {
                Inflater inflater = new Inflater();
                inflater.setInput(file, woff.getInt(entry + 4), packed);
                inflater.inflate(table, 0, length);
                inflater.end();
            } else {
                System.arraycopy(file, woff.getInt(entry + 4), table, 0, length);
            }
            head.putInt(woff.getInt(entry)).putInt(woff.getInt(entry + 16));
            head.putInt(head.capacity() + body.size()).putInt(length);
            body.writeBytes(table);
        }
        byte[] all = Arrays.copyOf(head.array(), head.capacity() + body.size());
        System.arraycopy(body.toByteArray(), 0, all, head.capacity(), body.size());
        return all;
    }
}
