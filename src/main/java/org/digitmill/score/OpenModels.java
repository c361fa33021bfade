package org.digitmill.score;

import org.digitmill.model.Classifier;
import org.digitmill.model.PageNetwork;
import org.digitmill.model.PageNetworkSource;

/** The models that read pictures, open for one thread. The page network is opened when a picture first needs it. */
public final class OpenModels implements AutoCloseable {
    private final Classifier classifier;
    private final PageNetworkSource source;
    private PageNetwork pages;

    /**
     * @param classifier closed with these models
     * @param source of the page network; null where there is none
     */
    OpenModels(Classifier classifier, PageNetworkSource source) {
        this.classifier = classifier;
        this.source = source;
    }

    /** A classifier by which every picture is read as one digit. */
    public static OpenModels ofDigits(Classifier classifier) {
        return new OpenModels(classifier, null);
    }

    Classifier classifier() {
        return classifier;
    }

    /** Whether there is a page network. */
    boolean readPages() {
        return source != null;
    }

    /** The page network. @throws IllegalStateException where there is none */
    PageNetwork pages() {
        if (source == null) {
            throw new IllegalStateException("There is no model of pages");
        }
        if (pages == null) {
            pages = source.open();
        }
        return pages;
    }

    @Override
    public void close() {
        classifier.close();
        if (pages != null) {
            pages.close();
        }
    }
}
