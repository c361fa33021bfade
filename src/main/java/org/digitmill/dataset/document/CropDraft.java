package org.digitmill.dataset.document;

import java.util.List;

/**
 * A crop with the data it was drawn from, for tests and inspection.
 *
 * @param scene that it shows
 * @param view of the crop on the canvas
 * @param drawn all digits on its canvas, also those that the network is not to find
 * @param crop pixels and truth
 */
record CropDraft(Scene scene, View view, List<DrawnDigit> drawn, PageCrop crop) {
    CropDraft {
        drawn = List.copyOf(drawn);
    }
}
