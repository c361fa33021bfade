package org.digitmill.samples.photos;

/**
 * The light on a picture: a factor for each place, in units of its height from its middle.
 *
 * @param gradient how much is lost from one side to the other, 0 to 1
 * @param direction towards the dark side, radians
 * @param corner how much is lost in the corners
 * @param shadow how much a shadow takes away
 * @param edgeX a place on the shadow's edge
 * @param edgeY likewise
 * @param edgeDirection across the edge, radians
 * @param softness half the width of the edge
 * @param curve by how much the edge bends
 */
record Light(
        double gradient,
        double direction,
        double corner,
        double shadow,
        double edgeX,
        double edgeY,
        double edgeDirection,
        double softness,
        double curve) {
    static Light of(PhotoKind kind, Chance chance) {
        boolean soft = kind == PhotoKind.SOFT_SHADOW || kind.phone() && chance.of(0.5);
        boolean hard = kind == PhotoKind.HARD_SHADOW || kind.phone() && !soft && chance.of(0.6);
        return new Light(
                kind == PhotoKind.GRADIENT
                        ? chance.between(0.4, 0.7)
                        : kind.phone() ? chance.between(0.1, 0.45) : chance.between(0, 0.12),
                chance.between(0, 2 * Math.PI),
                kind == PhotoKind.VIGNETTE ? chance.between(0.4, 0.7) : chance.between(0, 0.12),
                soft || hard ? chance.between(0.3, 0.6) : 0,
                chance.between(-0.3, 0.3),
                chance.between(-0.3, 0.3),
                chance.between(0, 2 * Math.PI),
                soft ? chance.between(0.04, 0.2) : chance.between(0.001, 0.008),
                chance.between(-0.8, 0.8));
    }

    double at(double x, double y, double aspect) {
        double factor = 1 - gradient * (0.5 + (x * Math.cos(direction) + y * Math.sin(direction)) / (1 + aspect));
        factor *= 1 - corner * Math.pow((x * x + y * y) / (0.25 + aspect * aspect / 4), 1.3);
        if (shadow > 0) {
            double across = (x - edgeX) * Math.cos(edgeDirection) + (y - edgeY) * Math.sin(edgeDirection);
            double along = (y - edgeY) * Math.cos(edgeDirection) - (x - edgeX) * Math.sin(edgeDirection);
            double inside = (across + curve * along * along) / softness;
            factor *= 1 - shadow / (1 + Math.exp(-2.5 * inside));
        }
        return factor;
    }
}
