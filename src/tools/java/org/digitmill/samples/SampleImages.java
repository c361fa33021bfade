package org.digitmill.samples;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.digitmill.samples.pages.SamplePages;

/**
 * The maker of {@code data/samples}: small pictures of digits, pages of numbers, and files that are none; and of the numbers on the
 * pages in {@code data/sample-pages.csv}.
 *
 * <p>A name begins with the digit that the picture shows, or with {@code page}, {@code blank} or {@code broken}.
 */
public final class SampleImages {
    private static final Color PAPER = new Color(250, 248, 240);
    private static final Color PENCIL = new Color(70, 70, 75);
    private static final Color BLUE_INK = new Color(25, 45, 150);

    private SampleImages() {}

    /** Writes the files into the directory given as the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(directory.resolveSibling("sample-pages.csv"), SamplePages.truth());
    }

    /** By name, what is in each file. */
    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int digit = 0; digit < 10; digit++) {
            files.put(digit + "-light-on-dark-28.png", png(DigitPicture.square(digit, 28, Color.BLACK, Color.WHITE)));
        }
        files.put("0-dark-on-light-64.png", png(DigitPicture.square(0, 64, PAPER, PENCIL)));
        files.put(
                "1-wide-sheet-200.png",
                png(DigitPicture.square(1, 120, PAPER, PENCIL).placed(200, 0.6, 0.3, 0.5)));
        files.put("2-blue-ink-150.png", png(colour(2, 150, PAPER, BLUE_INK)));
        files.put("3-photo-400.jpg", jpeg(photo(3, 400), 0.8f));
        files.put(
                "4-thin-pen-96.png",
                png(DigitPicture.square(4, 96, Color.WHITE, Color.BLACK).written(0.045, 0)));
        files.put(
                "5-thick-pen-96.png",
                png(DigitPicture.square(5, 96, Color.WHITE, Color.BLACK).written(0.17, 0.2)));
        files.put(
                "6-transparent-80.png",
                png(new DigitPicture(
                        6, 80, 80, BufferedImage.TYPE_INT_ARGB, null, Color.BLACK, 0.1, 0.15, 0.25, 0.15, 0.7)));
        files.put(
                "7-corner-160.png",
                png(DigitPicture.square(7, 160, PAPER, PENCIL).placed(160, 0.06, 0.05, 0.4)));
        files.put(
                "8-black-and-white-100.png",
                png(DigitPicture.square(8, 100, Color.WHITE, Color.BLACK).typed(BufferedImage.TYPE_BYTE_BINARY)));
        files.put("9-chalk-300.jpg", jpeg(colour(9, 300, new Color(35, 70, 55), new Color(235, 235, 225)), 0.6f));
        files.put("2-photo-240.jpg", jpeg(photo(2, 240), 0.35f));
        files.put("5-grey-20.png", png(DigitPicture.square(5, 20, new Color(210, 210, 210), new Color(40, 40, 40))));
        files.put("blank-100.png", png(colour(1, 100, PAPER, PAPER)));
        putBroken(files);
        files.putAll(SamplePages.files());
        return files;
    }

    private static void putBroken(Map<String, byte[]> files) throws IOException {
        byte[] whole = files.get("3-photo-400.jpg");
        byte[] png = files.get("2-blue-ink-150.png");
        files.put("broken-empty.png", new byte[0]);
        files.put("broken-truncated.png", Arrays.copyOf(png, png.length / 2));
        files.put("broken-truncated.jpg", Arrays.copyOf(whole, 150));
        files.put("broken-text.png", "This is a line of text, not a picture.\n".getBytes(StandardCharsets.UTF_8));
        files.put("broken-30000x30000.png", pngHeader(30_000, 30_000));
        byte[] flipped = png.clone();
        flipped[flipped.length / 2] ^= 0x10;
        files.put("broken-one-bit.png", flipped);
    }

    private static DigitPicture colour(int digit, int side, Color paper, Color ink) {
        return DigitPicture.square(digit, side, paper, ink).typed(BufferedImage.TYPE_INT_RGB);
    }

    private static DigitPicture photo(int digit, int side) {
        return colour(digit, side, PAPER, new Color(60, 55, 70))
                .lit(new Color(235, 230, 215), new Color(140, 135, 130))
                .written(0.08, 0.15)
                .placed(side, 0.33, 0.25, 0.5);
    }

    private static byte[] png(DigitPicture picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture.draw(), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] jpeg(DigitPicture picture, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture.draw(), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The start of a PNG file of 8-bit grey that announces a size and holds no pixel. */
    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(8 + 25);
        header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        header.putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
        CRC32 checksum = new CRC32();
        checksum.update(header.array(), 12, 17);
        header.putInt((int) checksum.getValue());
        return header.array();
    }
}
