package org.digitmill.score.job;

/** Receives the progress of a scoring run. Called by one thread, a few times per second at most. */
@FunctionalInterface
public interface ScoreProgress {
    /** Says nothing. */
    ScoreProgress NONE = (done, rejected, listed, listingDone) -> {};

    /**
     * @param done files that are done, those that needed no scoring among them
     * @param rejected files among them that were rejected
     * @param listed files found so far
     * @param listingDone whether that is all there are
     */
    void update(long done, long rejected, long listed, boolean listingDone);
}
