package org.digitmill.model;

/**
 * The two networks that read pages. They belong to the thread that opened them.
 *
 * @param finder finds where digits may be
 * @param regions looks at each of these places by itself
 */
public record PageNetworks(PageNetwork finder, RegionClassifier regions) implements AutoCloseable {
    @Override
    public void close() {
        finder.close();
        regions.close();
    }
}
