package org.digitmill.score.correction;

/**
 * The result of applying corrections: {@code corrections = confirmed + changed + removed + known + stale}.
 *
 * @param run its name, in every row that it wrote
 * @param corrections that the file has
 * @param confirmed corrections that confirm the reading
 * @param changed corrections of misread or unread digits
 * @param removed rows removed because there is no digit
 * @param known corrections that were applied before
 * @param stale corrections of rows that no longer exist, since another model has read the file
 * @param files whose rows were written again
 */
public record CorrectionReport(
        String run, long corrections, long confirmed, long changed, long removed, long known, long stale, long files) {}
