package org.digitmill.train.page;

import org.digitmill.model.ModelBundle;
import org.digitmill.train.loop.TrainListener;

/** Receives the progress of the training of a page network, on the driver. */
public interface PageTrainListener extends TrainListener {
    /**
     * An epoch is validated.
     *
     * @param model as it would be published now: with the averaged weights
     */
    void validated(int epoch, PageScore score, ModelBundle model);
}
