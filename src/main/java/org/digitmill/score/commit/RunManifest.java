package org.digitmill.score.commit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.digitmill.score.input.IgnoredNames;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.ErrorCode;

/**
 * The manifest of a run, stored as JSON beside the tables. Its counts reconcile: {@code listed = scored + empty + rejected + skipped}.
 *
 * @param formatVersion of this file, 1
 * @param run name of the run
 * @param state state of the run
 * @param started time in UTC, ISO 8601
 * @param updated time in UTC, ISO 8601, of its end or of its last published chunk
 * @param seconds from its start to then
 * @param model SHA-256 of the model's weights
 * @param options options of the run
 * @param chunks that it published
 * @param listed files listed so far
 * @param scored files with at least one digit, read or not
 * @param empty pictures on which nothing is written
 * @param rejected files that are no picture that can be read
 * @param skipped files that were in the tables already and had not changed
 * @param ignored names that were ignored by rule: {@link IgnoredNames} and the output itself
 * @param digits that were read
 * @param unread ink that looks like a handwritten digit and was not read
 * @param needsReview files that need review
 * @param rejectedByCode rejected files by the name of their {@link ErrorCode}; only codes that occur
 * @param replaced replaced rows of earlier runs, by run
 */
public record RunManifest(
        int formatVersion,
        String run,
        State state,
        String started,
        String updated,
        double seconds,
        String model,
        ScoreOptions options,
        int chunks,
        long listed,
        long scored,
        long empty,
        long rejected,
        long skipped,
        long ignored,
        long digits,
        long unread,
        long needsReview,
        SortedMap<String, Long> rejectedByCode,
        SortedMap<String, Counts> replaced) {
    static final int FORMAT_VERSION = 1;

    /** How far a run came. */
    public enum State {
        /** In progress; or killed, and no run has started since. */
        @JsonProperty("running")
        RUNNING,
        /** All inputs are done. */
        @JsonProperty("finished")
        FINISHED,
        /** Stopped before its end. Its published chunks are complete; the next run continues after them. */
        @JsonProperty("interrupted")
        INTERRUPTED
    }

    public RunManifest {
        rejectedByCode = Collections.unmodifiableSortedMap(new TreeMap<>(rejectedByCode));
        replaced = Collections.unmodifiableSortedMap(new TreeMap<>(replaced));
    }

    public static RunManifest of(RunState run, State state) {
        Counts counts = run.counts();
        return new RunManifest(
                FORMAT_VERSION,
                run.origin().run(),
                state,
                run.started().toString(),
                run.now().toString(),
                run.seconds(),
                run.origin().model(),
                run.options(),
                run.chunks(),
                counts.files() + run.skipped(),
                counts.scored(),
                counts.empty(),
                counts.rejected(),
                run.skipped(),
                run.ignored(),
                counts.digits(),
                counts.unread(),
                counts.needsReview(),
                counts.rejectedByCode(),
                run.replaced());
    }

    /** The same manifest with another state. */
    RunManifest withState(State newState) {
        return new RunManifest(
                formatVersion,
                run,
                newState,
                started,
                updated,
                seconds,
                model,
                options,
                chunks,
                listed,
                scored,
                empty,
                rejected,
                skipped,
                ignored,
                digits,
                unread,
                needsReview,
                rejectedByCode,
                replaced);
    }

    /** Counts of the rows that the run published. */
    public Counts counts() {
        return new Counts(scored, empty, rejected, digits, unread, needsReview, rejectedByCode);
    }

    public boolean reconciles() {
        return listed == scored + empty + rejected + skipped
                && rejected
                        == rejectedByCode.values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
    }
}
