package org.digitmill.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * A plot, drawn by Lets-Plot as SVG that takes its colours and fonts from the page around it.
 *
 * @param title alternative text for people who cannot see it
 * @param x title of the horizontal axis, with unit @param y title of the vertical axis, with unit
 */
record Plot(String title, String x, String y) {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 260;
    private static final String[] SERIES = {"#000001", "#000002"};

    /** A series of points, in the order in which a line joins them. */
    record Series(String name, double[] x, double[] y) {
        Series {
            if (x.length != y.length) {
                throw new IllegalArgumentException(name + " has " + x.length + " places for " + y.length + " values");
            }
        }
    }

    /** Values by category; all series have the same categories. */
    record Group(String name, double[] values) {}

    /** A line for each series, with its points if they are few. */
    String lines(List<Series> series) {
        List<Object> xs = new ArrayList<>();
        List<Object> ys = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        int most = 0;
        for (Series one : series) {
            most = Math.max(most, one.x.length);
            for (int i = 0; i < one.x.length; i++) {
                xs.add(one.x[i]);
                ys.add(one.y[i]);
                names.add(one.name);
            }
        }
        List<Map<String, Object>> layers = new ArrayList<>();
        layers.add(Map.of("geom", "line", "size", 1.2));
        if (most <= 60) {
            layers.add(Map.of("geom", "point", "size", 2.2));
        }
        return draw(
                Map.of("x", xs, "y", ys, "series", names),
                Map.of("x", "x", "y", "y", "color", "series"),
                layers,
                series.size(),
                false);
    }

    /** Bars side by side for each category. */
    String bars(List<String> categories, List<Group> groups) {
        List<Object> xs = new ArrayList<>();
        List<Object> ys = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (Group group : groups) {
            for (int i = 0; i < categories.size(); i++) {
                xs.add(categories.get(i));
                ys.add(group.values[i]);
                names.add(group.name);
            }
        }
        return draw(
                Map.of("x", xs, "y", ys, "series", names),
                Map.of("x", "x", "y", "y", "fill", "series"),
                List.of(Map.of("geom", "bar", "stat", "identity", "position", "dodge", "size", 0, "width", 0.8)),
                groups.size(),
                true);
    }

    /** The scale of x. For a single point it begins at 0, since otherwise its labels would be fractions. */
    private Map<String, Object> across(List<?> values, boolean discrete) {
        Map<String, Object> scale = new HashMap<>(Map.of("aesthetic", "x", "name", x));
        if (discrete) {
            scale.put("discrete", true);
        } else if (new HashSet<>(values).size() == 1) {
            scale.put("limits", List.of(0.0, 2 * ((Number) values.get(0)).doubleValue()));
        }
        return scale;
    }

    private String draw(
            Map<String, Object> data,
            Map<String, Object> mapping,
            List<Map<String, Object>> layers,
            int series,
            boolean discrete) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(across((List<?>) data.get("x"), discrete));
        all.add(Map.of("aesthetic", "y", "name", y));
        for (String aesthetic : List.of("color", "fill")) {
            all.add(Map.of("aesthetic", aesthetic, "values", List.of(SERIES), "name", ""));
        }
        Map<String, Object> specification = new HashMap<>();
        specification.put("kind", "plot");
        specification.put("data", data);
        specification.put("mapping", mapping);
        specification.put("layers", layers);
        specification.put("scales", all);
        specification.put("theme", Map.of("name", "minimal", "legend_position", series > 1 ? "top" : "none"));
        String svg = PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
                specification, new DoubleVector(WIDTH, HEIGHT), new UnsupportedRGBEncoder(), true);
        return PlotStyle.apply(svg, WIDTH, HEIGHT, title);
    }
}
