package org.digitmill.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which way up words are, by their outline: letters stand on one line and reach up to different heights, more often than down. */
final class WordShape {
    /** In millimetres: what is lower is a dot or a speck. */
    private static final double LOWEST = 1;

    private static final double TALLEST = 24;
    /** Of the letters' height, by how much their tops must lie more unevenly than their bottoms. */
    private static final double UNEVEN = 0.06;

    private WordShape() {}

    /** How many more words are upright than on their head, in standard deviations of what would come by chance. */
    static double upright(UprightPage page) {
        List<Blob> blobs = new ArrayList<>();
        for (Blob blob : page.blobs()) {
            if (blob.height() >= LOWEST * page.millimetre()
                    && Math.max(blob.height(), blob.width()) <= TALLEST * page.millimetre()) {
                blobs.add(blob);
            }
        }
        int[] groups = Neighbours.groups(blobs);
        Map<Integer, List<Blob>> words = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            words.computeIfAbsent(groups[i], none -> new ArrayList<>()).add(blobs.get(i));
        }
        int upright = 0;
        int onHead = 0;
        for (List<Blob> word : words.values()) {
            if (word.size() >= 3) {
                double height = word.stream().mapToInt(Blob::height).average().orElseThrow();
                double tops = unevenness(word.stream().mapToInt(Blob::top).toArray());
                double bottoms = unevenness(word.stream().mapToInt(Blob::bottom).toArray());
                upright += tops - bottoms > UNEVEN * height ? 1 : 0;
                onHead += bottoms - tops > UNEVEN * height ? 1 : 0;
            }
        }
        return (upright - onHead) / Math.sqrt(upright + onHead + 1.0);
    }

    /** How far the places lie from their middle one, in the mean. */
    private static double unevenness(int[] places) {
        Arrays.sort(places);
        int middle = places[places.length / 2];
        return Arrays.stream(places)
                .map(place -> Math.abs(place - middle))
                .average()
                .orElseThrow();
    }
}
