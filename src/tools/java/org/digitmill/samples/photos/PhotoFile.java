package org.digitmill.samples.photos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The bytes of a photograph: JPEG with its EXIF orientation, or PNG. */
final class PhotoFile {
    private PhotoFile() {}

    static byte[] write(float[][] planes, Camera camera) {
        BufferedImage stored = stored(planes, camera);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (camera.quality() > 1 && camera.orientation() == 1) {
                ImageIO.write(stored, "png", bytes);
                return bytes.toByteArray();
            }
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(output);
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality((float) Math.min(1, camera.quality()));
                writer.write(null, new IIOImage(stored, null, null), parameters);
            } finally {
                writer.dispose();
            }
            return camera.orientation() == 1 ? bytes.toByteArray() : marked(bytes.toByteArray(), camera.orientation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The picture as a camera holds it that is turned: what {@code orientation} tells a reader to do leads back. */
    private static BufferedImage stored(float[][] planes, Camera camera) {
        int width = camera.width();
        int height = camera.height();
        boolean sideways = camera.orientation() >= 5;
        BufferedImage stored =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int packed = clip(planes[0][at]) << 16 | clip(planes[1][at]) << 8 | clip(planes[2][at]);
                switch (camera.orientation()) {
                    case 2 -> stored.setRGB(width - 1 - x, y, packed);
                    case 3 -> stored.setRGB(width - 1 - x, height - 1 - y, packed);
                    case 4 -> stored.setRGB(x, height - 1 - y, packed);
                    case 5 -> stored.setRGB(y, x, packed);
                    case 6 -> stored.setRGB(y, width - 1 - x, packed);
                    case 7 -> stored.setRGB(height - 1 - y, width - 1 - x, packed);
                    case 8 -> stored.setRGB(height - 1 - y, x, packed);
                    default -> stored.setRGB(x, y, packed);
                }
            }
        }
        return stored;
    }

    private static int clip(float value) {
        return Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Puts an EXIF segment with nothing but the orientation behind the file's first two bytes. */
    private static byte[] marked(byte[] jpeg, int orientation) {
        byte[] segment = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] marked = new byte[jpeg.length + segment.length];
        System.arraycopy(jpeg, 0, marked, 0, 2);
        System.arraycopy(segment, 0, marked, 2, segment.length);
        System.arraycopy(jpeg, 2, marked, 2 + segment.length, jpeg.length - 2);
        return marked;
    }
}
