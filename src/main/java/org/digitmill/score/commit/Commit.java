package org.digitmill.score.commit;

import java.util.List;

/**
 * A decided publication.
 *
 * @param run that decided it
 * @param moves renames that perform it, in this order; none if the run has just opened the output
 */
record Commit(String run, List<Move> moves) {
    /**
     * A rename within the output.
     *
     * @param from path relative to the output, which exists until the rename is done
     * @param to path relative to the output, where a file may exist that is replaced
     */
    record Move(String from, String to) {}

    Commit {
        moves = List.copyOf(moves);
    }
}
