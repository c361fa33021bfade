package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** Draws clutter on a document: stamps, bar codes, blots, ink that shows through from the other side, strokes. */
final class Clutter {
    private final Sheet sheet;
    private final Canvas canvas;
    private final PenRandom random;

    Clutter(Sheet sheet) {
        this.sheet = sheet;
        canvas = sheet.canvas();
        random = sheet.random();
    }

    /** Draws random clutter, mostly none. */
    void scatter() {
        if (random.chance(0.05)) {
            stamp();
        }
        if (random.chance(0.04)) {
            barCode();
        }
        if (random.chance(0.05)) {
            blot();
        }
        if (random.chance(0.05)) {
            bleedThrough();
        }
        if (random.chance(0.08)) {
            otherSide();
        }
        if (random.chance(0.03)) {
            hatching();
        }
        if (random.chance(0.04)) {
            anchor();
        }
    }

    /** Rings with text in them. */
    void stamp() {
        Ink ink = Ink.stamp(random);
        double radius = random.uniform(18, 60);
        double x = sheet.anyX();
        double y = sheet.anyY();
        double flat = random.chance(0.3) ? random.uniform(0.4, 0.8) : 1;
        int rings = Draws.between(random, 1, 3);
        for (int i = 0; i < rings; i++) {
            double size = radius * (1 - 0.12 * i);
            Polyline.Placed ring = new Polyline(random.uniform(0.5, 1.5))
                    .arc(x, y, size, size * flat, 0, 1)
                    .draw();
            canvas.stamp(ring.ink(), ring.left(), ring.top(), ink, InkKind.PRINT);
        }
        double height = Math.max(7, radius * flat * random.uniform(0.2, 0.4));
        Printer printer = new Printer(canvas, sheet.sources().print(), ink, random);
        printer.line(x - 0.8 * radius, y + height / 2, height);
    }

    void barCode() {
        Ink ink = Ink.even(random.uniform(0, 0.3));
        double x = sheet.anyX() - 30;
        double top = sheet.anyY();
        double height = random.uniform(12, 45);
        double module = random.uniform(0.8, 2.5);
        if (random.chance(0.35)) {
            modules(x, top, Math.max(1.5, module), ink);
            return;
        }
        int bars = Draws.between(random, 12, 45);
        for (int i = 0; i < bars; i++) {
            double width = module * Draws.between(random, 1, 3);
            canvas.fill(x, top, x + width, top + height, ink, InkKind.PRINT);
            x += width + module * Draws.between(random, 1, 3);
        }
    }

    /** A matrix code. */
    private void modules(double left, double top, double size, Ink ink) {
        int count = Draws.between(random, 12, 25);
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                if (random.chance(0.5)) {
                    double x = left + column * size;
                    double y = top + row * size;
                    canvas.fill(x, y, x + size, y + size, ink, InkKind.PRINT);
                }
            }
        }
    }

    void blot() {
        double radius = Draws.logUniform(random, 2, 22);
        int side = (int) (4 * radius) + 2;
        float[] coverage = new float[side * side];
        NoiseField shape = new NoiseField(Math.max(2, radius * 0.6), random);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double offX = x - side / 2.0;
                double offY = y - side / 2.0;
                double away = Math.sqrt(offX * offX + offY * offY) + 0.6 * radius * shape.at(x, y);
                coverage[y * side + x] = (float) Math.max(0, Math.min(1, radius - away));
            }
        }
        InkPatch patch = new InkPatch(side, side, coverage);
        canvas.stamp(patch, (int) sheet.anyX(), (int) sheet.anyY(), sheet.pen(), InkKind.OTHER_WRITING);
    }

    /** Writing that shows through from the other side, mirrored and pale. */
    void bleedThrough() {
        Ink pale = Ink.even(random.uniform(0.78, 0.95));
        int words = Draws.between(random, 1, 4);
        Hand hand = Hand.draw(random);
        for (int i = 0; i < words; i++) {
            double height = sheet.size() * random.uniform(0.7, 1.3);
            InkPatch patch = random.chance(0.3)
                    ? sheet.sources().digits().draw(Draws.below(random, 10), height, hand, random)
                    : sheet.sources().writing().word(height, hand, random);
            canvas.stamp(mirrored(patch), (int) sheet.anyX() - 20, (int) sheet.anyY(), pale, InkKind.NONE);
        }
    }

    /** A whole page that shows through from the other side: lines of numbers and words, mirrored and pale. */
    void otherSide() {
        Ink pale = Ink.even(random.uniform(0.72, 0.95));
        Hand hand = Hand.draw(random);
        double size = sheet.size() * random.uniform(0.8, 1.25);
        double step = size * random.uniform(1.2, 3);
        double numbers = random.uniform(0, 1);
        for (double base = sheet.low() + size * random.uniform(0, 1); base < sheet.high() + size; base += step) {
            double x = sheet.low() - size * random.uniform(0, 3);
            while (x < sheet.high()) {
                boolean number = random.chance(numbers);
                int pieces = number ? Draws.between(random, 1, 6) : 1;
                for (int i = 0; i < pieces; i++) {
                    InkPatch patch = mirrored(
                            number
                                    ? sheet.sources().digits().draw(Draws.below(random, 10), size, hand, random)
                                    : sheet.sources().writing().word(size, hand, random));
                    canvas.stamp(patch, (int) x, (int) base - patch.height(), pale, InkKind.NONE);
                    x += patch.width() + random.uniform(0.02, 0.25) * size;
                }
                x += size * random.uniform(0.5, 4);
            }
        }
    }

    private static InkPatch mirrored(InkPatch patch) {
        int width = patch.width();
        float[] coverage = new float[width * patch.height()];
        for (int y = 0; y < patch.height(); y++) {
            for (int x = 0; x < width; x++) {
                coverage[y * width + x] = patch.at(width - 1 - x, y);
            }
        }
        return new InkPatch(width, patch.height(), coverage);
    }

    /** Parallel strokes that fill a field. */
    void hatching() {
        double x = sheet.anyX() - 30;
        double y = sheet.anyY();
        double height = sheet.size() * random.uniform(0.8, 2);
        double step = random.uniform(3, 9);
        int strokes = Draws.between(random, 4, 14);
        double lean = random.uniform(-1, 1) * height;
        for (int i = 0; i < strokes; i++) {
            double left = x + i * step;
            sheet.writer().stroke(left + lean, y, left + random.bell(1), y + height, sheet.size());
        }
    }

    /** A printed square, bar or triangle by which a machine finds its place. */
    void anchor() {
        double x = sheet.anyX();
        double y = sheet.anyY();
        double width = random.uniform(4, 22);
        double height = random.chance(0.6) ? width : random.uniform(3, 40);
        canvas.fill(x, y, x + width, y + height, Ink.even(random.uniform(0, 0.4)), InkKind.PRINT);
    }
}
