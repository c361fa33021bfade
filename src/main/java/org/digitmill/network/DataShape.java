package org.digitmill.network;

/** The shape of one example between two layers, without the minibatch. */
public sealed interface DataShape {
    /** Number of values of one example. */
    long size();

    /** Feature maps: {@code height × width} pixels with {@code channels} values each. */
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

    /** A vector of {@code length} values. */
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
