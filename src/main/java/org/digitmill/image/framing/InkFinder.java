package org.digitmill.image.framing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.digitmill.image.pixel.Component;
import org.digitmill.image.pixel.Components;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Histogram;
import org.digitmill.image.pixel.Threshold;

/** Separates the ink of a picture's only digit from paper, shadows, ruled lines and specks. */
final class InkFinder {
    /** Less contrast than this, of 255, is a shade of the paper and no ink. */
    private static final int FAINTEST = 20;
    /** Parts of at least this share of the main part's ink belong to the digit when they are near it. */
    private static final double PART_SHARE = 0.04;
    /** How near: this share of the main part's longer side. */
    private static final double PART_GAP = 0.2;

    /** The largest components are looked at for whether a pen drew them. */
    private static final int LOOKED_AT = 6;
    /** How much more there must be of ink in the less likely polarity. */
    private static final double LESS_LIKELY = 2;

    /** Of its outline, the share that must be an edge for it to be ink at all, and for that to be sure. */
    private static final double LEAST_EDGES = 0.15;

    private static final double SURE_EDGES = 0.35;
    /** How far above the grain its strongest pixel must be, in standard deviations of the grain. */
    private static final double LEAST_CLEARNESS = 4.5;

    private static final double SURE_CLEARNESS = 7;
    /** In pixels of the longer side: in smaller pictures strokes are a pixel or two wide. */
    private static final int SMALL = 64;
    /** Of the threshold between ink and paper, the share from which pixels count as ink beside stronger ink. */
    private static final double FAINT_SHARE = 0.5;
    /** The same on clean paper of a small picture: nothing but a stroke is faint there, as the light part of a pencil's ring. */
    private static final double FAINT_SHARE_CLEAN = 0.3;
    /** Paper is clean where its noise is below this share of the threshold. */
    private static final double CLEAN_NOISE = 0.03;

    private final Contrast contrast;
    private final int width;
    private final int height;
    private byte[] strength;
    private int low;
    private int high;

    private InkFinder(Contrast contrast) {
        this.contrast = contrast;
        this.width = contrast.width();
        this.height = contrast.height();
    }

    static Optional<Ink> find(GreyImage picture) {
        Found best = null;
        for (Contrast candidate : Contrast.candidates(picture)) {
            Found found = new InkFinder(candidate).find();
            // The likelier polarity comes first, and a light patch must outweigh it clearly.
            if (found != null && (best == null || found.score > LESS_LIKELY * best.score)) {
                best = found;
            }
        }
        if (best == null) {
            best = new InkFinder(Contrast.ofHalves(picture)).find();
        }
        return Optional.ofNullable(best).map(found -> found.ink);
    }

    /** Looks again at the surroundings of ink that was found, of which it is known whether it is dark. */
    static Optional<Ink> findAgain(GreyImage part, boolean darkInk) {
        return Optional.ofNullable(new InkFinder(Contrast.known(part, darkInk)).find())
                .map(found -> found.ink);
    }

    private record Found(Ink ink, double score) {}

    /** The digit of the given contrast; null if there is none. */
    private Found find() {
        strength = contrast.strength().clone();
        Rules.remove(strength, width, height, 2 * contrast.noise());
        Found found = find(mask());
        if (found == null) {
            strength = contrast.strength();
            found = find(mask());
        }
        return found;
    }

    private boolean[] mask() {
        int[] histogram = new int[256];
        for (byte value : strength) {
            histogram[value & 0xFF]++;
        }
        int floor = (int) Math.max(FAINTEST / 2.0, Math.min(250, 3 * contrast.noise()));
        high = Threshold.otsu(histogram, floor);
        boolean clean = Math.max(width, height) < SMALL && contrast.noise() < CLEAN_NOISE * high;
        low = Math.max(floor, (int) (high * (clean ? FAINT_SHARE_CLEAN : FAINT_SHARE)));
        boolean[] mask = new boolean[strength.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (strength[i] & 0xFF) >= low;
        }
        return mask;
    }

    private Found find(boolean[] mask) {
        Components components = Components.of(mask, strength, width, height);
        List<Component> likely = components.all().stream()
                .filter(component -> score(component) > 0)
                .sorted(Comparator.comparingDouble(this::score).reversed())
                .limit(LOOKED_AT)
                .toList();
        EdgeEvidence evidence = new EdgeEvidence(contrast, components);
        Component main = null;
        double mainEdges = 0;
        double best = 0;
        for (Component component : likely) {
            double edges = evidence.of(component);
            double score = score(component) * penShare(components, component) * (0.02 + edges * edges);
            if (score > best) {
                best = score;
                main = component;
                mainEdges = edges;
            }
        }
        double clearness = main == null ? 0 : main.peak() / Math.max(1.0, contrast.noise());
        if (mainEdges < LEAST_EDGES || clearness < LEAST_CLEARNESS) {
            return null;
        }
        List<Component> digit = new ArrayList<>();
        for (Component component : components.all()) {
            if (component == main || isPartOf(component, main)) {
                digit.add(component);
            }
        }
        boolean doubtful = mainEdges < SURE_EDGES || clearness < SURE_CLEARNESS || rimPenalty(main) < 1;
        return new Found(cut(components, digit, doubtful), best);
    }

    private double score(Component component) {
        // What covers most of the picture is what the ink is on.
        if (isSpeck(component) || component.area() > 0.7 * width * height) {
            return 0;
        }
        return component.strength() * middleness(component) * rimPenalty(component);
    }

    /** 1 for what a pen draws, down to 0.1 for a patch, as the corner of a shadow is. */
    private double penShare(Components components, Component component) {
        double share = StrokeWidth.of(cut(components, List.of(component), false).picture()) / component.longerSide();
        return Math.max(0.1, Math.min(1, 1 - (share - 0.3) * 4.5));
    }

    /** Whether the same pen drew it beside the main part: near, of some size, as thick and as dark. */
    private boolean isPartOf(Component component, Component main) {
        return component.strength() >= PART_SHARE * main.strength()
                && !isSpeck(component)
                && component.gap(main) <= PART_GAP * main.longerSide()
                && component.thickness() >= 0.4 * main.thickness()
                && component.darkness() >= 0.6 * main.darkness()
                && (rimPenalty(component) == 1 || rimPenalty(main) < 1);
    }

    private boolean isSpeck(Component component) {
        int longest = Math.max(width, height);
        int smallestSide = longest < SMALL ? 3 : Math.max(5, longest / 50);
        return component.peak() < Math.max(high, FAINTEST) || component.longerSide() < smallestSide;
    }

    /** 1 in the middle of the picture, down to 0.3 in its corners. */
    private double middleness(Component component) {
        double x = ((component.left() + component.right()) / 2.0 - width / 2.0) / (width / 2.0);
        double y = ((component.top() + component.bottom()) / 2.0 - height / 2.0) / (height / 2.0);
        return 1 - 0.7 * Math.min(1, Math.sqrt((x * x + y * y) / 2));
    }

    /** What is cut off by the edge is rather the edge of the paper, a shadow or a neighbour. */
    private double rimPenalty(Component component) {
        int sides = (component.left() == 0 ? 1 : 0)
                + (component.top() == 0 ? 1 : 0)
                + (component.right() == width - 1 ? 1 : 0)
                + (component.bottom() == height - 1 ? 1 : 0);
        return sides == 0 ? 1 : sides == 1 ? 0.4 : 0.2;
    }

    /** The chosen parts with the soft edge around them, from faint to full ink. */
    private Ink cut(Components components, List<Component> digit, boolean doubtful) {
        boolean[] chosen = new boolean[components.all().size() + 1];
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (Component component : digit) {
            chosen[component.label()] = true;
            left = Math.min(left, component.left());
            top = Math.min(top, component.top());
            right = Math.max(right, component.right());
            bottom = Math.max(bottom, component.bottom());
        }
        int[] histogram = new int[256];
        for (int y = top; y <= bottom; y++) {
            for (int at = y * width + left; at <= y * width + right; at++) {
                if (chosen[components.labels()[at]]) {
                    histogram[strength[at] & 0xFF]++;
                }
            }
        }
        int full = Math.max(low + 1, Histogram.quantile(histogram, 0.7));
        int columns = right - left + 1;
        byte[] ink = new byte[columns * (bottom - top + 1)];
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int at = y * width + x;
                if (chosen[components.labels()[at]]) {
                    int value = strength[at] & 0xFF;
                    int faint = low / 2;
                    ink[(y - top) * columns + x - left] =
                            (byte) Math.max(0, Math.min(255, (value - faint) * 255 / (full - faint)));
                }
            }
        }
        return new Ink(new GreyImage(columns, bottom - top + 1, ink), left, top, contrast.darkInk(), doubtful);
    }
}
