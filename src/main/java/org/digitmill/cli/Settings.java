package org.digitmill.cli;

import static java.util.Map.entry;

import java.util.Map;

/**
 * The options that have a value when nobody gives one: key as in {@code conf/digitmill.properties} (command, dot, option), and default
 * as text. An option has a key there exactly if it stands in this list.
 */
final class Settings {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            setting("demo.epochs", 3),
            setting("train.network", "two-conv"),
            setting("train.epochs", 5),
            setting("train.workers", 0),
            setting("train.minibatch", 64),
            setting("train.averaging-period", 50),
            setting("train.learning-rate", 0.001),
            setting("train.seed", 1),
            setting("train.validation", 5000),
            setting("score.max-rejected", "100%"),
            setting("score.review-below", 0.9),
            setting("score.maximum-bytes", 268435456),
            setting("score.maximum-pixels", 100000000),
            setting("predict.review-below", 0.9));

    private Settings() {}

    /** All keys with their defaults. */
    static Map<String, String> defaults() {
        return DEFAULTS;
    }

    private static Map.Entry<String, String> setting(String key, Object value) {
        return entry(key, String.valueOf(value));
    }
}
