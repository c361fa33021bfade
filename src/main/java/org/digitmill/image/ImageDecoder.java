package org.digitmill.image;

import java.util.Locale;

/**
 * Turns the bytes of a picture file into grey pixels, by content and not by name.
 *
 * <p>Colour becomes grey by the luma of ITU-R Rec. BT.601, transparency is laid on white, 16 bits are rounded to 8, and a photograph is
 * turned upright by its EXIF orientation. A file that ends early or contradicts itself is an error, never half a picture. The limits are
 * held against the header, before memory for pixels is taken.
 *
 * <p>Not safe for use by several threads at once: it keeps a decompressor and buffers for the next picture.
 */
public final class ImageDecoder {
    private final ImageLimits limits;
    private final PngDecoder png = new PngDecoder();
    private final JpegDecoder jpeg = new JpegDecoder();

    public ImageDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    /** The picture in all of {@code content}. */
    public GreyImage decode(byte[] content) throws ImageException {
        return decode(content, content.length);
    }

    /**
     * The picture in the first {@code length} bytes of {@code content}.
     *
     * @throws ImageException with the reason, when these bytes are no picture that can be read
     */
    public GreyImage decode(byte[] content, int length) throws ImageException {
        if (length == 0) {
            throw new ImageException(ImageErrorCode.EMPTY_FILE, "The file is empty.");
        }
        limits.checkBytes(length);
        ImageFormat format = ImageFormat.of(content, length)
                .orElseThrow(() -> new ImageException(
                        ImageErrorCode.NOT_AN_IMAGE, "The file does not begin as any known picture format does."));
        return switch (format) {
            case PNG -> png.decode(content, length, limits);
            case JPEG -> jpeg.decode(content, length, limits);
            default ->
                throw new ImageException(
                        ImageErrorCode.UNSUPPORTED_FORMAT,
                        "Pictures in the format " + format.label().toUpperCase(Locale.ROOT) + " are not read.");
        };
    }
}
