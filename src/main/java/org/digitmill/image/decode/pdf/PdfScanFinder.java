package org.digitmill.image.decode.pdf;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Interprets a page of a PDF file to determine whether it is a scan: one picture over the whole page and nothing else, except invisible
 * text of text recognition.
 */
final class PdfScanFinder extends PDFGraphicsStreamEngine {
    private PdfScan scan;
    private boolean somethingElse;

    private PdfScanFinder(PDPage page) {
        super(page);
    }

    /** The scan of the page; empty if the page shows anything else, or cannot be interpreted. */
    static Optional<PdfScan> find(PDPage page) {
        PdfScanFinder finder = new PdfScanFinder(page);
        try {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (!(annotation instanceof PDAnnotationLink) && !annotation.isHidden()) {
                    return Optional.empty();
                }
            }
            finder.processPage(page);
        } catch (IOException | RuntimeException e) {
            // Drawing the page meets the same, and says what it is.
            return Optional.empty();
        }
        return finder.somethingElse ? Optional.empty() : Optional.ofNullable(finder.scan);
    }

    @Override
    public void drawImage(PDImage drawn) {
        PDGraphicsState state = getGraphicsState();
        PdfScan found = null;
        if (drawn instanceof PDImageXObject image && isOpaque(image, state)) {
            Matrix place = state.getCurrentTransformationMatrix();
            found = PdfScan.of(image, place, state.getCurrentClippingPath().getBounds2D(), getPage());
        }
        // A second picture may lie upon the first, or beside it.
        somethingElse |= found == null || scan != null;
        scan = found;
    }

    private static boolean isOpaque(PDImageXObject image, PDGraphicsState state) {
        return !image.isStencil()
                && !image.getCOSObject().containsKey(COSName.SMASK)
                && !image.getCOSObject().containsKey(COSName.MASK)
                && state.getSoftMask() == null
                && state.getNonStrokeAlphaConstant() == 1
                && state.getBlendMode() == BlendMode.NORMAL;
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) {
        RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
        somethingElse |= mode.isFill() || mode.isStroke();
    }

    /** What is painted before the scan is covered by it. */
    private void paint() {
        somethingElse |= scan != null;
    }

    @Override
    public void strokePath() {
        paint();
    }

    @Override
    public void fillPath(int windingRule) {
        paint();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        paint();
    }

    @Override
    public void shadingFill(COSName shading) {
        paint();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void moveTo(float x, float y) {}

    @Override
    public void lineTo(float x, float y) {}

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float();
    }

    @Override
    public void closePath() {}

    @Override
    public void endPath() {}
}
