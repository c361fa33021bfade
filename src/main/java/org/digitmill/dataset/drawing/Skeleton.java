package org.digitmill.dataset.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * A way of writing a digit: the path of the pen, without its width.
 *
 * @param digit 0 to 9
 * @param weight how often people write it this way, relative to the digit's other ways
 * @param strokes from pen down to pen up, in order
 */
public record Skeleton(int digit, double weight, List<Stroke> strokes) {
    /**
     * Points that the pen passes, at least two; x to the right and y down, 0 to 100 over the digit's height.
     *
     * @param corner where the pen turns sharply; elsewhere the path is smooth
     */
    public record Stroke(double[] x, double[] y, boolean[] corner) {
        public int points() {
            return x.length;
        }
    }

    public Skeleton {
        strokes = List.copyOf(strokes);
    }

    /** Reads {@code digit weight: x,y x,y! x,y | x,y x,y}, where {@code !} marks a corner and {@code |} lifts the pen. */
    static Skeleton parse(String line) {
        String[] parts = line.split(":");
        String[] head = parts[0].trim().split(" +");
        List<Stroke> strokes =
                Arrays.stream(parts[1].split("\\|")).map(Skeleton::stroke).toList();
        return new Skeleton(Integer.parseInt(head[0]), Double.parseDouble(head[1]), strokes);
    }

    /** Reads the points of one stroke. */
    public static Stroke stroke(String text) {
        String[] points = text.trim().split(" +");
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        boolean[] corner = new boolean[points.length];
        for (int i = 0; i < points.length; i++) {
            corner[i] = points[i].endsWith("!");
            String[] place = points[i].replace("!", "").split(",");
            x[i] = Double.parseDouble(place[0]);
            y[i] = Double.parseDouble(place[1]);
        }
        return new Stroke(x, y, corner);
    }
}
