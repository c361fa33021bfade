package org.digitmill.image.decode.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.pixel.GreyConversion;
import org.digitmill.image.pixel.GreyImage;

/** Draws pages of a PDF file completely or not at all. The library itself skips what it cannot draw and logs it. */
final class PdfDrawing extends PDFRenderer {
    /** Operators that draw nothing, and that the library passes over. */
    private static final Set<String> WITHOUT_INK = Set.of("BX", "EX", "MP", "DP", "d0", "d1");

    private boolean damaged;

    PdfDrawing(PDDocument document) {
        super(document);
    }

    /** The page in grey, on white. */
    GreyImage draw(int index, float dotsPerInch) throws IOException, ImageException {
        GreyImage page = GreyConversion.of(renderImageWithDPI(index, dotsPerInch, ImageType.RGB));
        if (damaged && isBlank(page)) {
            throw ImageException.corrupt(
                    "The PDF page shows nothing, and its content has operators that do not exist.");
        }
        return page;
    }

    private static boolean isBlank(GreyImage page) {
        for (byte pixel : page.pixels()) {
            if (pixel != -1) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new WholeDrawer(parameters);
    }

    private final class WholeDrawer extends PageDrawer {
        WholeDrawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            PdfJpeg2000.check(image);
            super.drawImage(image);
        }

        @Override
        protected void unsupportedOperator(Operator operator, List<COSBase> operands) {
            damaged |= !WITHOUT_INK.contains(operator.getName());
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException problem)
                throws IOException {
            throw problem;
        }
    }
}
