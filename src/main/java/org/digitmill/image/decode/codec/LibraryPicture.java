package org.digitmill.image.decode.codec;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.pnm.PNMImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.digitmill.image.decode.jpeg.Jpeg2000;
import org.digitmill.image.decode.source.ContentInput;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.decode.source.LibraryFailure;
import org.digitmill.image.decode.source.PageSource;
import org.digitmill.image.pixel.GreyConversion;
import org.digitmill.image.pixel.GreyImage;

/**
 * The one picture of a GIF, BMP, WebP, PNM or JPEG 2000 file, read by a library; of a GIF or WebP that moves, the first one.
 *
 * <p>Readers are created by class name and not looked up on the class path, which can differ between machines. The reader of JPEG 2000 is
 * provided by the user.
 */
final class LibraryPicture implements PageSource {
    private static final int COLOUR_BYTES = 4;

    private final ImageFormat format;
    private final ImageReader reader;
    private final int width;
    private final int height;
    private final int orientation;
    private String damage;

    private LibraryPicture(ImageFormat format, ImageReader reader, ContentInput input, int orientation)
            throws IOException {
        this.format = format;
        this.reader = reader;
        reader.addIIOReadWarningListener(
                (source, warning) -> damage = LibraryFailure.isDamage(warning) ? warning : damage);
        reader.setInput(input, false, true);
        this.width = reader.getWidth(0);
        this.height = reader.getHeight(0);
        this.orientation = orientation;
    }

    static LibraryPicture open(ImageFormat format, byte[] content, int length, ImageLimits limits)
            throws ImageException {
        switch (format) {
            case GIF -> GifFrame.check(content, length, limits);
            case BMP -> BmpHeader.check(content, length, limits);
            case WEBP -> WebpChunks.check(content, length);
            case JPEG2000 -> Jpeg2000.check(content, length, limits);
            default -> {}
        }
        byte[] readable = format == ImageFormat.BMP ? BmpHeader.withOnePlane(content, length) : content;
        int orientation = format == ImageFormat.WEBP ? WebpChunks.orientation(content, length) : 1;
        LibraryPicture picture;
        try {
            picture = new LibraryPicture(format, reader(format), new ContentInput(readable, length), orientation);
        } catch (IOException | RuntimeException e) {
            throw LibraryFailure.of(format, e);
        }
        limits.checkSize(picture.width, picture.height);
        return picture;
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        return switch (format) {
            case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
            case BMP -> new BMPImageReaderSpi().createReaderInstance(null);
            case PNM -> new PNMImageReaderSpi().createReaderInstance(null);
            case JPEG2000 -> Jpeg2000.reader().orElseThrow();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            default -> throw new IllegalArgumentException("No picture of one page: " + format);
        };
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public PageHeader header(int index) {
        long pixels = (long) width * height;
        return new PageHeader(COLOUR_BYTES * pixels, pixels, orientation, 0);
    }

    @Override
    public GreyImage read(int index) throws ImageException {
        GreyImage image;
        try {
            BufferedImage picture = reader.read(0);
            image = GreyConversion.of(picture);
        } catch (IOException | RuntimeException e) {
            throw LibraryFailure.of(format, e);
        }
        if (damage != null) {
            throw ImageException.corrupt("The " + format + " data is damaged: "
                    + damage.lines().findFirst().orElse("") + ".");
        }
        return image;
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
