package org.digitmill.score.correction;

/**
 * What came of corrections: {@code corrections = confirmed + changed + removed + known + stale}.
 *
 * @param run its name, in every row that it wrote
 * @param corrections that the file has
 * @param confirmed digits that had been read right
 * @param changed digits that had been read wrong, or not at all
 * @param removed rows that were no digit at all
 * @param known corrections that the tables had already
 * @param stale corrections of rows that are no longer there: another model has read them since
 * @param files whose rows were written anew
 */
public record CorrectionReport(
        String run, long corrections, long confirmed, long changed, long removed, long known, long stale, long files) {}
