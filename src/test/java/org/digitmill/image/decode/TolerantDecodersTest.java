package org.digitmill.image.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Luma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that violate their standards in ways that libjpeg, libtiff and poppler accept are read like correct files. */
class TolerantDecodersTest {
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

    private static BufferedImage colours() {
        BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 24; y++) {
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, y, (x < 20 ? 200 : 40) << 16 | (y < 12 ? 180 : 60) << 8 | 3 * x);
            }
        }
        return image;
    }

    private static byte[] jpeg() {
        return Pictures.write(colours(), "jpeg", false);
    }

    private void assertReadsAs(byte[] sound, byte[] broken) throws ImageException {
        assertArrayEquals(decoder.decode(sound).pixels(), decoder.decode(broken).pixels());
    }

    /** The file with bytes put in before the first segment with a marker, counted from 0. */
    private static byte[] inserted(byte[] file, int segment, byte[] bytes) {
        int at = 2;
        for (int i = 0; i < segment; i++) {
            at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(file, 0, at);
        result.writeBytes(bytes);
        result.write(file, at, file.length - at);
        return result.toByteArray();
    }

    /** @param said what the segment says of its length; the data is as long as it is */
    private static byte[] segment(int marker, int said, byte[] data) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, (byte) (said >> 8), (byte) said});
        result.writeBytes(data);
        return result.toByteArray();
    }

    @Test
    void junkBeforeAJpegMarkerIsPassedOver() throws ImageException {
        byte[] sound = jpeg();
        for (int segment = 1; segment < 4; segment++) {
            assertReadsAs(sound, inserted(sound, segment, "junk\0\u00FF\0".getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void anAdobeMarkerOfTheWrongLengthIsPassedOver() throws ImageException {
        byte[] sound = jpeg();
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1};
        for (int said : new int[] {adobe.length + 2, adobe.length + 1, adobe.length, 7}) {
            assertReadsAs(sound, inserted(sound, 1, segment(APP14, said, adobe)));
        }
    }

    @Test
    void partsOfAProfileThatComeTwiceAreNoMatter() throws ImageException {
        byte[] sound = jpeg();
        byte[] part = ("ICC_PROFILE\0" + (char) 1 + (char) 2 + "profile").getBytes(StandardCharsets.ISO_8859_1);
        byte[] broken = inserted(sound, 1, segment(APP2, part.length + 2, part));
        assertReadsAs(sound, broken);
        assertReadsAs(sound, inserted(broken, 1, segment(APP2, part.length + 2, part)));
    }

    /** Components called R, G and B are these colours, and not luma and chroma. */
    @Test
    void jpegComponentsThatAreCalledRgbAreColours() throws Exception {
        byte[] file = jpeg();
        Raster stored = raster(file);
        // Without the JFIF marker, which says YCbCr.
        int jfif = 2 + ((file[4] & 0xFF) << 8 | file[5] & 0xFF);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, 2);
        bytes.write(file, 2 + jfif, file.length - 2 - jfif);
        byte[] rgb = bytes.toByteArray();
        rename(rgb, 0xC0, 10, 3);
        rename(rgb, 0xDA, 5, 2);
        GreyImage grey = decoder.decode(rgb);
        for (int y = 0; y < grey.height(); y++) {
            for (int x = 0; x < grey.width(); x++) {
                int[] sample = stored.getPixel(x, y, (int[]) null);
                assertEquals(Luma.of(sample[0], sample[1], sample[2]), grey.at(x, y), 1.0);
            }
        }
    }

    private static Raster raster(byte[] jpeg) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
        return reader.readRaster(0, null);
    }

    private static void rename(byte[] file, int marker, int offset, int step) {
        int at = 2;
        while ((file[at + 1] & 0xFF) != marker) {
            at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
        }
        for (int i = 0; i < 3; i++) {
            file[at + offset + i * step] = (byte) "RGB".charAt(i);
        }
    }

    @ParameterizedTest
    @CsvSource({"195,lossless", "201,arithmetic", "247,JPEG-LS"})
    void codingsThatAreNotReadAreNamed(int marker, String name) {
        byte[] file = jpeg();
        int at = 2;
        while ((file[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
        }
        file[at + 1] = (byte) marker;
        ImageException refused = assertThrows(ImageException.class, () -> decoder.decode(file));
        assertEquals(ImageErrorCode.UNSUPPORTED_FORMAT, refused.code(), refused.getMessage());
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "256"})
    void planesOfABmpFileAreNoMatter(int planes) throws ImageException {
        byte[] sound = DocumentPictures.bmp(colours());
        byte[] odd = sound.clone();
        odd[26] = (byte) planes;
        odd[27] = (byte) (planes >> 8);
        assertReadsAs(sound, odd);
    }

    @Test
    void pagesBeforeTheTiffDirectoriesGoInACircleAreRead() throws ImageException {
        byte[] sound = DocumentPictures.tiff("None", false, colours());
        byte[] circle = TiffTags.chainToItself(sound);
        try (ImagePages pages = decoder.open(circle, circle.length)) {
            assertArrayEquals(
                    decoder.decode(sound).pixels(), pages.next().image().pixels());
            assertTrue(!pages.hasNext());
        }
    }

    @Test
    void aPdfFileMayBeginWithinItsFirstKilobyte() throws ImageException {
        byte[] sound = DocumentPictures.scannedPdf(DocumentPictures.Storage.LOSSLESS, 100, 0, colours());
        byte[] junk = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] late = new byte[junk.length + sound.length];
        System.arraycopy(junk, 0, late, 0, junk.length);
        System.arraycopy(sound, 0, late, junk.length, sound.length);
        assertReadsAs(sound, late);
    }
}
