package org.digitmill.score.row;

import java.io.Serializable;

/**
 * The origin of rows, the same for all rows of a run.
 *
 * @param run name of the run
 * @param model SHA-256 of the model's weights
 */
public record RowOrigin(String run, String model) implements Serializable {}
