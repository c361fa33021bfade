package org.digitmill.image.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.digitmill.image.pixel.GreyImage;

/** Makes picture files for tests, through the Java library's writers or chunk by chunk. */
public final class Pictures {
    private Pictures() {}

    /** An 8-bit grey PNG file of the given pixels. */
    public static byte[] greyPng(int width, int height, byte[] pixels) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return write(image, "png", false);
    }

    public static byte[] greyPng(GreyImage image) {
        return greyPng(image.width(), image.height(), image.pixels());
    }

    public static byte[] write(BufferedImage image, String format, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A picture of 16-bit samples; the samples of a pixel stand together. */
    public static BufferedImage deep(int width, int height, int bands, int[] samples) {
        ColorSpace space = ColorSpace.getInstance(bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        boolean alpha = bands == 2 || bands == 4;
        ComponentColorModel model = new ComponentColorModel(space, alpha, false, alpha ? 3 : 1, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        raster.setPixels(0, 0, width, height, samples);
        return new BufferedImage(model, raster, false, null);
    }

    /** A PNG file of the header values and chunks given; {@code rows} with their filter bytes, not yet compressed. */
    public static byte[] png(int width, int height, int depth, int colourType, byte[] transparency, byte[] rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        byte[] header = {
            (byte) (width >> 24),
            (byte) (width >> 16),
            (byte) (width >> 8),
            (byte) width,
            (byte) (height >> 24),
            (byte) (height >> 16),
            (byte) (height >> 8),
            (byte) height,
            (byte) depth,
            (byte) colourType,
            0,
            0,
            0
        };
        file.writeBytes(chunk("IHDR", header));
        if (transparency != null) {
            file.writeBytes(chunk("tRNS", transparency));
        }
        file.writeBytes(chunk("IDAT", compress(rows)));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    /** The first 33 bytes of a PNG file of such a size, and nothing behind them: enough to see that it is too large. */
    public static byte[] pngHeader(int width, int height) {
        return java.util.Arrays.copyOf(png(width, height, 8, 0, null, new byte[0]), 33);
    }

    static byte[] chunk(String name, byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(letters);
        checksum.update(data);
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeInt(data.length);
            output.write(letters);
            output.write(data);
            output.writeInt((int) checksum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] compress(byte[] rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream output = new DeflaterOutputStream(bytes)) {
            output.write(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
