package org.digitmill.train.augment;

/**
 * An affine transformation of a digit: scaled, sheared and rotated about the centre of the picture, then shifted.
 *
 * <p>A point p relative to the middle goes to M p + shift, with M = ((xx, xy), (yx, yy)); x to the right, y down, in pixels.
 */
record Placement(double xx, double xy, double yx, double yy, double shiftX, double shiftY) {
    /**
     * @param degrees clockwise
     * @param scaleX factor of the width
     * @param scaleY factor of the height
     * @param shear pixels to the right for each pixel up
     */
    static Placement of(double degrees, double scaleX, double scaleY, double shear, double shiftX, double shiftY) {
        double angle = StrictMath.toRadians(degrees);
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        // Turning after shearing after scaling.
        return new Placement(
                cosine * scaleX,
                (-cosine * shear - sine) * scaleY,
                sine * scaleX,
                (cosine - sine * shear) * scaleY,
                shiftX,
                shiftY);
    }

    Placement shifted(double newShiftX, double newShiftY) {
        return new Placement(xx, xy, yx, yy, newShiftX, newShiftY);
    }

    /** Where the point goes, without the shift. */
    double x(double x, double y) {
        return xx * x + xy * y;
    }

    /** Where the point goes, without the shift. */
    double y(double x, double y) {
        return yx * x + yy * y;
    }

    double determinant() {
        return xx * yy - xy * yx;
    }
}
