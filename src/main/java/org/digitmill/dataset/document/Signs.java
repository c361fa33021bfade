package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** The signs that stand among handwritten digits, as strokes. The base line is at y = 0, digits reach up to -{@code height}. */
final class Signs {
    private final double height;
    private final double radius;
    private final PenRandom random;

    Signs(double height, double radius, PenRandom random) {
        this.height = height;
        this.radius = radius;
        this.random = random;
    }

    /** @param sign one of {@code . , : - = + × ( ) / ° % $ ~ '} */
    Polyline.Placed draw(char sign) {
        Polyline line = new Polyline(sign == '.' ? radius * random.uniform(1, 1.4) : radius);
        switch (sign) {
            case '.' -> dot(line, 0, -random.uniform(0, 0.12));
            case ',' -> stroke(line, 0.08, -0.06, -0.04, random.uniform(0.1, 0.25));
            case '\'' -> stroke(line, 0.08, -1.05, 0, -0.8);
            case ':' -> {
                dot(line, 0, -0.1);
                dot(line, 0.03, -random.uniform(0.45, 0.65));
            }
            case '-' -> dash(line, random.uniform(0.25, 0.6), -random.uniform(0.35, 0.6));
            case '=' -> {
                double width = random.uniform(0.35, 0.7);
                dash(line, width, -0.35);
                dash(line, width, -random.uniform(0.55, 0.7));
            }
            case '+' -> {
                dash(line, 0.5, -0.4);
                stroke(line, 0.25, -0.67, 0.25, -0.15);
            }
            case '×' -> {
                stroke(line, 0, -0.55, 0.45, -0.05);
                stroke(line, 0.45, -0.6, 0, -0.05);
            }
            case '(' -> arc(line, 0.35, -0.5, 0.35, 0.7, 0.29, 0.71);
            case ')' -> arc(line, 0, -0.5, 0.35, 0.7, -0.21, 0.21);
            case '/' -> stroke(line, 0.5, -1.1, 0, 0.15);
            case '°' -> degree(line);
            case '%' -> percent(line);
            case '$' -> dollar(line);
            case '~' -> wave(line);
            default -> throw new IllegalArgumentException("No strokes for " + sign);
        }
        return line.draw();
    }

    private double shaken(double part) {
        return height * (part + random.bell(0.03));
    }

    private void dot(Polyline line, double x, double y) {
        line.from(shaken(x), height * y);
        line.to(shaken(x), height * y + random.uniform(0, 0.05 * height));
    }

    private void stroke(Polyline line, double x, double y, double toX, double toY) {
        double middleX = (x + toX) / 2 + random.bell(0.02);
        double middleY = (y + toY) / 2 + random.bell(0.02);
        line.from(shaken(x), shaken(y)).to(height * middleX, height * middleY).to(shaken(toX), shaken(toY));
    }

    private void dash(Polyline line, double width, double y) {
        stroke(line, 0, y, width, y + random.bell(0.05));
    }

    private void arc(Polyline line, double x, double y, double radiusX, double radiusY, double from, double to) {
        double size = height * random.uniform(0.85, 1.1);
        line.arc(height * x, height * y, radiusX * size, radiusY * size, from, to);
    }

    /** A ring, open or closed, or a mere dot, as high as the digits or above them. */
    private void degree(Polyline line) {
        double y = -random.uniform(0.72, 1.1);
        if (random.chance(0.15)) {
            dot(line, 0, y);
            return;
        }
        double size = random.chance(0.3) ? random.uniform(0.19, 0.29) : random.uniform(0.06, 0.19);
        double from = random.uniform(0, 1);
        arc(line, size, y, size * random.uniform(0.7, 1.1), size, from, from + random.uniform(0.75, 1.15));
    }

    /** Two rings or dots and a stroke; of another size than the digits, and raised, with some writers. */
    private void percent(Polyline line) {
        double part = random.chance(0.5) ? 1 : random.uniform(0.45, 0.95);
        double raised = random.uniform(0, 1 - part) + 0.15 * (1 - part);
        if (random.chance(0.35)) {
            joinedPercent(line, part, raised);
            return;
        }
        double width = part * random.uniform(0.4, 0.85);
        double size = part * random.uniform(0.09, 0.2);
        ring(line, size, -raised - part * random.uniform(0.7, 0.95), size);
        ring(line, width, -raised - part * random.uniform(0.05, 0.3), size * random.uniform(0.8, 1.3));
        double lean = random.uniform(0.55, 1.05) * width;
        double foot = random.uniform(0, 0.3) * width;
        stroke(line, lean, -raised - part * random.uniform(0.85, 1.1), foot, -raised + 0.05 * part);
    }

    /** A percent sign in one stroke or two: the pen stays down between the upper ring and the slash, or the slash and the lower ring. */
    private void joinedPercent(Polyline line, double part, double raised) {
        double width = part * random.uniform(0.45, 0.85);
        double size = part * random.uniform(0.08, 0.16);
        double upper = -raised - part * random.uniform(0.8, 0.95);
        double lower = -raised - part * random.uniform(0.08, 0.25);
        double foot = random.uniform(0, 0.3) * width;
        boolean above = random.chance(0.6);
        if (above) {
            arc(line, size, upper, size * random.uniform(0.6, 1.2), size, 0.1, random.uniform(0.5, 1.1));
            line.to(shaken(width * random.uniform(0.8, 1.1)), shaken(upper - random.uniform(0, 0.1) * part));
        } else {
            ring(line, size, upper, size);
            line.from(shaken(width), shaken(upper));
        }
        line.to(shaken(foot), shaken(-raised));
        if (above && random.chance(0.5)) {
            ring(line, width, lower, size);
        } else {
            line.to(shaken(width - size), shaken(lower));
            line.to(shaken(width), shaken(lower - size)).to(shaken(width + size), shaken(lower));
            line.to(shaken(width), shaken(lower + size)).to(shaken(width - size), shaken(lower));
        }
    }

    private void ring(Polyline line, double x, double y, double size) {
        if (random.chance(0.25)) {
            dot(line, x, y);
        } else {
            arc(line, x, y, size * random.uniform(0.6, 1.1), size, 0, random.uniform(0.8, 1.1));
        }
    }

    private void dollar(Polyline line) {
        line.arc(0.3 * height, -0.7 * height, 0.26 * height, 0.25 * height, 0.95, 0.27);
        line.arc(0.3 * height, -0.22 * height, 0.28 * height, 0.24 * height, -0.25, 0.45);
        stroke(line, 0.32, -1.1, 0.28, 0.15);
        if (random.chance(0.4)) {
            stroke(line, 0.42, -1.1, 0.38, 0.15);
        }
    }

    private void wave(Polyline line) {
        double length = random.uniform(0.8, 4);
        double depth = random.uniform(0.02, 0.25);
        double period = random.uniform(0.3, 0.8);
        double rise = random.bell(0.08);
        for (int i = 0; i <= 24; i++) {
            double x = length * i / 24;
            double y = -0.4 + rise * x + depth * NoiseTable.sine((float) (x / period));
            if (i == 0) {
                line.from(height * x, height * y);
            } else {
                line.to(height * x, height * y);
            }
        }
    }
}
