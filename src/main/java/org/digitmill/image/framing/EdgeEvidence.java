package org.digitmill.image.framing;

import org.digitmill.image.pixel.Component;
import org.digitmill.image.pixel.Components;

/**
 * Measures how much of a component's outline is an edge in the picture. A stroke has edges all around; a residue at the border of a
 * shadow has an edge on one side only.
 */
final class EdgeEvidence {
    private final Contrast contrast;
    private final Components components;

    EdgeEvidence(Contrast contrast, Components components) {
        this.contrast = contrast;
        this.components = components;
    }

    /** 0 to 1. */
    double of(Component component) {
        int away = (int) Math.max(2, Math.round(component.thickness() / 2));
        int width = contrast.width();
        int outline = 0;
        int edges = 0;
        double wanted = 0.35 * component.darkness();
        for (int y = component.top(); y <= component.bottom(); y++) {
            for (int x = component.left(); x <= component.right(); x++) {
                int at = y * width + x;
                if (components.labels()[at] != component.label()) {
                    continue;
                }
                for (int side = 0; side < 4; side++) {
                    int dx = side == 0 ? 1 : side == 1 ? -1 : 0;
                    int dy = side == 2 ? 1 : side == 3 ? -1 : 0;
                    if (isInside(component, x + dx, y + dy)) {
                        continue;
                    }
                    outline++;
                    edges += step(x, y, x + away * dx, y + away * dy) >= wanted ? 1 : 0;
                }
            }
        }
        return outline == 0 ? 0 : (double) edges / outline;
    }

    private boolean isInside(Component component, int x, int y) {
        return x >= 0
                && y >= 0
                && x < contrast.width()
                && y < contrast.height()
                && components.labels()[y * contrast.width() + x] == component.label();
    }

    /** How much stronger the ink is inside than outside, in units of contrast; 0 beyond the edge. */
    private double step(int x, int y, int outsideX, int outsideY) {
        if (outsideX < 0 || outsideY < 0 || outsideX >= contrast.width() || outsideY >= contrast.height()) {
            return 0;
        }
        int inside = contrast.picture().at(x, y);
        int outside = contrast.picture().at(outsideX, outsideY);
        return contrast.darkInk() ? (outside - inside) * 255.0 / Math.max(48, outside) : inside - outside;
    }
}
