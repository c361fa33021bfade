package org.digitmill.samples.photos;

/**
 * Paper before anything is written on it: its colour at each place, in units of the picture's height.
 *
 * @param paper its colour
 * @param rules what is printed on it
 * @param spacing between rules
 * @param offset of the first one
 * @param line half the width of a rule
 * @param print the colour of the rules
 * @param roughness how far the grain changes the brightness
 * @param fineness grains for each picture's height
 * @param grain of the paper
 * @param creases lines as x, y, direction and depth, one after another
 */
record Sheet(
        Colour paper,
        Rules rules,
        double spacing,
        double offset,
        double line,
        Colour print,
        double roughness,
        double fineness,
        Grain grain,
        double[] creases) {
    enum Rules {
        NONE,
        LINES,
        SQUARES
    }

    static Sheet of(PhotoKind kind, Chance chance) {
        Colour paper =
                switch (kind) {
                    case CHALKBOARD ->
                        Colour.of(chance.between(0.25, 0.6), chance.between(0, 0.5), chance.between(25, 85));
                    case COLOURED ->
                        Colour.of(chance.between(0, 1), chance.between(0.3, 0.9), chance.between(120, 215));
                    default -> Colour.of(chance.between(0.08, 0.16), chance.between(0, 0.12), chance.between(215, 250));
                };
        Rules rules = kind == PhotoKind.RULED || kind == PhotoKind.PHONE_RULED
                ? Rules.LINES
                : kind == PhotoKind.SQUARED || kind == PhotoKind.PHONE_SQUARED ? Rules.SQUARES : Rules.NONE;
        double spacing = rules == Rules.LINES ? chance.between(0.06, 0.2) : chance.between(0.04, 0.13);
        double line = Math.max(0.0011, spacing * chance.between(0.012, 0.03));
        Colour print = paper.mixed(
                Colour.of(chance.between(0.5, 0.68), chance.between(0.2, 0.7), chance.between(60, 130)),
                chance.between(0.3, 0.75));
        double roughness = kind == PhotoKind.TEXTURE ? chance.between(7, 16) : kind.phone() ? 2.5 : 1.5;
        double fineness = kind == PhotoKind.TEXTURE ? chance.between(15, 90) : 60;
        double[] creases = new double[kind == PhotoKind.CREASED ? 4 * (1 + chance.below(4)) : 0];
        for (int i = 0; i < creases.length; i += 4) {
            creases[i] = chance.between(-0.5, 0.5);
            creases[i + 1] = chance.between(-0.45, 0.45);
            creases[i + 2] = chance.between(0, Math.PI);
            creases[i + 3] = chance.between(12, 45);
        }
        return new Sheet(
                paper,
                rules,
                spacing,
                chance.between(0, spacing),
                line,
                print,
                roughness,
                fineness,
                new Grain(chance.seed()),
                creases);
    }

    Colour at(double x, double y) {
        double brightness = roughness * grain.at(x * fineness, y * fineness);
        for (int i = 0; i < creases.length; i += 4) {
            double across =
                    (x - creases[i]) * Math.sin(creases[i + 2]) - (y - creases[i + 1]) * Math.cos(creases[i + 2]);
            // Light falls on one side of a fold, shade on the other.
            double width = 0.008;
            brightness += creases[i + 3] * across / width * Math.exp(-across * across / (width * width));
            brightness -= creases[i + 3] * 0.4 * Math.exp(-Math.abs(across) / 0.06);
        }
        double printed = rules == Rules.NONE ? 0 : printed(y);
        if (rules == Rules.SQUARES) {
            printed = Math.max(printed, printed(x));
        }
        return paper.mixed(print, printed).plus(brightness);
    }

    private double printed(double place) {
        double from = Math.abs(Math.IEEEremainder(place - offset, spacing));
        return Math.max(0, Math.min(1, (line - from) / 0.0012 + 0.5));
    }
}
