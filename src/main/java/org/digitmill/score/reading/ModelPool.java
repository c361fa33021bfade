package org.digitmill.score.reading;

import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool of open models on an executor. Tasks borrow them, so that they are opened once per concurrent task and not once per task. Only
 * the models in use are kept.
 */
public final class ModelPool {
    private static final Logger LOG = LoggerFactory.getLogger(ModelPool.class);
    private static final ModelPool OF_THIS_PROCESS = new ModelPool();

    private final ArrayDeque<OpenModels> idle = new ArrayDeque<>();
    private String identity = "";

    public static ModelPool ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** Models for the caller alone, until {@link #giveBack} or {@link OpenModels#close}. */
    public OpenModels borrow(ReaderModels source) {
        synchronized (this) {
            if (!source.identity().equals(identity)) {
                idle.forEach(OpenModels::close);
                idle.clear();
                identity = source.identity();
            } else if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return source.open();
    }

    /**
     * Opens models before they are wanted, while the caller does something else. Where that fails, it will fail for the first task,
     * too, which says so.
     */
    public void openAhead(ReaderModels source) {
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

    public void giveBack(ReaderModels source, OpenModels models) {
        synchronized (this) {
            if (source.identity().equals(identity)) {
                idle.push(models);
                return;
            }
        }
        models.close();
    }
}
