package org.digitmill.score;

import java.io.Serializable;

/**
 * Where rows come from, the same for all rows of a run.
 *
 * @param run name of the run
 * @param model SHA-256 of the model's weights
 * @param template SHA-256 of the template of fields; null where there is none
 */
public record RowOrigin(String run, String model, String template) implements Serializable {
    /** The origin of rows that were read without a template. */
    public RowOrigin(String run, String model) {
        this(run, model, null);
    }
}
