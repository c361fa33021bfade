package org.digitmill.dataset.document;

/** Crops patches to the box of their ink. */
final class Trim {
    /** What counts as ink. */
    static final float INK = 0.3f;

    private Trim() {}

    /**
     * A patch cut from a larger one.
     *
     * @param left where it was
     * @param top where it was
     */
    record Cut(InkPatch patch, int left, int top) {}

    static InkPatch trim(InkPatch patch) {
        return box(patch).patch();
    }

    /** The box of all pixels covered by {@link #INK} or more; the whole patch if there are none. */
    static Cut box(InkPatch patch) {
        int left = patch.width();
        int right = -1;
        int top = patch.height();
        int bottom = -1;
        for (int y = 0; y < patch.height(); y++) {
            for (int x = 0; x < patch.width(); x++) {
                if (patch.at(x, y) >= INK) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0 ? new Cut(patch, 0, 0) : cut(patch, left, top, right + 1 - left, bottom + 1 - top);
    }

    private static Cut cut(InkPatch patch, int left, int top, int width, int height) {
        float[] coverage = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(patch.coverage(), (top + y) * patch.width() + left, coverage, y * width, width);
        }
        return new Cut(new InkPatch(width, height, coverage), left, top);
    }
}
