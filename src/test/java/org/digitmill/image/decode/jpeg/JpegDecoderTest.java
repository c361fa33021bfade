package org.digitmill.image.decode.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.decode.source.ExifOrientation;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDecoderTest {
    private static final int SIDE = 48;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsGreyAndColourAsLuma(boolean progressive) throws ImageException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
            BufferedImage image = quarters(type);
            GreyImage decoded = decode(Pictures.write(image, "jpeg", progressive));
            assertEquals(SIDE, decoded.width());
            assertEquals(SIDE, decoded.height());
            for (int[] point : new int[][] {{8, 8}, {40, 8}, {8, 40}, {40, 40}}) {
                int colour = image.getRGB(point[0], point[1]);
                double luma = 0.299 * (colour >> 16 & 0xFF) + 0.587 * (colour >> 8 & 0xFF) + 0.114 * (colour & 0xFF);
                int stored = type == BufferedImage.TYPE_BYTE_GRAY
                        ? image.getRaster().getSample(point[0], point[1], 0)
                        : (int) luma;
                assertEquals(stored, decoded.at(point[0], point[1]), 3);
            }
        }
    }

    /** A quarter of the picture is dark; where it lies when upright follows from the eight definitions in EXIF 2.3. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void turnsPhotographsUpright(int orientation, int column, int row) throws ImageException {
        BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                image.getRaster().setSample(x, y, 0, x < 32 && y < 16 ? 10 : 240);
            }
        }
        byte[] exif = {
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
            0
        };
        GreyImage upright = decode(withSegment(Pictures.write(image, "jpeg", false), 0xE1, exif));
        assertEquals(orientation < 5 ? 64 : 32, upright.width());
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 2; x++) {
                int grey = upright.at(
                        upright.width() / 4 + x * upright.width() / 2, upright.height() / 4 + y * upright.height() / 2);
                assertEquals(x == column && y == row ? 10 : 240, grey, 12, "quarter " + x + "," + y);
            }
        }
    }

    @Test
    void mirroredDiagonallyIsNotTurned() {
        GreyImage stored = new GreyImage(2, 1, new byte[] {1, 2});
        assertEquals(1, ExifOrientation.upright(stored, 5).at(0, 0));
        assertEquals(2, ExifOrientation.upright(stored, 6).at(0, 1));
        assertEquals(2, ExifOrientation.upright(stored, 7).at(0, 0));
        assertEquals(1, ExifOrientation.upright(stored, 8).at(0, 1));
    }

    @ParameterizedTest
    // stored planes; Adobe's transform or -1 without its marker; the grey that they mean
    @CsvSource({
        "0,0,0,0,-1,255",
        "0,0,0,255,-1,0",
        "255,255,255,255,0,255",
        "255,255,255,128,0,128",
        "0,0,0,255,0,0",
        "0,128,128,255,2,255",
        "255,128,128,255,2,0",
        "100,128,128,255,2,155"
    })
    void readsPrintColours(int first, int second, int third, int black, int transform, int expected) throws Exception {
        byte[] file = printColours(first, second, third, black);
        if (transform >= 0) {
            byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
            file = withSegment(file, 0xEE, adobe);
        }
        assertEquals(expected, decode(file).at(5, 5), 2);
    }

    @Test
    void brokenExifIsIgnored() throws ImageException {
        byte[] file = Pictures.write(quarters(BufferedImage.TYPE_BYTE_GRAY), "jpeg", false);
        for (int length = 0; length < 30; length++) {
            byte[] exif = Arrays.copyOf(
                    new byte[] {'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 0x7F, 0x7F, 0x7F, 0x7F}, length);
            assertEquals(SIDE, decode(withSegment(file, 0xE1, exif)).width());
        }
    }

    @Test
    void aFileFilledUpWithAnEndMarkerIsNotWhole() {
        byte[] whole = Pictures.write(quarters(BufferedImage.TYPE_BYTE_GRAY), "jpeg", false);
        byte[] cut = Arrays.copyOf(whole, whole.length - 12);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        ImageException error = assertThrows(ImageException.class, () -> decode(cut));
        assertEquals(ImageErrorCode.CORRUPT, error.code());
        assertTrue(error.getMessage().contains("premature end"), error.getMessage());
    }

    private static GreyImage decode(byte[] file) throws ImageException {
        return new ImageDecoder(ImageLimits.DEFAULT).decode(file);
    }

    private static BufferedImage quarters(int type) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        int[] colours = {0xFF0000, 0x00FF00, 0x2040C0, 0xFFFFFF};
        int[] greys = {30, 100, 180, 250};
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int quarter = 2 * (2 * y / SIDE) + 2 * x / SIDE;
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(x, y, 0, greys[quarter]);
                } else {
                    image.setRGB(x, y, colours[quarter]);
                }
            }
        }
        return image;
    }

    private static byte[] printColours(int... planes) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, planes);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    private static byte[] withSegment(byte[] file, int marker, byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, 2);
        bytes.write(0xFF);
        bytes.write(marker);
        bytes.write(data.length + 2 >> 8);
        bytes.write(data.length + 2);
        bytes.writeBytes(data);
        bytes.write(file, 2, file.length - 2);
        return bytes.toByteArray();
    }
}
