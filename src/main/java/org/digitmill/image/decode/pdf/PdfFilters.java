package org.digitmill.image.decode.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * The filters of a part of a PDF file that its dictionary names (ISO 32000-1, section 7.4), as far as they make bytes of bytes: not those
 * that make a picture.
 *
 * <p>The dictionary is read as a text that ends at the part's first byte. Filters that stand in another object are not found.
 */
record PdfFilters(List<String> names) {
    private static final Set<String> FLATE = Set.of("FlateDecode", "Fl");
    private static final Set<String> LZW = Set.of("LZWDecode", "LZW");
    private static final Set<String> OTHERS =
            Set.of("ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "RunLengthDecode", "RL");
    /** Dictionaries are shorter. */
    private static final int LONGEST_DICTIONARY = 4_096;

    private static final Pattern FILTERS = Pattern.compile("/Filter\\s*(\\[[^\\]]*+\\]|/[^\\s/<>\\[\\]()%]++)");
    private static final Pattern NAME = Pattern.compile("/([^\\s/<>\\[\\]()%]++)");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** Says that a part unpacks to more than it may. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** @param end of the dictionary, where the word {@code stream} begins */
    static PdfFilters namedBefore(byte[] content, int end) {
        int start = Math.max(0, end - LONGEST_DICTIONARY);
        String text = new String(content, start, end - start, StandardCharsets.ISO_8859_1);
        String dictionary = unescaped(text.substring(Math.max(0, text.lastIndexOf("obj"))));
        Matcher last = FILTERS.matcher(dictionary);
        String filters = last.results().map(found -> found.group(1)).reduce("", (before, after) -> after);
        List<String> names = new ArrayList<>();
        for (MatchResult name : NAME.matcher(filters).results().toList()) {
            String filter = name.group(1);
            if (!FLATE.contains(filter) && !LZW.contains(filter) && !OTHERS.contains(filter)) {
                break;
            }
            names.add(filter);
        }
        return new PdfFilters(List.copyOf(names));
    }

    private static String unescaped(String name) {
        return ESCAPED.matcher(name)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    /** Whether there is more to unpack than what zlib packed, which is recognised by its first bytes. */
    boolean areSeveralOrOthers() {
        return names.size() > 1 || !names.isEmpty() && !FLATE.contains(names.get(0));
    }

    /**
     * Unpacks a part as the reader of PDF files does, and forgets it.
     *
     * @param limit bytes that may come out of each filter
     * @throws TooLongException if it is more
     * @throws IOException if the part is damaged
     */
    void unpack(byte[] content, int start, int end, long limit) throws IOException {
        InputStream packed = new ByteArrayInputStream(content, start, end - start);
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            if (last && LZW.contains(names.get(i))) {
                // Both ways to count when codes become longer: which one holds stands in the dictionary.
                byte[] bytes = packed.readAllBytes();
                unpack(names.get(i), new ByteArrayInputStream(bytes), new Output(limit, false), 0);
                packed = new ByteArrayInputStream(bytes);
            }
            Output unpacked = new Output(limit, !last);
            unpack(names.get(i), packed, unpacked, 1);
            packed = new ByteArrayInputStream(unpacked.toByteArray());
        }
    }

    private static void unpack(String filter, InputStream packed, Output unpacked, int earlyChange) throws IOException {
        COSDictionary parameters = new COSDictionary();
        parameters.setInt(COSName.EARLY_CHANGE, earlyChange);
        COSDictionary part = new COSDictionary();
        part.setItem(COSName.DECODE_PARMS, parameters);
        try {
            FilterFactory.INSTANCE.getFilter(filter).decode(packed, unpacked, part, 0);
        } catch (RuntimeException | IOException damaged) {
            if (unpacked.size <= unpacked.limit) {
                throw new IOException(damaged);
            }
        }
        if (unpacked.size > unpacked.limit) {
            throw new TooLongException();
        }
    }

    /** Counts bytes, and keeps them where another filter needs them. */
    private static final class Output extends ByteArrayOutputStream {
        private final long limit;
        private final boolean keeps;
        private long size;

        Output(long limit, boolean keeps) {
            this.limit = limit;
            this.keeps = keeps;
        }

        @Override
        public synchronized void write(int value) {
            count(1);
            if (keeps) {
                super.write(value);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            count(length);
            if (keeps) {
                super.write(bytes, offset, length);
            }
        }

        /** An exception that no filter takes for the end of its data, as some do with those of reading and writing. */
        private void count(int more) {
            size += more;
            if (size > limit) {
                throw new IllegalStateException("The part is too long");
            }
        }
    }
}
