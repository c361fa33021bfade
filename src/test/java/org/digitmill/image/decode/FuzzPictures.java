package org.digitmill.image.decode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.image.decode.DocumentPictures.Storage;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;

/** Small valid pictures of every format, for fuzzing, and the limits of decoding in it. */
public final class FuzzPictures {
    /** A megabyte, a quarter of a million pixels, twenty pages. */
    public static final ImageLimits LIMITS = new ImageLimits(1 << 20, 1 << 18, 20);

    private static final int SIDE = 20;

    private FuzzPictures() {}

    public static List<byte[]> png() {
        List<byte[]> files = new ArrayList<>();
        int[] types = {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR,
            BufferedImage.TYPE_USHORT_GRAY
        };
        for (int type : types) {
            files.add(Pictures.write(seven(type), "png", type == BufferedImage.TYPE_BYTE_GRAY));
            files.add(Pictures.write(seven(type), "png", type != BufferedImage.TYPE_BYTE_GRAY));
        }
        files.add(Pictures.png(2, 2, 8, 0, new byte[] {0, 7}, new byte[] {0, 7, 8, 0, 9, 7}));
        return files;
    }

    public static List<byte[]> jpeg() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (boolean progressive : new boolean[] {false, true}) {
            files.add(Pictures.write(seven(BufferedImage.TYPE_BYTE_GRAY), "jpg", progressive));
            files.add(Pictures.write(seven(BufferedImage.TYPE_3BYTE_BGR), "jpg", progressive));
        }
        files.add(withSegments(files.get(1)));
        return files;
    }

    public static List<byte[]> tiff() throws IOException {
        BufferedImage grey = seven(BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage bits = seven(BufferedImage.TYPE_BYTE_BINARY);
        List<byte[]> files = new ArrayList<>();
        files.add(DocumentPictures.tiff("None", false, grey));
        files.add(DocumentPictures.tiff("LZW", false, seven(BufferedImage.TYPE_3BYTE_BGR)));
        files.add(DocumentPictures.tiff("CCITT T.6", false, bits));
        files.add(DocumentPictures.tiff("CCITT RLE", false, bits));
        files.add(DocumentPictures.tiff("JPEG", false, grey));
        files.add(DocumentPictures.tiff("ZLib", true, grey, bits));
        files.add(DocumentPictures.tiledTiff("PackBits", 16, grey));
        files.add(DocumentPictures.tiffDirectory(256, 5, 257, 5, 273, 99, 279, 25, 34665, 8));
        files.add(TiffTags.add(DocumentPictures.tiff("None", false, grey), 274, 6));
        return files;
    }

    public static List<byte[]> pdf() throws IOException {
        BufferedImage grey = seven(BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage bits = seven(BufferedImage.TYPE_BYTE_BINARY);
        return List.of(
                DocumentPictures.scannedPdf(Storage.LOSSLESS, 72, 0, grey),
                DocumentPictures.scannedPdf(Storage.JPEG, 72, 90, grey),
                DocumentPictures.scannedPdf(Storage.FAX, 72, 0, bits),
                DocumentPictures.scannedPdf(Storage.JBIG2, 72, 0, bits),
                DocumentPictures.drawnPdf(60, 50, 25, 10, 6, 30),
                DocumentPictures.emptyPdf(2, null));
    }

    /** What is not ours to read, but goes through our code before and after. */
    static List<byte[]> others() throws IOException {
        BufferedImage grey = seven(BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = new byte[SIDE * SIDE];
        return List.of(
                DocumentPictures.bmp(grey),
                DocumentPictures.gif(seven(BufferedImage.TYPE_BYTE_INDEXED)),
                DocumentPictures.pnm(grey),
                DocumentPictures.webp(new GreyImage(SIDE, SIDE, pixels)),
                "P1 3 2 0 1 0 1 0 1\n".getBytes(StandardCharsets.US_ASCII),
                "P2 2 2 255 0 9 200 255\n".getBytes(StandardCharsets.US_ASCII));
    }

    static BufferedImage seven(int type) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(4, 4, 11, 2);
        graphics.drawLine(14, 4, 8, 16);
        graphics.dispose();
        return image;
    }

    /** EXIF with an orientation, Adobe's marker and a part of a colour profile, behind the beginning. */
    private static byte[] withSegments(byte[] jpeg) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(jpeg, 0, 2);
        file.write(segment(0xE1, exif()));
        file.write(segment(0xEE, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1}));
        file.write(segment(0xE2, "ICC_PROFILE\0\1\2 no profile".getBytes(StandardCharsets.US_ASCII)));
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    private static byte[] segment(int marker, byte[] content) {
        byte[] segment = new byte[content.length + 4];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) marker;
        segment[2] = (byte) (content.length + 2 >> 8);
        segment[3] = (byte) (content.length + 2);
        System.arraycopy(content, 0, segment, 4, content.length);
        return segment;
    }

    /** The content of an APP1 segment that says that the picture lies on its side. */
    public static byte[] exif() {
        return new byte[] {
            'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0,
            0
        };
    }
}
