package org.digitmill.page.picture;

import java.util.ArrayList;
import java.util.List;

/** The blobs of a page. */
public final class Blobs {
    private Blobs() {}

    /** All blobs of at least {@code smallest} pixels in their longer side, by their first run. */
    public static List<Blob> of(Mask mask, int smallest) {
        Runs runs = Runs.of(mask);
        int[] sizes = new int[runs.count];
        int[] left = new int[runs.count];
        int[] right = new int[runs.count];
        int[] bottom = new int[runs.count];
        for (int i = 0; i < runs.count; i++) {
            int label = runs.labels[i];
            if (sizes[label]++ == 0) {
                left[label] = runs.starts[i];
                right[label] = runs.ends[i];
            } else {
                left[label] = Math.min(left[label], runs.starts[i]);
                right[label] = Math.max(right[label], runs.ends[i]);
            }
            bottom[label] = runs.rows[i];
        }
        int[][] kept = new int[runs.count][];
        int[] filled = new int[runs.count];
        for (int i = 0; i < runs.count; i++) {
            int label = runs.labels[i];
            int longer = Math.max(right[label] - left[label], bottom[label] - runs.rows[label]) + 1;
            if (longer < smallest) {
                continue;
            }
            if (kept[label] == null) {
                kept[label] = new int[3 * sizes[label]];
            }
            int at = filled[label];
            kept[label][at] = runs.rows[i];
            kept[label][at + 1] = runs.starts[i];
            kept[label][at + 2] = runs.ends[i];
            filled[label] += 3;
        }
        List<Blob> blobs = new ArrayList<>();
        for (int[] own : kept) {
            if (own != null) {
                blobs.add(Blob.of(own));
            }
        }
        return blobs;
    }
}
