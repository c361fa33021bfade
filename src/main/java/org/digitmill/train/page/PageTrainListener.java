package org.digitmill.train.page;

import org.digitmill.model.ModelBundle;
import org.digitmill.train.loop.TrainListener;

/** Is told how the training of a page network goes, on the driver, while it goes. */
public interface PageTrainListener extends TrainListener {
    /**
     * An epoch is validated.
     *
     * @param model as it would be published now: with the averaged weights
     */
    void validated(int epoch, PageScore score, ModelBundle model);
}
