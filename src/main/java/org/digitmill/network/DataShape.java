package org.digitmill.network;

/** The extents of one example between two layers, without the minibatch. */
public sealed interface DataShape {
    /** How many numbers one example has. */
    long size();

    /** Feature maps: a picture of {@code height × width} pixels with {@code channels} numbers each. */
    record Maps(int height, int width, int channels) implements DataShape {
        @Override
        public long size() {
            return (long) height * width * channels;
        }

        @Override
        public String toString() {
            return height + "×" + width + "×" + channels;
        }
    }

    /** A row of {@code length} numbers. */
    record Row(int length) implements DataShape {
        @Override
        public long size() {
            return length;
        }

        @Override
        public String toString() {
            return Integer.toString(length);
        }
    }
}
