package org.digitmill.samples;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** Digits as pen strokes in a box from (0, 0) to (1, 1), written by us; x to the right, y downwards. */
final class DigitStrokes {
    /** By digit: m = move, l = line, c = cubic curve, each followed by coordinates. */
    private static final String[] STROKES = {
        "m .52 .06 c .16 .02 .1 .92 .46 .95 c .88 .98 .92 .1 .52 .06",
        "m .36 .26 l .56 .07 l .5 .95",
        "m .2 .28 c .25 -.02 .86 -.02 .77 .36 c .7 .6 .3 .74 .18 .92 l .86 .88",
        "m .22 .12 c .9 -.06 .9 .45 .42 .46 c 1 .44 .92 1.06 .18 .9",
        "m .3 .06 l .18 .56 l .84 .53 m .68 .1 l .62 .96",
        "m .8 .07 l .32 .1 l .27 .44 c .98 .32 .96 1 .18 .92",
        "m .7 .05 c .3 .2 .12 .6 .25 .82 c .42 1.06 .88 .9 .76 .66 c .64 .44 .3 .56 .25 .78",
        "m .16 .12 l .82 .1 c .66 .4 .52 .65 .44 .96",
        "m .7 .18 c .5 -.06 .1 .14 .4 .42 c .66 .6 .94 .8 .56 .93 c .14 1.02 .16 .66 .5 .48 c .78 .36 .86 .22 .7 .18",
        "m .74 .28 c .6 -.04 .18 .08 .25 .36 c .32 .6 .66 .5 .74 .26 c .76 .5 .68 .76 .62 .96",
    };

    private DigitStrokes() {}

    /** A digit written into a box of {@code width × height} pixels at (x, y), its top leaning {@code slant} heights to the right. */
    static Path2D write(int digit, double x, double y, double width, double height, double slant) {
        Path2D path = new Path2D.Double();
        String[] words = STROKES[digit].split(" ");
        for (int i = 0; i < words.length; ) {
            String command = words[i++];
            int count = command.equals("c") ? 6 : 2;
            double[] at = new double[count];
            for (int k = 0; k < count; k++) {
                at[k] = Double.parseDouble(words[i++]);
            }
            switch (command) {
                case "m" -> path.moveTo(at[0], at[1]);
                case "l" -> path.lineTo(at[0], at[1]);
                default -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
            }
        }
        AffineTransform place = AffineTransform.getTranslateInstance(x + slant * height / 2, y);
        place.concatenate(new AffineTransform(width, 0, -slant * height, height, 0, 0));
        path.transform(place);
        return path;
    }
}
