package org.digitmill.image.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fuzzing of the image decoder: the result is a picture or a documented error. */
class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, 1_000_000));

    @Test
    void anEmptyFileIsNamedSo() {
        assertCode(ImageErrorCode.EMPTY_FILE, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,pixel0\n7,0",
                "BM is how this text begins",
                "PDF",
                "GI",
                "\u0089PN",
                "RIFF....WAVE",
                "P9 3 3"
            })
    void textIsNoImage(String text) {
        assertCode(ImageErrorCode.NOT_AN_IMAGE, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "GIF89a,GIF",
        "%PDF-1.4,PDF",
        "RIFF....WEBP,WEBP",
        "'II*\u0000',TIFF",
        "P5 3 3,PNM",
        "'BM....\u0000\u0000\u0000\u0000',BMP"
    })
    void recognisesWhatIsCutOff(String start, ImageFormat format) {
        byte[] content = start.getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(format, ImageFormat.of(content, content.length).orElseThrow());
        assertCode(ImageErrorCode.TRUNCATED, content);
    }

    private static Stream<Arguments> formatsThatAreNotRead() {
        return Stream.of(
                Arguments.of("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "HEIC", "PNG or JPEG"),
                Arguments.of("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "HEIC", "PNG or JPEG"),
                Arguments.of("\0\0\0\u0020ftypavif\0\0\0\0avifmif1", "AVIF", "PNG or JPEG"),
                Arguments.of("\0\0\0\u001cftypmif1\0\0\0\0mif1avif", "AVIF", "PNG or JPEG"),
                Arguments.of("\0\0\0\u0018ftypmp42\0\0\0\0isom", "video", "still pictures"),
                Arguments.of("\0\0\0\fjP  \r\n\u0087\n", "JPEG 2000", "PNG or JPEG"),
                Arguments.of("\u00ff\u004f\u00ff\u0051\0\u002f", "JPEG 2000", "PNG or JPEG"),
                Arguments.of("\u00ff\n\u00fa\u007f", "JPEG XL", "PNG or JPEG"),
                Arguments.of(
                        "\0\0\u0001\0\u0001\0\u0010\u0010\0\0\u0001\0\u0020\0\u0068\u0004\0\0\u0016\0\0\0",
                        "icon",
                        "PNG or JPEG"),
                Arguments.of("8BPS\0\u0001", "Photoshop", "PNG or JPEG"),
                Arguments.of("II*\0\u0010\0\0\0CR\u0002\0", "raw", "JPEG or TIFF"),
                Arguments.of("FUJIFILMCCD-RAW 0201", "raw", "JPEG or TIFF"),
                Arguments.of("%!PS-Adobe-3.0 EPSF-3.0", "PostScript", "PDF"),
                Arguments.of("\u00c5\u00d0\u00d3\u00c6\u0020\0", "PostScript", "PDF"),
                Arguments.of("<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG", "PNG or JPEG"),
                Arguments.of("<?xml version='1.0'?><!DOCTYPE svg><svg/>", "SVG", "PNG or JPEG"),
                Arguments.of("\n<!DOCTYPE html><html>", "HTML", "PDF"),
                Arguments.of("{\\rtf1\\ansi", "RTF", "PDF"),
                Arguments.of("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "Office", "PDF"),
                Arguments.of("PK\u0003\u0004..........................[Content_Types].xml", "DOCX", "PDF"),
                Arguments.of(
                        "PK\u0003\u0004..........................mimetypeapplication/vnd.oasis", "OpenDocument", "PDF"),
                Arguments.of("PK\u0003\u0004..........................1.png", "ZIP archive", "Unpack"),
                Arguments.of("7z\u00bc\u00af\u0027\u001c", "7z archive", "Unpack"),
                Arguments.of("\u001f\u008b\b\0", "gzip", "Unpack"));
    }

    @ParameterizedTest
    @MethodSource("formatsThatAreNotRead")
    void formatsThatAreNotReadAreTold(String start, String name, String advice) {
        byte[] content = start.getBytes(StandardCharsets.ISO_8859_1);
        ImageException refused = assertThrows(ImageException.class, () -> decoder.decode(content));
        assertEquals(ImageErrorCode.UNSUPPORTED_FORMAT, refused.code(), refused.getMessage());
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
        assertTrue(refused.getMessage().contains(advice), refused.getMessage());
    }

    @Test
    void refusesHugePicturesByTheirHeader() {
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, Pictures.pngHeader(30_000, 30_000));
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, Pictures.pngHeader(Integer.MIN_VALUE, -1));
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, jpegOfSize(40_000, 30_000));
        // A header alone is read, and then the file is seen to end.
        assertCode(ImageErrorCode.TRUNCATED, Pictures.pngHeader(1_000, 1_000));
    }

    @Test
    void refusesPicturesWithoutArea() {
        assertCode(ImageErrorCode.ZERO_SIZE, Pictures.png(0, 5, 8, 0, null, new byte[0]));
        assertCode(ImageErrorCode.ZERO_SIZE, Pictures.png(5, 0, 8, 0, null, new byte[0]));
        assertCode(ImageErrorCode.ZERO_SIZE, jpegOfSize(0, 30));
    }

    @Test
    void refusesMoreBytesThanTheLimit() {
        assertCode(ImageErrorCode.TOO_MANY_BYTES, new byte[(1 << 20) + 1]);
    }

    @Test
    void noTruncatedFileBecomesAPicture() {
        for (byte[] whole : samples()) {
            Set<ImageErrorCode> codes = EnumSet.noneOf(ImageErrorCode.class);
            for (int length = 3; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                codes.add(assertThrows(ImageException.class, () -> decoder.decode(cut))
                        .code());
            }
            codes.remove(ImageErrorCode.NOT_AN_IMAGE);
            assertEquals(EnumSet.of(ImageErrorCode.TRUNCATED), codes);
        }
    }

    @Test
    void damageIsAPictureOrAnErrorAndNothingElse() {
        Random random = new Random(3);
        int refused = 0;
        for (byte[] whole : samples()) {
            for (int round = 0; round < 2_000; round++) {
                byte[] damaged = whole.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    decoder.decode(damaged);
                } catch (ImageException e) {
                    refused++;
                    assertTrue(e.getMessage().endsWith("."), e.getMessage());
                }
            }
        }
        assertTrue(refused > 2_000, refused + " refused");
    }

    /** Every bit of a PNG file is under a checksum, or is one. */
    @Test
    void noFlippedBitOfAPngGoesUnnoticed() {
        byte[] whole = samples()[0];
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(ImageException.class, () -> decoder.decode(damaged), "bit " + bit);
        }
    }

    @Test
    void pngPixelDataThatEndsEarlyIsTruncated() {
        assertCode(ImageErrorCode.TRUNCATED, Pictures.png(4, 4, 8, 0, null, new byte[5 * 3]));
    }

    @Test
    void pngNonsenseIsCorrupt() {
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(4, 4, 3, 0, null, new byte[20]));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(4, 4, 8, 5, null, new byte[20]));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(4, 4, 8, 3, null, new byte[20]));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(2, 1, 8, 0, null, new byte[] {9, 0, 0}));
        assertCode(ImageErrorCode.CORRUPT, Pictures.png(2, 1, 8, 0, new byte[3], new byte[] {0, 0, 0}));
    }

    /** After an error the same decoder reads the next picture as if nothing had been. */
    @Test
    void anErrorLeavesNoTrace() throws ImageException {
        for (byte[] whole : samples()) {
            byte[] before = decoder.decode(whole).pixels();
            byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
            assertThrows(ImageException.class, () -> decoder.decode(cut));
            assertArrayEquals(before, decoder.decode(whole).pixels());
        }
    }

    private void assertCode(ImageErrorCode expected, byte[] content) {
        ImageException error = assertThrows(ImageException.class, () -> decoder.decode(content));
        assertEquals(expected, error.code(), error.getMessage());
    }

    private static byte[][] samples() {
        BufferedImage image = new BufferedImage(37, 23, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 37 * 23; i++) {
            image.setRGB(i % 37, i / 37, i * 7_919);
        }
        return new byte[][] {
            Pictures.write(image, "png", false),
            Pictures.write(image, "png", true),
            Pictures.write(image, "jpeg", false),
            Pictures.write(image, "jpeg", true)
        };
    }

    private static byte[] jpegOfSize(int width, int height) {
        byte[] file = Pictures.write(new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY), "jpeg", false);
        for (int i = 0; i < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xC0) {
                file[i + 5] = (byte) (height >> 8);
                file[i + 6] = (byte) height;
                file[i + 7] = (byte) (width >> 8);
                file[i + 8] = (byte) width;
                return file;
            }
        }
        throw new AssertionError("no frame header");
    }
}
