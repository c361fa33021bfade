package org.digitmill.score.reading;

import java.io.Serializable;
import org.digitmill.model.ClassifierSource;
import org.digitmill.model.PageNetworksSource;

/**
 * The models that read pictures, in the form that is sent to executors.
 *
 * @param digits tells which digit a piece of ink is
 * @param pages find and read the digits of a page; null if every picture is one digit
 */
public record ReaderModels(ClassifierSource digits, PageNetworksSource pages) implements Serializable {
    /** A model by which every picture is read as one digit. */
    public static ReaderModels ofDigits(ClassifierSource digits) {
        return new ReaderModels(digits, null);
    }

    /** Identity of these models. */
    String identity() {
        return digits.sha256() + (pages == null ? "" : "+" + pages.sha256());
    }

    /** The models for the calling thread alone; the caller closes them. */
    public OpenModels open() {
        return new OpenModels(digits.open(), pages);
    }
}
