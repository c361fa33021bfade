package org.digitmill.train.options;

import java.io.Serializable;
import java.util.List;
import org.digitmill.model.ClassifierSource;

/**
 * Teachers for knowledge distillation: the network also learns their outputs for every augmented digit (Hinton, Vinyals and Dean,
 * Distilling the Knowledge in a Neural Network, 2015).
 *
 * @param models whose mean probabilities count, as calibrated; none for labels alone
 * @param share of each label's weight that is theirs, from 0 to 1
 */
public record Teachers(List<ClassifierSource> models, double share) implements Serializable {
    public static final double DEFAULT_SHARE = 0.7;
    /** Labels alone. */
    public static final Teachers NONE = new Teachers(List.of(), 0);

    public Teachers {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("--teacher-share is " + share + ", but must be from 0 to 1.");
        }
        models = List.copyOf(models);
    }

    public boolean areThere() {
        return !models.isEmpty();
    }

    /** Identity of the teachers: the digests of their weights. */
    public List<String> sha256() {
        return models.stream().map(ClassifierSource::sha256).toList();
    }
}
