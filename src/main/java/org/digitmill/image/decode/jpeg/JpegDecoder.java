package org.digitmill.image.decode.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.decode.source.SinglePage;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Luma;

/**
 * Reads JPEG pictures into grey pixels through the Java library's decoder, upright by their EXIF orientation.
 *
 * <p>Of a colour picture only its luma plane is decoded: by ITU-T T.871 it is the wanted grey, and the other two planes are neither
 * computed nor stored.
 */
public final class JpegDecoder {
    private static final byte[] PROFILE = "ICC_PROFILE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
    /** Bytes of a segment's marker and length. */
    private static final int SEGMENT_HEADER = 4;
    /** Where Adobe's segment names the transform. */
    private static final int TRANSFORM_AT = 11;

    /** YCCK, in Adobe's segment. */
    private static final int PRINT_TRANSFORM = 2;

    private static final byte YCBCR_TRANSFORM = 1;

    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;

    /** Created for the first JPEG, since looking up readers takes longer than decoding a thousand small pictures. */
    private ImageReader reader;

    private String damage;

    public PageSource open(byte[] content, int length, ImageLimits limits) throws ImageException {
        JpegHeader header = JpegHeader.read(content, length, limits);
        long pixels = (long) header.width() * header.height();
        // Colours are never held; print colours are, and a picture that is turned is there twice.
        int planes = header.components() == 4 ? 4 : header.transform() == 0 && header.components() == 3 ? 3 : 0;
        long memory = planes * pixels + (header.orientation() == 1 ? 0 : pixels);
        return new SinglePage(
                new PageSource.PageHeader(memory, pixels, header.orientation(), header.dotsPerInch()),
                () -> decode(header, content, length));
    }

    private GreyImage decode(JpegHeader header, byte[] content, int length) throws ImageException {
        try {
            return decodeStored(header, content, length);
        } catch (ImageException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains("icc profile") && !message.contains("Unsupported Image Type")) {
                throw e;
            }
            return decodeStored(header, withoutColours(header, content, length), length);
        }
    }

    /**
     * A copy whose colour profile is called something else, and which says of three planes that they are luma and chroma, where it says
     * that of four: where the parts of a profile are not in order, or it is one for other planes, the library reads none of the file.
     */
    private static byte[] withoutColours(JpegHeader header, byte[] content, int length) {
        byte[] copy = Arrays.copyOf(content, length);
        boolean asPrint = header.components() == 3 && header.transform() == PRINT_TRANSFORM;
        for (int at = 0; at + SEGMENT_HEADER + PROFILE.length < length; at++) {
            if (begins(copy, at, APP2, PROFILE)) {
                copy[at + 1] = (byte) APP15;
            } else if (asPrint && begins(copy, at, APP14, ADOBE)) {
                copy[at + SEGMENT_HEADER + TRANSFORM_AT] = YCBCR_TRANSFORM;
            }
        }
        return copy;
    }

    private static boolean begins(byte[] content, int at, int marker, byte[] name) {
        int start = at + SEGMENT_HEADER;
        return content[at] == (byte) 0xFF
                && content[at + 1] == (byte) marker
                && Arrays.equals(content, start, start + name.length, name, 0, name.length);
    }

    private GreyImage decodeStored(JpegHeader header, byte[] content, int length) throws ImageException {
        GreyImage stored;
        damage = null;
        try (MemoryCacheImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(content, 0, length))) {
            reader().setInput(input, true, true);
            stored = header.components() == 4 ? readPrintColours(header) : readLuma();
        } catch (IIOException | RuntimeException e) {
            // The library's decoder answers some broken files with an unchecked exception.
            throw new ImageException(
                    ImageErrorCode.CORRUPT, "The JPEG data cannot be decoded: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new ImageException(ImageErrorCode.TRUNCATED, "The JPEG data ends early: " + e.getMessage() + ".", e);
        } finally {
            reader.setInput(null);
        }
        if (damage != null) {
            throw ImageException.corrupt("The JPEG data is damaged: " + damage + ".");
        }
        return stored;
    }

    private ImageReader reader() {
        if (reader == null) {
            reader = ImageIO.getImageReadersByFormatName("jpeg").next();
            reader.addIIOReadWarningListener((source, warning) -> note(warning));
        }
        return reader;
    }

    /** Of the decoder's warnings only damage to the data counts; stray bytes between markers lose nothing. */
    private void note(String warning) {
        if (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes")) {
            damage = warning;
        }
    }

    /** The library has no grey of a picture that is stored as red, green and blue, and says so before it reads any of it. */
    private GreyImage readLuma() throws IOException {
        try {
            return readColours();
        } catch (IllegalArgumentException stored) {
            if (!String.valueOf(stored.getMessage()).contains("bands differ")) {
                throw stored;
            }
            return readRedGreenBlue();
        }
    }

    private GreyImage readRedGreenBlue() throws IOException {
        Raster raster = reader.readRaster(0, null);
        int width = raster.getWidth();
        byte[] grey = new byte[width * raster.getHeight()];
        int[] row = new int[3 * width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) Luma.of(row[3 * x], row[3 * x + 1], row[3 * x + 2]);
            }
        }
        return new GreyImage(width, raster.getHeight(), grey);
    }

    private GreyImage readColours() throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        for (Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0); types.hasNext(); ) {
            ImageTypeSpecifier type = types.next();
            if (type.getNumBands() == 1) {
                parameters.setDestinationType(type);
            }
        }
        BufferedImage image = reader.read(0, parameters);
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getRaster().getNumBands() == 1 && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes) {
            return new GreyImage(width, height, bytes.getData());
        }
        byte[] grey = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) Luma.of(row[x] >> 16 & 0xFF, row[x] >> 8 & 0xFF, row[x] & 0xFF);
            }
        }
        return new GreyImage(width, height, grey);
    }

    private GreyImage readPrintColours(JpegHeader header) throws IOException {
        Raster raster = reader.readRaster(0, null);
        int width = raster.getWidth();
        byte[] grey = new byte[width * raster.getHeight()];
        int[] row = new int[4 * width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) printGrey(header, row, 4 * x);
            }
        }
        return new GreyImage(width, raster.getHeight(), grey);
    }

    /** Paper is white and each ink takes light away: the share of light that the colours leave, times that left by black. */
    private static int printGrey(JpegHeader header, int[] row, int at) {
        int black = row[at + 3];
        // YCCK is a picture of the inks: its first plane is how much colour there is, not how much light.
        int colours =
                header.transform() == PRINT_TRANSFORM ? 255 - row[at] : Luma.of(row[at], row[at + 1], row[at + 2]);
        if (header.inverted()) {
            return (colours * black + 127) / 255;
        }
        return ((255 - colours) * (255 - black) + 127) / 255;
    }
}
