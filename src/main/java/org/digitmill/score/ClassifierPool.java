package org.digitmill.score;

import java.util.ArrayDeque;
import org.digitmill.model.Classifier;
import org.digitmill.model.ClassifierSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open classifiers of an executor. A task borrows one for its time, so that a model is opened once for each task that runs at once,
 * and not once a task. Only the model in use is kept.
 */
final class ClassifierPool {
    private static final Logger LOG = LoggerFactory.getLogger(ClassifierPool.class);
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

    /**
     * Opens a classifier before it is wanted, while the caller does something else. Where that fails, it will fail for the first task,
     * too, which says so.
     */
    void openAhead(ClassifierSource source) {
        Thread thread = new Thread(
                () -> {
                    try {
                        giveBack(source, borrow(source));
                    } catch (RuntimeException | LinkageError e) {
                        LOG.debug("The model could not be opened ahead", e);
                    }
                },
                "digitmill-model");
        thread.setDaemon(true);
        thread.start();
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
