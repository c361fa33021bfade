package org.digitmill.image.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.digitmill.image.decode.DocumentPictures.Storage;
import org.digitmill.image.decode.source.ExifOrientation;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Luma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFormatsTest {
    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;
    private static final GreyImage PICTURE = picture(WIDTH, HEIGHT);

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

    /** A grey slope with a dark bar in its upper left: turned or mirrored, it is another picture. */
    private static GreyImage picture(int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean bar = x > 4 && x < width / 2 && y > 5 && y < 10;
                pixels[y * width + x] = (byte) (bar ? 10 : 140 + 100 * x / width);
            }
        }
        return new GreyImage(width, height, pixels);
    }

    private static GreyImage blackAndWhite(GreyImage image) {
        byte[] pixels = new byte[image.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((image.pixels()[i] & 0xFF) < 128 ? 0 : 255);
        }
        return new GreyImage(image.width(), image.height(), pixels);
    }

    private void assertReads(GreyImage expected, byte[] content) throws ImageException {
        assertClose(expected, decoder.decode(content), 0);
    }

    private static void assertClose(GreyImage expected, GreyImage actual, int tolerance) {
        assertEquals(expected.width() + "×" + expected.height(), actual.width() + "×" + actual.height());
        int worst = 0;
        for (int i = 0; i < expected.pixels().length; i++) {
            worst = Math.max(worst, Math.abs((expected.pixels()[i] & 0xFF) - (actual.pixels()[i] & 0xFF)));
        }
        assertTrue(worst <= tolerance, "pixels differ by up to " + worst);
    }

    @ParameterizedTest
    @CsvSource({
        "None,false",
        "PackBits,false",
        "LZW,false",
        "ZLib,false",
        "Deflate,false",
        "None,true",
        "LZW,true",
        "ZLib,true"
    })
    void greyTiff(String compression, boolean big) throws ImageException {
        assertReads(PICTURE, DocumentPictures.tiff(compression, big, DocumentPictures.buffered(PICTURE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void faxTiff(String compression) throws ImageException {
        GreyImage expected = blackAndWhite(PICTURE);
        assertReads(expected, DocumentPictures.tiff(compression, false, DocumentPictures.bilevel(PICTURE)));
        assertReads(expected, DocumentPictures.tiledTiff(compression, 0, DocumentPictures.bilevel(PICTURE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "ZLib", "PackBits", "Deflate"})
    void tiledTiff(String compression) throws ImageException {
        assertReads(PICTURE, DocumentPictures.tiledTiff(compression, 16, DocumentPictures.buffered(PICTURE)));
    }

    @Test
    void jpegInTiff() throws ImageException {
        byte[] content = DocumentPictures.tiff("JPEG", false, DocumentPictures.buffered(PICTURE));
        assertClose(PICTURE, decoder.decode(content), 60);
        BufferedImage colours = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        colours.getGraphics().drawImage(DocumentPictures.buffered(PICTURE), 0, 0, null);
        assertEquals(
                WIDTH,
                decoder.decode(DocumentPictures.tiledTiff("JPEG", 16, colours)).width());
    }

    @Test
    void deepTiff() throws ImageException {
        int[] samples = new int[WIDTH * HEIGHT];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (PICTURE.pixels()[i] & 0xFF) * 257;
        }
        BufferedImage deep = Pictures.deep(WIDTH, HEIGHT, 1, samples);
        assertReads(PICTURE, DocumentPictures.tiff("None", false, deep));
        assertReads(PICTURE, DocumentPictures.tiff("LZW", true, deep));
    }

    @Test
    void colourTiffIsItsLuma() throws ImageException {
        BufferedImage colours = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        byte[] expected = new byte[WIDTH * HEIGHT];
        Random random = new Random(1);
        for (int i = 0; i < expected.length; i++) {
            int red = random.nextInt(256);
            int green = random.nextInt(256);
            int blue = random.nextInt(256);
            colours.setRGB(i % WIDTH, i / WIDTH, red << 16 | green << 8 | blue);
            expected[i] = (byte) Luma.of(red, green, blue);
        }
        GreyImage grey = new GreyImage(WIDTH, HEIGHT, expected);
        assertReads(grey, DocumentPictures.tiff("LZW", false, colours));
        assertReads(grey, DocumentPictures.bmp(colours));
        assertReads(grey, DocumentPictures.pnm(colours));
    }

    @Test
    void aLargePageIsReadBandByBand() throws ImageException {
        GreyImage large = picture(3_000, 3_100);
        assertReads(large, DocumentPictures.tiff("LZW", false, DocumentPictures.buffered(large)));
        assertReads(large, DocumentPictures.tiledTiff("ZLib", 256, DocumentPictures.buffered(large)));
    }

    @Test
    void theOtherFormats() throws ImageException {
        assertReads(PICTURE, DocumentPictures.bmp(DocumentPictures.buffered(PICTURE)));
        assertReads(PICTURE, DocumentPictures.pnm(DocumentPictures.buffered(PICTURE)));
        assertReads(PICTURE, DocumentPictures.gif(DocumentPictures.buffered(PICTURE)));
        assertReads(PICTURE, DocumentPictures.webp(PICTURE));
        byte[] plain = "P2 # grey as text\n3 2 255\n0 128 255\n1 2 3\n".getBytes();
        assertReads(new GreyImage(3, 2, new byte[] {0, (byte) 128, (byte) 255, 1, 2, 3}), plain);
        byte[] bits = {'P', '4', '\n', '9', ' ', '1', '\n', (byte) 0x80, (byte) 0x80};
        byte[] expected = new byte[9];
        Arrays.fill(expected, 1, 8, (byte) 255);
        assertReads(new GreyImage(9, 1, expected), bits);
    }

    @Test
    void allPagesOfATiffFileComeInTheirOrder() throws ImageException {
        BufferedImage[] pages = new BufferedImage[5];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = DocumentPictures.buffered(picture(30 + i, 20));
        }
        byte[] content = DocumentPictures.tiff("LZW", false, pages);
        try (ImagePages open = decoder.open(content, content.length)) {
            assertEquals(ImageFormat.TIFF, open.format());
            assertEquals(5, open.count());
            for (int i = 0; i < pages.length; i++) {
                ImagePage page = open.next();
                assertEquals(i + 1, page.number());
                assertClose(picture(30 + i, 20), page.image(), 0);
            }
            assertFalse(open.hasNext());
        }
        ImageException tooMany =
                assertThrows(ImageException.class, () -> new ImageDecoder(new ImageLimits(1 << 20, 1 << 20, 4))
                        .open(content, content.length));
        assertEquals(ImageErrorCode.TOO_MANY_PAGES, tooMany.code());
    }

    @Test
    void theResolutionIsWhatTheFileSays() throws ImageException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        byte[] plain = Pictures.greyPng(PICTURE);
        png.write(plain, 0, 33);
        png.writeBytes(Pictures.chunk("pHYs", new byte[] {0, 0, 0x1E, (byte) 0xC3, 0, 0, 0x1E, (byte) 0xC3, 1}));
        png.write(plain, 33, plain.length - 33);
        assertEquals(200, resolution(png.toByteArray()));
        assertEquals(0, resolution(plain));
        byte[] jpeg = Pictures.write(DocumentPictures.buffered(PICTURE), "jpg", false);
        assertEquals(0, resolution(jpeg));
        // The unit and the number in JFIF's marker, which comes first.
        jpeg[13] = 2;
        jpeg[15] = 100;
        assertEquals(254, resolution(jpeg));
    }

    private int resolution(byte[] content) throws ImageException {
        try (ImagePages pages = decoder.open(content, content.length)) {
            return pages.next().dotsPerInch();
        }
    }

    @Test
    void tiffPagesStandUpright() throws ImageException {
        byte[] content = DocumentPictures.tiledTiff("LZW", 0, DocumentPictures.buffered(PICTURE));
        GreyImage turned = ExifOrientation.upright(PICTURE, 6);
        byte[] withTag = TiffTags.add(content, 274, 6);
        assertReads(turned, withTag);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aScanInAPdfFileIsTakenAsItIs(Storage storage) throws ImageException {
        GreyImage scan = storage.isBilevel() ? blackAndWhite(PICTURE) : PICTURE;
        BufferedImage image =
                storage.isBilevel() ? DocumentPictures.bilevel(PICTURE) : DocumentPictures.buffered(PICTURE);
        for (int rotation : new int[] {0, 90, 180, 270}) {
            byte[] content = DocumentPictures.scannedPdf(storage, 203, rotation, image, image);
            int orientation = new int[] {1, 6, 3, 8}[rotation / 90];
            try (ImagePages pages = decoder.open(content, content.length)) {
                assertEquals(2, pages.count());
                pages.next();
                ImagePage page = pages.next();
                assertEquals(203, page.dotsPerInch());
                assertClose(ExifOrientation.upright(scan, orientation), page.image(), storage == Storage.JPEG ? 30 : 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void aJpeg2000PictureInAPdfFileSaysSo(boolean scan, boolean colours) {
        ImageException refused =
                assertThrows(ImageException.class, () -> decoder.decode(DocumentPictures.jpeg2000Pdf(scan, colours)));
        assertEquals(ImageErrorCode.UNSUPPORTED_FORMAT, refused.code(), refused.getMessage());
        assertTrue(refused.getMessage().contains("JPEG 2000"), refused.getMessage());
    }

    @Test
    void aCamerasRawPictureSaysSo() {
        byte[] tiff = DocumentPictures.tiff(null, false, DocumentPictures.buffered(PICTURE));
        byte[] raw = TiffTags.add(tiff, 50_706, 1);
        ImageException refused = assertThrows(ImageException.class, () -> decoder.decode(raw));
        assertEquals(ImageErrorCode.UNSUPPORTED_FORMAT, refused.code(), refused.getMessage());
        assertTrue(refused.getMessage().contains("raw"), refused.getMessage());
    }

    @Test
    void whatIsDrawnInAPdfFileIsDrawn() throws ImageException {
        byte[] content = DocumentPictures.drawnPdf(72, 144, 18, 100, 36, 22);
        try (ImagePages pages = new ImageDecoder(ImageLimits.DEFAULT, 100).open(content, content.length)) {
            ImagePage page = pages.next();
            assertEquals(100, page.dotsPerInch());
            assertEquals("100×200", page.image().width() + "×" + page.image().height());
            assertEquals(255, page.image().at(10, 10));
            assertEquals(0, page.image().at(50, 45));
            assertEquals(255, page.image().at(50, 100));
        }
    }

    @Test
    void aPageWhoseContentIsDamagedIsNotTakenForBlank() {
        byte[] content = DocumentPictures.pdf(null, document -> {
            PDPage page = new PDPage(new PDRectangle(72, 72));
            document.addPage(page);
            page.setContents(new PDStream(document, new ByteArrayInputStream("9 9 9 9 qe\nfx".getBytes())));
        });
        assertCode(ImageErrorCode.CORRUPT, content);
    }

    @Test
    void aPageThatWouldBeTooLargeIsNotDrawn() {
        byte[] content = DocumentPictures.drawnPdf(14_400, 14_400, 0, 0, 10, 10);
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, content);
    }

    @Test
    void aLockedPdfFileSaysSo() throws ImageException {
        assertCode(ImageErrorCode.ENCRYPTED, DocumentPictures.emptyPdf(1, "secret"));
        assertEquals(416, decoder.decode(DocumentPictures.emptyPdf(1, "")).width());
    }

    @Test
    void directoriesInACircleAreRefused() {
        byte[] branch = DocumentPictures.tiffDirectory(256, 5, 257, 5, 273, 100, 279, 25, 330, 8);
        assertCode(ImageErrorCode.CORRUPT, branch);
        byte[] bomb = DocumentPictures.tiffDirectory(256, 100_000, 257, 100_000, 273, 100, 279, 25);
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, bomb);
        byte[] tiles = DocumentPictures.tiffDirectory(256, 5, 257, 5, 322, 65_536, 323, 65_536, 324, 60, 325, 25);
        assertCode(ImageErrorCode.TOO_MANY_PIXELS, tiles);
    }

    private void assertCode(ImageErrorCode code, byte[] content) {
        ImageException problem = assertThrows(ImageException.class, () -> decoder.decode(content));
        assertEquals(code, problem.code(), problem.getMessage());
    }

    /** Cut anywhere, a file is never read as another picture than the whole one. */
    @ParameterizedTest
    @ValueSource(strings = {"tiff", "fax", "lzw", "bmp", "gif", "pnm", "webp", "pdf"})
    void aFileThatIsCutOffIsAnError(String kind) throws ImageException {
        byte[] content =
                switch (kind) {
                    case "tiff" -> DocumentPictures.tiff("None", false, DocumentPictures.buffered(PICTURE));
                    case "fax" -> DocumentPictures.tiff("CCITT T.6", false, DocumentPictures.bilevel(PICTURE));
                    case "lzw" -> DocumentPictures.tiff("LZW", false, DocumentPictures.buffered(PICTURE));
                    case "bmp" -> DocumentPictures.bmp(DocumentPictures.buffered(PICTURE));
                    case "gif" -> DocumentPictures.gif(DocumentPictures.buffered(PICTURE));
                    case "pnm" -> DocumentPictures.pnm(DocumentPictures.buffered(PICTURE));
                    case "webp" -> DocumentPictures.webp(PICTURE);
                    default ->
                        DocumentPictures.scannedPdf(Storage.LOSSLESS, 100, 0, DocumentPictures.buffered(PICTURE));
                };
        GreyImage whole = decoder.decode(content);
        int step = Math.max(1, content.length / 150);
        for (int length = 1; length < content.length; length += step) {
            try {
                // What stands behind the picture may be missing.
                assertArrayEquals(
                        whole.pixels(), decoder.decode(content, length).pixels(), kind + " cut at " + length);
            } catch (ImageException e) {
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
            }
        }
    }
}
