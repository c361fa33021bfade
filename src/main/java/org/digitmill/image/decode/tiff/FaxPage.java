package org.digitmill.image.decode.tiff;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.digitmill.image.pixel.GreyConversion;
import org.digitmill.image.pixel.GreyImage;

/**
 * A page of a TIFF file that is packed as fax machines do, read by the Java library: TwelveMonkeys' decoder refuses some pages that libtiff
 * and the Java library read to the same pixels.
 *
 * <p>The Java library gives partial pictures of damaged data and says so in warnings. With any warning there is no page. Of 150 damaged
 * copies of a page it noticed 136; the codes have no checksum.
 */
final class FaxPage {
    private static final String VENDOR_CLASSES = "com.sun.imageio.";

    private FaxPage() {}

    /** The pixels; empty if the data is damaged. */
    static Optional<GreyImage> read(ImageInputStream input, TiffDirectory page) {
        ImageReader reader = reader();
        boolean[] damaged = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> damaged[0] = true);
        try {
            reader.setInput(input, false, true);
            byte[] grey = new byte[page.width() * page.height()];
            GreyConversion.write(reader.read(page.index()), grey, 0);
            return damaged[0] ? Optional.empty() : Optional.of(new GreyImage(page.width(), page.height(), grey));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader() {
        for (Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff"); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith(VENDOR_CLASSES)) {
                return reader;
            }
        }
        throw new IllegalStateException("The Java library has a reader of TIFF since version 9");
    }
}
