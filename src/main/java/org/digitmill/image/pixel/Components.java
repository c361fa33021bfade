package org.digitmill.image.pixel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected components of a mask (8-connectivity).
 *
 * @param labels the label of each pixel, 0 if the mask is not set
 * @param all the components, by label from 1
 */
public record Components(int[] labels, List<Component> all) {
    public static Components of(boolean[] mask, byte[] strength, int width, int height) {
        return new Labelling(mask, strength, width, height).run();
    }

    private static final class Labelling {
        private final boolean[] mask;
        private final byte[] strength;
        private final int width;
        private final int height;
        private final int[] labels;
        private int[] waiting = new int[256];
        private int waitingCount;

        Labelling(boolean[] mask, byte[] strength, int width, int height) {
            this.mask = mask;
            this.strength = strength;
            this.width = width;
            this.height = height;
            this.labels = new int[mask.length];
        }

        Components run() {
            List<Component> all = new ArrayList<>();
            for (int i = 0; i < mask.length; i++) {
                if (mask[i] && labels[i] == 0) {
                    all.add(fill(i, all.size() + 1));
                }
            }
            return new Components(labels, all);
        }

        private Component fill(int start, int label) {
            int left = width;
            int right = 0;
            int top = height;
            int bottom = 0;
            int area = 0;
            long sum = 0;
            int peak = 0;
            push(start, label);
            while (waitingCount > 0) {
                int at = waiting[--waitingCount];
                int x = at % width;
                int y = at / width;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
                area++;
                sum += strength[at] & 0xFF;
                peak = Math.max(peak, strength[at] & 0xFF);
                for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
                    for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                        int next = row * width + column;
                        if (mask[next] && labels[next] == 0) {
                            push(next, label);
                        }
                    }
                }
            }
            return new Component(label, left, top, right, bottom, area, sum, peak);
        }

        private void push(int at, int label) {
            labels[at] = label;
            if (waitingCount == waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * waiting.length);
            }
            waiting[waitingCount++] = at;
        }
    }
}
