package org.digitmill.dataset.document;

import org.digitmill.dataset.drawing.PenRandom;

/** One writer at one moment: what all handwriting of a crop has in common. */
final class Hand {
    private Hand() {}

    static Hand draw(PenRandom random) {
        return new Hand();
    }
}
