package org.digitmill.samples.photos;

/**
 * How a picture is taken.
 *
 * @param width pixels
 * @param height pixels
 * @param angle by which the paper lies askew, radians
 * @param tiltX how much farther away its right side is than its middle
 * @param tiltY likewise for its lower side
 * @param blur standard deviation of the blur, pixels
 * @param noise standard deviation of the sensor's noise, grey levels
 * @param quality of the JPEG compression, 0 to 1; more than 1 for PNG
 * @param orientation in which it is stored: EXIF's 1 to 8
 */
record Camera(
        int width,
        int height,
        double angle,
        double tiltX,
        double tiltY,
        double blur,
        double noise,
        double quality,
        int orientation) {
    static Camera of(PhotoKind kind, double digitHeight, Chance chance) {
        double longer =
                switch (kind) {
                    case TINY -> chance.between(60, 120);
                    case LARGE -> chance.between(1_200, 2_000);
                    default -> Math.exp(chance.between(Math.log(200), Math.log(1_000)));
                };
        double[] aspects = {1, 4 / 3.0, 3 / 4.0, 16 / 9.0};
        double aspect = aspects[chance.below(aspects.length)];
        int width = (int) (aspect >= 1 ? longer : longer * aspect);
        int height = (int) (aspect >= 1 ? longer / aspect : longer);
        double degrees = kind == PhotoKind.TILTED ? chance.sign() * chance.between(5, 14) : 3 * chance.bell();
        double tilt = kind == PhotoKind.TILTED ? 0.3 : kind.phone() ? 0.15 : 0.05;
        double blur = kind == PhotoKind.BLUR
                ? digitHeight * height * chance.between(0.02, 0.05)
                : chance.between(0.3, kind.phone() ? 1.2 : 0.8);
        double noise = kind == PhotoKind.NOISE
                ? chance.between(8, 24)
                : kind.phone() ? chance.between(2, 9) : chance.between(0.5, 3);
        double quality = kind == PhotoKind.COMPRESSED
                ? chance.between(0.08, 0.35)
                : kind.phone() ? chance.between(0.4, 0.9) : chance.between(0.75, 1.1);
        boolean turned = kind == PhotoKind.TURNED || kind.phone() && chance.of(0.5);
        return new Camera(
                width,
                height,
                Math.toRadians(degrees),
                chance.between(-tilt, tilt),
                chance.between(-tilt, tilt),
                blur,
                noise,
                quality,
                turned ? 2 + chance.below(7) : 1);
    }

    double aspect() {
        return (double) width / height;
    }
}
