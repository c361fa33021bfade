package org.digitmill.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages of a PDF file whole or not at all: the library itself passes over what it cannot draw, with a word in the log. */
final class PdfDrawing extends PDFRenderer {
    PdfDrawing(PDDocument document) {
        super(document);
    }

    /** The page in colours, on white. */
    BufferedImage draw(int index, float dotsPerInch) throws IOException {
        return renderImageWithDPI(index, dotsPerInch, ImageType.RGB);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new WholeDrawer(parameters);
    }

    private static final class WholeDrawer extends PageDrawer {
        WholeDrawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Drawing the page was given up");
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException problem)
                throws IOException {
            throw problem;
        }
    }
}
