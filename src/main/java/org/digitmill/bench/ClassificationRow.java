package org.digitmill.bench;

/**
 * Classification alone, measured.
 *
 * @param threads side by side, each with a classifier of its own
 * @param imagesPerSecond of all threads together
 */
public record ClassificationRow(int threads, double imagesPerSecond) {}
