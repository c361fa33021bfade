package org.digitmill.score.reading;

import org.digitmill.model.Classifier;
import org.digitmill.model.PageNetworks;
import org.digitmill.model.PageNetworksSource;

/** The models that read pictures, open for one thread. The networks of pages are opened when a picture first needs it. */
public final class OpenModels implements AutoCloseable {
    private final Classifier classifier;
    private final PageNetworksSource source;
    private PageNetworks pages;

    /**
     * @param classifier closed with these models
     * @param source of the networks of pages; null if there is none
     */
    OpenModels(Classifier classifier, PageNetworksSource source) {
        this.classifier = classifier;
        this.source = source;
    }

    /** A classifier by which every picture is read as one digit. */
    public static OpenModels ofDigits(Classifier classifier) {
        return new OpenModels(classifier, null);
    }

    public Classifier classifier() {
        return classifier;
    }

    /** Whether there are networks of pages. */
    boolean readPages() {
        return source != null;
    }

    /** The networks of pages. @throws IllegalStateException if there is none */
    PageNetworks pages() {
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
