package org.digitmill.image.decode.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.digitmill.image.decode.jpeg.Jpeg2000;

/** Recognises pictures of a PDF file that are stored as JPEG 2000, since the library reports some of them as broken. */
final class PdfJpeg2000 {
    private PdfJpeg2000() {}

    /** @throws MissingImageReaderException if the picture is one and the user has added no reader */
    static void check(PDImage image) throws IOException {
        boolean stored =
                image.getCOSObject() != null && isJpeg2000(image.getCOSObject().getDictionaryObject(COSName.FILTER));
        if (stored && Jpeg2000.reader().isEmpty()) {
            throw new MissingImageReaderException(
                    "a JPEG 2000 picture. Add a reader by --jars: see docs/scoring.md. Or convert the file to one with JPEG "
                            + "pictures, or to TIFF, for example by printing it anew");
        }
    }

    private static boolean isJpeg2000(COSBase filter) {
        return COSName.JPX_DECODE.equals(filter)
                || filter instanceof COSArray several && several.indexOfObject(COSName.JPX_DECODE) >= 0;
    }
}
