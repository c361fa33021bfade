package org.digitmill.score.job;

/** Told now and then how far a scoring run is. Called by one thread, some times a second at most. */
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
