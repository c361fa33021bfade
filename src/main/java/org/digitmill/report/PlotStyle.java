package org.digitmill.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adapts Lets-Plot's SVG to a page: removes its style sheet and random names, replaces its colours by the page's CSS variables, so that
 * the plot follows the light or dark theme, and makes its size flexible.
 */
final class PlotStyle {
    private static final Pattern SHEET = Pattern.compile("<style.*?</style>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile(" id=\"[A-Za-z0-9]+\"");
    private static final Pattern ROOT = Pattern.compile("<svg [^>]*>");
    private static final Pattern SPACE = Pattern.compile(">\\s+<");
    private static final Pattern TEXT = Pattern.compile("(<(?:text|tspan)[^>]*>)\\s+([^<]*?)\\s+</");
    /** More than two decimals are not visible. */
    private static final Pattern FRACTION = Pattern.compile("(\\d\\.\\d{2})\\d+");
    /** Numbers like -2.8E-14, which are rounding errors of 0. */
    private static final Pattern TINY = Pattern.compile("-?\\d\\.\\d+E-\\d+");

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Lets-Plot's colours of paper, rules and text in the theme that {@link Plot} asks for, and the series' own. */
    private static final Map<String, String> COLOURS = Map.of(
            "rgb(255,255,255)", "none",
            "rgb(233,233,233)", "var(--rule)",
            "rgb(71,71,71)", "var(--ink)",
            "rgb(0,0,1)", "var(--series-1)",
            "rgb(0,0,2)", "var(--series-2)",
            "#000001", "var(--series-1)",
            "#000002", "var(--series-2)");

    private PlotStyle() {}

    static String apply(String svg, int width, int height, String title) {
        String own = SHEET.matcher(svg).replaceAll("");
        own = NAME.matcher(own).replaceAll("");
        own = SPACE.matcher(own).replaceAll("><");
        own = TEXT.matcher(own).replaceAll("$1$2</");
        own = TAG.matcher(own).replaceAll(tag -> Matcher.quoteReplacement(rounded(tag.group())));
        for (Map.Entry<String, String> colour : COLOURS.entrySet()) {
            own = own.replace("\"" + colour.getKey() + "\"", "\"" + colour.getValue() + "\"");
        }
        String root = "<svg class=\"plot\" role=\"img\" aria-label=\"" + title + "\" viewBox=\"0 0 " + width + " "
                + height + "\">";
        return ROOT.matcher(own).replaceFirst(root);
    }

    /** A tag with its numbers rounded to two decimals; text between tags is not changed. */
    private static String rounded(String tag) {
        return FRACTION.matcher(TINY.matcher(tag).replaceAll("0")).replaceAll("$1");
    }
}
