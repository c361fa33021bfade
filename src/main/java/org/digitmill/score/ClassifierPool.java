package org.digitmill.score;

import java.util.ArrayDeque;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;

/**
 * The open classifiers of an executor. A task borrows one for its time, so that a model is opened once for each task that runs at once,
 * and not once a task. Only the model in use is kept.
 */
final class ClassifierPool {
    private static final ClassifierPool OF_THIS_PROCESS = new ClassifierPool();

    private final ArrayDeque<Classifier> idle = new ArrayDeque<>();
    private String model = "";

    static ClassifierPool ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** A classifier for the caller alone, until {@link #giveBack} or {@link Classifier#close}. */
    Classifier borrow(ClassifierSource source) {
        synchronized (this) {
            if (!source.sha256().equals(model)) {
                idle.forEach(Classifier::close);
                idle.clear();
                model = source.sha256();
            } else if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return source.open();
    }

    void giveBack(ClassifierSource source, Classifier classifier) {
        synchronized (this) {
            if (source.sha256().equals(model)) {
                idle.push(classifier);
                return;
            }
        }
        classifier.close();
    }
}
