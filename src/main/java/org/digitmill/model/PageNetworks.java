package org.digitmill.model;

/**
 * The page network and the region network. Use them in the thread that opened them.
 *
 * @param finder the page network, which finds possible digits
 * @param regions the region network, which classifies each of them
 */
public record PageNetworks(PageNetwork finder, RegionClassifier regions) implements AutoCloseable {
    @Override
    public void close() {
        finder.close();
        regions.close();
    }
}
