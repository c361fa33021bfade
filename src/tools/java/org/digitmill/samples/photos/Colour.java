package org.digitmill.samples.photos;

/** A colour by its red, green and blue, 0 to 255 each. */
record Colour(double red, double green, double blue) {
    /** Of a hue and saturation, 0 to 1, with the given luma. */
    static Colour of(double hue, double saturation, double luma) {
        int packed = java.awt.Color.HSBtoRGB((float) hue, (float) saturation, 1);
        Colour pure = new Colour(packed >> 16 & 0xFF, packed >> 8 & 0xFF, packed & 0xFF);
        double factor = luma / pure.luma();
        double highest = 255 / Math.max(pure.red, Math.max(pure.green, pure.blue));
        Colour scaled = pure.times(Math.min(factor, highest));
        // What the pure colour cannot reach is made up with white.
        double missing = (luma - scaled.luma()) / Math.max(1, 255 - scaled.luma());
        return scaled.mixed(new Colour(255, 255, 255), Math.max(0, missing));
    }

    static Colour grey(double luma) {
        return new Colour(luma, luma, luma);
    }

    double luma() {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }

    Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    Colour plus(double more) {
        return new Colour(red + more, green + more, blue + more);
    }

    Colour mixed(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }
}
