package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** The tools for painting a scene: canvas, writer, printer, random numbers, and height of the digits. */
final class Sheet {
    private final Canvas canvas;
    private final InkSources sources;
    private final PenRandom random;
    private final double size;
    private final double leastContrast;
    private final double mostPattern;
    private Ink pen;
    private Writer writer;
    private Printer printer;

    /**
     * @param size height of the digits, in pixels
     * @param bitonal where it will be black and white: pens are dark then, and patterns pale
     */
    Sheet(Canvas canvas, InkSources sources, double size, boolean bitonal, PenRandom random) {
        this.canvas = canvas;
        this.sources = sources;
        this.size = size;
        this.leastContrast = bitonal ? 0.55 : 0.25;
        mostPattern = bitonal ? 0.2 : 0.55;
        this.random = random;
        changePen();
    }

    Canvas canvas() {
        return canvas;
    }

    InkSources sources() {
        return sources;
    }

    PenRandom random() {
        return random;
    }

    double size() {
        return size;
    }

    /** A size for one number or digit among others. */
    double nearSize() {
        return size * (1 + random.bell(0.07));
    }

    Ink pen() {
        return pen;
    }

    Writer writer() {
        return writer;
    }

    Printer printer() {
        if (printer == null) {
            printer = new Printer(canvas, sources.print(), Ink.print(random), random);
        }
        return printer;
    }

    /** Another person goes on, or the same with another pen. */
    void changePen() {
        pen = Ink.pen(leastContrast, random);
        writer = new Writer(canvas, sources, pen, random);
    }

    Paper paper() {
        return new Paper(canvas, random);
    }

    /** Prints a pattern on the paper, paler than the pen. */
    void pattern() {
        new Pattern(canvas, Math.min(0.45, mostPattern * (1 - pen.tone())), random).print(sources.print());
    }

    RuledLines lines() {
        return RuledLines.draw(canvas, random);
    }

    int low() {
        return canvas.low();
    }

    int high() {
        return canvas.high();
    }

    /** The middle of what the crop shows. */
    double middleX() {
        return canvas.window().middleX() + (Canvas.SIDE - PageCrop.SIDE) / 2.0;
    }

    double middleY() {
        return canvas.window().middleY() + (Canvas.SIDE - PageCrop.SIDE) / 2.0;
    }

    int extent() {
        return high() - low();
    }

    double anyX() {
        return random.uniform(low(), high());
    }

    double anyY() {
        return random.uniform(low(), high());
    }

    /** A height of printed text that fits the writing. */
    double printSize() {
        return Math.max(6, Math.min(40, size * random.uniform(0.5, 1.15)));
    }
}
