package org.digitmill.train.digit;

import java.util.List;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;
import org.digitmill.train.options.Teachers;

/** Computes the teachers' share of the labels for one trainer. Not safe for several threads at once. */
final class SoftLabels {
    private final List<Classifier> teachers;
    private final float share;

    SoftLabels(Teachers teachers) {
        this.teachers = teachers.models().stream().map(ClassifierSource::open).toList();
        this.share = (float) teachers.share();
    }

    /**
     * Gives the teachers' share of some labels to what they say of the digits.
     *
     * @param ink [count, 784], from 0 to 1; rounded to 256 shades, since so all pictures come to a classifier
     * @param labels [count, 10], each row with a sum of 1; changed
     */
    void mixInto(float[] labels, float[] ink, int count) {
        if (teachers.isEmpty()) {
            return;
        }
        byte[] pixels = new byte[ink.length];
        for (int i = 0; i < ink.length; i++) {
            pixels[i] = (byte) Math.round(ink[i] * 255);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] *= 1 - share;
        }
        for (Classifier teacher : teachers) {
            float[] probabilities = teacher.probabilities(pixels, count);
            for (int i = 0; i < labels.length; i++) {
                labels[i] += share / teachers.size() * probabilities[i];
            }
        }
    }
}
