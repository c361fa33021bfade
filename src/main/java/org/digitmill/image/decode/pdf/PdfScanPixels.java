package org.digitmill.image.decode.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.digitmill.image.decode.jpeg.JpegDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyConversion;
import org.digitmill.image.pixel.GreyImage;

/** The pixels of a scan that is stored in a PDF file. */
final class PdfScanPixels {
    private PdfScanPixels() {}

    static GreyImage read(PDImageXObject image, ImageLimits limits) throws IOException, ImageException {
        PdfJpeg2000.check(image);
        List<COSName> filters = image.getStream().getFilters();
        if (isPlainJpeg(image, filters)) {
            try (InputStream stored = image.getStream().getCOSObject().createRawInputStream()) {
                byte[] jpeg = stored.readAllBytes();
                GreyImage grey =
                        new JpegDecoder().open(jpeg, jpeg.length, limits).read(0);
                if (grey.width() == image.getWidth() && grey.height() == image.getHeight()) {
                    return grey;
                }
            }
        }
        if (filters.isEmpty() || filters.stream().allMatch(COSName.FLATE_DECODE::equals)) {
            checkWhole(image);
        }
        return GreyConversion.of(image.getImage());
    }

    /** A JPEG file whose colours mean what they mean outside of PDF files. */
    private static boolean isPlainJpeg(PDImageXObject image, List<COSName> filters) throws IOException {
        if (filters.size() != 1 || !filters.get(0).equals(COSName.DCT_DECODE)) {
            return false;
        }
        PDColorSpace colours = image.getColorSpace();
        String name = colours.getName();
        boolean plain = name.equals("DeviceGray") || name.equals("DeviceRGB") || name.equals("ICCBased");
        return plain
                && colours.getNumberOfComponents() != 4
                && image.getDecode() == null
                && !image.getCOSObject().containsKey(COSName.DECODE_PARMS);
    }

    /** The library fills up with black what is missing. */
    private static void checkWhole(PDImageXObject image) throws IOException, ImageException {
        int samples = image.getColorSpace().getNumberOfComponents();
        long rowBytes = ((long) image.getWidth() * samples * image.getBitsPerComponent() + 7) / 8;
        long expected = rowBytes * image.getHeight();
        long found = 0;
        try (InputStream unpacked = image.createInputStream()) {
            byte[] buffer = new byte[1 << 14];
            for (int got = unpacked.read(buffer); got >= 0; got = unpacked.read(buffer)) {
                found += got;
            }
        }
        if (found < expected) {
            throw ImageException.truncated(
                    "The scan in the PDF file has " + found + " bytes of " + expected + " that it needs.");
        }
    }
}
