package org.digitmill.image.pixel;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/**
 * Pictures of Java's library in grey: colours by {@link Luma}, transparency on a {@link Backdrop}.
 *
 * <p>Grey and colour samples are taken as they are stored. Java's own conversion would change them, since it treats grey values as linear
 * light.
 */
public final class GreyConversion {
    private GreyConversion() {}

    public static GreyImage of(BufferedImage picture) {
        byte[] grey = new byte[picture.getWidth() * picture.getHeight()];
        write(picture, Backdrop.WHITE, grey, 0);
        if (picture.getColorModel().hasAlpha() && Backdrop.showsNothing(grey)) {
            write(picture, Backdrop.BLACK, grey, 0);
        }
        return new GreyImage(picture.getWidth(), picture.getHeight(), grey);
    }

    /** Writes the grey pixels of a part of a picture on white, row by row, from {@code at} on. */
    public static void write(BufferedImage picture, byte[] grey, int at) {
        write(picture, Backdrop.WHITE, grey, at);
    }

    private static void write(BufferedImage picture, int backdrop, byte[] grey, int at) {
        Raster raster = picture.getRaster();
        ColorModel model = picture.getColorModel();
        if (model instanceof IndexColorModel palette) {
            writePalette(raster, palette, backdrop, grey, at);
        } else if (isStoredAsGreyBytes(raster, model)) {
            copy(raster, grey, at);
        } else if (model instanceof ComponentColorModel && isKnown(model.getColorSpace())) {
            writeSamples(raster, model, backdrop, grey, at);
        } else {
            writeColours(picture, backdrop, grey, at);
        }
    }

    private static boolean isKnown(ColorSpace space) {
        int type = space.getType();
        return type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_CMYK;
    }

    private static boolean isStoredAsGreyBytes(Raster raster, ColorModel model) {
        return raster.getNumBands() == 1
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel samples
                && samples.getPixelStride() == 1
                && raster.getDataBuffer() instanceof DataBufferByte;
    }

    private static void copy(Raster raster, byte[] grey, int at) {
        PixelInterleavedSampleModel samples = (PixelInterleavedSampleModel) raster.getSampleModel();
        DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
        int stride = samples.getScanlineStride();
        int start = samples.getOffset(-raster.getSampleModelTranslateX(), -raster.getSampleModelTranslateY());
        for (int y = 0; y < raster.getHeight(); y++) {
            System.arraycopy(
                    buffer.getData(),
                    buffer.getOffset() + start + y * stride,
                    grey,
                    at + y * raster.getWidth(),
                    raster.getWidth());
        }
    }

    private static void writePalette(Raster raster, IndexColorModel palette, int backdrop, byte[] grey, int at) {
        byte[] shades = new byte[palette.getMapSize()];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = (byte) ofColour(palette.getRGB(i), backdrop);
        }
        int width = raster.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                // An index without a colour is black, as in PNG.
                grey[at + y * width + x] = row[x] < shades.length ? shades[row[x]] : 0;
            }
        }
    }

    private static void writeSamples(Raster raster, ColorModel model, int backdrop, byte[] grey, int at) {
        int bands = raster.getNumBands();
        int colours = model.getNumColorComponents();
        boolean alpha = model.hasAlpha();
        float[] scale = scales(raster.getSampleModel());
        int width = raster.getWidth();
        float[] row = new float[width * bands];
        int[] pixel = new int[bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < bands; band++) {
                    float value = row[x * bands + band] * scale[band];
                    pixel[band] = Math.max(0, Math.min(255, Math.round(value)));
                }
                int shade = ofSamples(pixel, colours);
                if (alpha) {
                    int opacity = pixel[bands - 1];
                    // Premultiplied colours are already darker by what is missing: only the backdrop is added.
                    shade = model.isAlphaPremultiplied()
                            ? Math.min(255, shade + backdrop * (255 - opacity) / 255)
                            : Backdrop.blend(backdrop, shade, opacity);
                }
                grey[at + y * width + x] = (byte) shade;
            }
        }
    }

    /** What makes each band's samples go to 255. */
    private static float[] scales(SampleModel samples) {
        float[] scales = new float[samples.getNumBands()];
        for (int band = 0; band < scales.length; band++) {
            scales[band] = switch (samples.getDataType()) {
                case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> 255;
                // Java knows no unsigned int; halved, the sign's bit is lost, and with it nothing that a byte shows.
                default -> (float) (255.0 / (Math.pow(2, samples.getSampleSize(band)) - 1));
            };
        }
        return scales;
    }

    private static int ofSamples(int[] pixel, int colours) {
        return switch (colours) {
            case 1, 2 -> pixel[0];
            case 3 -> Luma.of(pixel[0], pixel[1], pixel[2]);
            // Inks: the share of light that the colours leave, times that left by black.
            default -> ((255 - Luma.of(pixel[0], pixel[1], pixel[2])) * (255 - pixel[3]) + 127) / 255;
        };
    }

    private static void writeColours(BufferedImage picture, int backdrop, byte[] grey, int at) {
        int width = picture.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                grey[at + y * width + x] = (byte) ofColour(row[x], backdrop);
            }
        }
    }

    private static int ofColour(int argb, int backdrop) {
        return Backdrop.blend(backdrop, Luma.of(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF), argb >>> 24);
    }
}
