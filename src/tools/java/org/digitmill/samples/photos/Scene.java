package org.digitmill.samples.photos;

/**
 * All that is in front of the camera.
 *
 * @param sheet what is written on
 * @param light on it
 * @param camera that takes it
 * @param ink its colour
 * @param strength how much of the paper the ink covers, 0 to 1
 * @param pen width of the pen as a share of the digit's longer side; 0 for the digit's own strokes
 * @param x middle of the digit, from the middle of the picture in units of its height
 * @param y likewise
 * @param size the digit's longer side, in the same units
 * @param desk colour of what the sheet lies on
 * @param deskCut how much of the frame the desk takes: one value for each of left, top, right, bottom
 */
record Scene(
        Sheet sheet,
        Light light,
        Camera camera,
        Colour ink,
        double strength,
        double pen,
        double x,
        double y,
        double size,
        Colour desk,
        double[] deskCut) {
    static Scene of(PhotoKind kind, Chance chance) {
        double size =
                switch (kind) {
                    case SMALL -> chance.between(0.1, 0.25);
                    case ANYWHERE -> chance.between(0.2, 0.45);
                    case TINY -> chance.between(0.35, 0.8);
                    case PHONE_RULED, PHONE_SQUARED -> chance.between(0.15, 0.65);
                    default -> chance.between(0.3, 0.75);
                };
        Camera camera = Camera.of(kind, size, chance);
        // In an upright frame the width bounds the digit.
        size *= Math.min(1, camera.aspect());
        double far = kind == PhotoKind.ANYWHERE || kind == PhotoKind.SMALL ? 0.9 : kind.phone() ? 0.6 : 0.35;
        double roomX = far * (camera.aspect() / 2 - size * 0.56);
        double roomY = far * (0.5 - size * 0.56);
        Sheet sheet = Sheet.of(kind, chance);
        double paperLuma = sheet.paper().luma();
        double contrast =
                switch (kind) {
                    case FAINT -> chance.between(35, 60);
                    case CHALKBOARD -> -chance.between(80, 165);
                    case COLOURED -> Math.min(paperLuma - 15, chance.between(60, 160));
                    default -> chance.between(80, 200);
                };
        Colour ink = kind == PhotoKind.CHALKBOARD || kind == PhotoKind.FAINT
                ? Colour.grey(paperLuma - contrast)
                : Colour.of(
                        chance.between(0, 1),
                        chance.of(0.5) ? 0.1 : chance.between(0.3, 1),
                        Math.max(8, paperLuma - contrast));
        double pen =
                switch (kind) {
                    case THIN_PEN -> chance.between(0.02, 0.05);
                    case MARKER -> chance.between(0.16, 0.22);
                    case PHONE_RULED, PHONE_SQUARED -> chance.of(0.5) ? chance.between(0.04, 0.12) : 0;
                    default -> 0;
                };
        double[] cut = new double[4];
        if (kind == PhotoKind.DESK) {
            cut[chance.below(4)] = chance.between(0.04, 0.16);
            cut[chance.below(4)] = chance.between(0.04, 0.16);
        }
        return new Scene(
                sheet,
                Light.of(kind, chance),
                camera,
                ink,
                chance.between(0.85, 1),
                pen,
                chance.between(-roomX, roomX),
                chance.between(-roomY, roomY),
                size,
                Colour.of(chance.between(0, 0.15), chance.between(0, 0.6), chance.between(20, 190)),
                cut);
    }
}
