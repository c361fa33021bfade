package org.digitmill.train.digit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.Classifier;
import org.digitmill.model.Evaluation;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;

/** Measures a model on labelled digits, a part of them on each executor core. */
public final class EvaluateJob {
    private static final int DIGITS_PER_TASK = 1024;

    private EvaluateJob() {}

    /** @param digits at least one */
    public static Evaluation run(JavaSparkContext context, ModelBundle model, LabelledDigits digits) {
        // Parts of fixed size, not one for each core: the sums, and so the last bit of the loss, are the same on every
        // cluster.
        List<LabelledDigits> parts = new ArrayList<>();
        for (int start = 0; start < digits.size(); start += DIGITS_PER_TASK) {
            parts.add(digits.range(start, Math.min(digits.size(), start + DIGITS_PER_TASK)));
        }
        context.setJobDescription("evaluate " + digits.size() + " digits");
        Broadcast<byte[]> file = context.broadcast(ModelFile.write(model));
        try {
            Evaluation whole = new Evaluation();
            context.parallelize(parts, parts.size())
                    .map(new EvaluatePart(file))
                    .collect()
                    .forEach(whole::merge);
            return whole;
        } finally {
            file.destroy();
            context.setJobDescription(null);
        }
    }

    private record EvaluatePart(Broadcast<byte[]> modelFile) implements Function<LabelledDigits, Evaluation> {
        @Override
        public Evaluation call(LabelledDigits digits) {
            Evaluation evaluation = new Evaluation();
            try (Classifier classifier =
                    ModelFile.read(modelFile.value(), "of the evaluation").classifier()) {
                evaluation.addAll(digits.labels(), classifier.probabilities(digits.pixels(), digits.size()));
            }
            return evaluation;
        }
    }
}
