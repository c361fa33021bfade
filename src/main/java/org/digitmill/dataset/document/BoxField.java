package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** A row of boxes, one for each digit, with what is printed and written in them. */
final class BoxField {
    private enum Guide {
        NONE,
        DOTS,
        EIGHT,
        PANES,
        TICKS,
        LETTER
    }

    private final Sheet sheet;
    private final PenRandom random;
    private final RuledLines lines;
    private final Guide guide;
    private final Ink guideInk;
    private final double width;
    private final double height;
    /** Between two boxes; 0 for boxes that share a line. */
    private final double apart;
    /** Boxes without an upper line, and half as high. */
    private final boolean comb;

    private final double size;
    private final double crossed;

    BoxField(Sheet sheet) {
        this.sheet = sheet;
        random = sheet.random();
        lines = sheet.lines();
        guide = random.chance(0.6) ? Guide.NONE : Draws.one(random, Guide.values());
        guideInk = Ink.even(random.uniform(0.55, 0.92));
        size = sheet.size();
        width = Math.max(7, size * random.uniform(0.95, 1.9));
        height = Math.max(8, size * random.uniform(1.05, 1.9));
        apart = random.chance(0.4) ? random.uniform(1, 0.5 * width) : 0;
        comb = random.chance(0.12);
        crossed = random.chance(0.3) ? 0.3 : 0.03;
    }

    double width() {
        return width + apart;
    }

    double height() {
        return height;
    }

    /** @param filled share of the boxes with a digit in them */
    void draw(double left, double top, int count, double filled) {
        for (int i = 0; i < count; i++) {
            double x = left + i * width();
            frame(x, top, i + 1 == count);
            guide(x, top);
            if (random.chance(filled)) {
                write(x, top);
            } else if (filled > 0 && random.chance(0.4)) {
                strikeOut(x, top);
            }
        }
    }

    private void frame(double x, double top, boolean last) {
        double bottom = top + height;
        if (comb) {
            double tick = bottom - 0.4 * height;
            lines.horizontal(bottom, x, x + width);
            lines.vertical(x, tick, bottom);
            if (last) {
                lines.vertical(x + width, tick, bottom);
            }
            return;
        }
        lines.horizontal(top, x, x + width);
        lines.horizontal(bottom, x, x + width);
        lines.vertical(x, top, bottom);
        if (last || apart > 0) {
            lines.vertical(x + width, top, bottom);
        }
    }

    private void guide(double x, double top) {
        double middleX = x + width / 2;
        double middleY = top + height / 2;
        Canvas canvas = sheet.canvas();
        switch (guide) {
            case NONE -> {}
            case DOTS -> {
                for (int i = 0; i < 6; i++) {
                    double dotX = middleX + (i % 2 - 0.5) * 0.5 * width;
                    double dotY = middleY + (i / 2 - 1) * 0.35 * height;
                    canvas.fill(dotX - 0.7, dotY - 0.7, dotX + 0.7, dotY + 0.7, guideInk, InkKind.NONE);
                }
            }
            case EIGHT -> stamp(sheet.sources().print().digit(8, 0.7 * height, random), middleX, middleY);
            case PANES -> panes(middleX, middleY);
            case TICKS -> {
                canvas.fill(middleX - 0.5, top, middleX + 0.5, top + 0.15 * height, guideInk, InkKind.NONE);
                canvas.fill(middleX - 0.5, top + 0.85 * height, middleX + 0.5, top + height, guideInk, InkKind.NONE);
            }
            case LETTER -> {
                Hand hand = Hand.draw(random);
                InkPatch letter = sheet.sources().writing().letter(0.6 * height, hand, random);
                int left = (int) (middleX - letter.width() / 2.0);
                canvas.stamp(letter, left, (int) (middleY - letter.height() / 2.0), guideInk, InkKind.NONE);
            }
        }
    }

    /** Two panes above each other, along whose lines an eight of straight strokes can be written. */
    private void panes(double middleX, double middleY) {
        double across = width * random.uniform(0.2, 0.33);
        double down = height * random.uniform(0.25, 0.38);
        double thin = random.uniform(0.4, 1.2) / 2;
        for (double y = middleY - down; y <= middleY + 1.01 * down; y += down) {
            guideLine(middleX - across, y - thin, middleX + across, y + thin);
        }
        guideLine(middleX - across - thin, middleY - down, middleX - across + thin, middleY + down);
        guideLine(middleX + across - thin, middleY - down, middleX + across + thin, middleY + down);
    }

    private void guideLine(double left, double top, double right, double bottom) {
        sheet.canvas().fill(left, top, right, bottom, guideInk, InkKind.NONE);
    }

    private void stamp(PrintedText.PrintedLine line, double middleX, double middleY) {
        int left = (int) (middleX - line.ink().width() / 2.0);
        int top = (int) (middleY - line.ink().height() / 2.0);
        sheet.canvas().stamp(line.ink(), left, top, guideInk, InkKind.NONE);
    }

    private void write(double x, double top) {
        double digitSize = random.chance(0.1) ? size * random.uniform(1, 1.3) : sheet.nearSize();
        double middleX = x + width * (0.5 + random.bell(0.12));
        double middleY = top + height * (0.5 + random.bell(0.08));
        if (random.chance(crossed)) {
            strikeOut(x, top);
        } else {
            sheet.writer().digitAt(Draws.below(random, 10), middleX, middleY, digitSize);
        }
    }

    /** What people write where no digit belongs. */
    private void strikeOut(double x, double top) {
        double kind = random.uniform(0, 1);
        if (kind < 0.5) {
            double in = random.uniform(0.05, 0.25);
            sheet.writer().cross(x + in * width, top + in * height, (1 - 2 * in) * width, (1 - 2 * in) * height, size);
        } else if (kind < 0.75) {
            sheet.writer().sign('-', x + 0.2 * width, top + 0.9 * height, size);
        } else if (kind < 0.85) {
            sheet.writer().letter(x + 0.2 * width, top + 0.85 * height, 0.8 * size);
        } else {
            sheet.writer().stroke(x, top + height, x + width, top, size);
        }
    }
}
