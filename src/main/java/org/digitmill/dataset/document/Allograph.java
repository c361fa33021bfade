package org.digitmill.dataset.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.dataset.drawing.Skeleton;

/**
 * A way of writing a digit, a letter or a sign, as pen strokes.
 *
 * @param name of the character
 * @param school whose pupils write it so: {@code u} for American, {@code e} for European, {@code b} for both
 * @param weight how often, relative to the character's other ways
 * @param strokes paths of the pen; y is 0 at the top of a capital and 100 at the base line
 */
record Allograph(String name, char school, double weight, List<Skeleton.Stroke> strokes) {
    Allograph {
        strokes = List.copyOf(strokes);
    }

    /** Reads lines of {@code name school weight: x,y x,y! | x,y x,y}, by name in the table's order. */
    static Map<String, List<Allograph>> parse(String table) {
        Map<String, List<Allograph>> ways = new LinkedHashMap<>();
        table.lines().map(Allograph::read).forEach(way -> ways.merge(way.name, List.of(way), Allograph::joined));
        return ways;
    }

    private static List<Allograph> joined(List<Allograph> some, List<Allograph> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Allograph read(String line) {
        int colon = line.indexOf(": ");
        String[] head = line.substring(0, colon).split(" ");
        List<Skeleton.Stroke> strokes = Arrays.stream(line.substring(colon + 2).split("\\|"))
                .map(Skeleton::stroke)
                .toList();
        return new Allograph(head[0], head[1].charAt(0), Double.parseDouble(head[2]), strokes);
    }

    /** One of the ways, by weight. */
    static Allograph choose(List<Allograph> ways, PenRandom random) {
        double sum = 0;
        for (Allograph way : ways) {
            sum += way.weight;
        }
        double place = random.uniform(0, sum);
        for (Allograph way : ways) {
            place -= way.weight;
            if (place < 0) {
                return way;
            }
        }
        return ways.get(ways.size() - 1);
    }
}
