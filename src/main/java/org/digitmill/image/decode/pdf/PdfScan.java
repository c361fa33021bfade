package org.digitmill.image.decode.pdf;

import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/**
 * The one picture that a page of a PDF file consists of.
 *
 * @param image as it is stored
 * @param orientation how it is turned on the page, as EXIF counts: 1 upright to 8
 * @param dotsPerInch resolution at which it was scanned, by its size on the page
 */
record PdfScan(PDImageXObject image, int orientation, int dotsPerInch) {
    private static final double POINTS_PER_INCH = 72;
    /** What a scanner's margins may take from the page, as a share of its width and height. */
    private static final double MARGIN = 0.1;
    /** A picture that is stretched more is drawn as the page has it. */
    private static final double STRETCH = 1.05;

    /** The scan, if a picture put on the page by a matrix is one; else null. */
    static PdfScan of(PDImageXObject image, Matrix place, Rectangle2D clip, PDPage page) {
        double a = place.getValue(0, 0);
        double b = place.getValue(0, 1);
        double c = place.getValue(1, 0);
        double d = place.getValue(1, 1);
        double slant = 1e-3 * (Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d));
        boolean along = Math.abs(b) < slant && Math.abs(c) < slant;
        boolean across = Math.abs(a) < slant && Math.abs(d) < slant;
        double x = place.getTranslateX();
        double y = place.getTranslateY();
        Rectangle2D box = new Rectangle2D.Double(
                x + Math.min(0, a) + Math.min(0, c),
                y + Math.min(0, b) + Math.min(0, d),
                Math.abs(a) + Math.abs(c),
                Math.abs(b) + Math.abs(d));
        Rectangle2D sheet = new Rectangle2D.Double(
                page.getCropBox().getLowerLeftX(),
                page.getCropBox().getLowerLeftY(),
                page.getCropBox().getWidth(),
                page.getCropBox().getHeight());
        double dotsAcross = POINTS_PER_INCH * image.getWidth() / Math.hypot(a, b);
        double dotsDown = POINTS_PER_INCH * image.getHeight() / Math.hypot(c, d);
        boolean stretched = Math.max(dotsAcross, dotsDown) > STRETCH * Math.min(dotsAcross, dotsDown);
        if (along == across || stretched || !fills(box, sheet) || !fills(clip.createIntersection(box), box)) {
            return null;
        }
        int orientation = orientation(
                Math.signum(along ? a : 0),
                Math.signum(along ? 0 : b),
                Math.signum(along ? 0 : c),
                Math.signum(along ? d : 0),
                page.getRotation());
        return new PdfScan(image, orientation, (int) Math.min(100_000, Math.round(dotsAcross)));
    }

    /** Whether a box covers a sheet but for its margins, and does not stick out further. */
    private static boolean fills(Rectangle2D box, Rectangle2D sheet) {
        double x = MARGIN * sheet.getWidth();
        double y = MARGIN * sheet.getHeight();
        return Math.abs(box.getMinX() - sheet.getMinX()) <= x
                && Math.abs(box.getMaxX() - sheet.getMaxX()) <= x
                && Math.abs(box.getMinY() - sheet.getMinY()) <= y
                && Math.abs(box.getMaxY() - sheet.getMaxY()) <= y;
    }

    /** From where the picture's right and upper side point on the page, in steps of one, to EXIF's count. */
    private static int orientation(double a, double b, double c, double d, int rotation) {
        double rightX = a;
        double rightY = b;
        double upX = c;
        double upY = d;
        for (int turned = 0; turned < rotation; turned += 90) {
            double x = rightX;
            rightX = rightY;
            rightY = -x;
            x = upX;
            upX = upY;
            upY = -x;
        }
        if (rightX > 0) {
            return upY > 0 ? 1 : 4;
        }
        if (rightX < 0) {
            return upY > 0 ? 2 : 3;
        }
        if (rightY < 0) {
            return upX > 0 ? 6 : 5;
        }
        return upX > 0 ? 7 : 8;
    }
}
