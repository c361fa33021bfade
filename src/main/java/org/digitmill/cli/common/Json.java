package org.digitmill.cli.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.digitmill.JsonMappers;

/** Results as JSON: one object on one line, names in snake_case, in the order in which a record declares them. */
public final class Json {
    private Json() {}

    public static String line(Object result) {
        try {
            return JsonMappers.SNAKE_CASE.writeValueAsString(result);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A result cannot be written as JSON: " + result.getClass(), unwritable);
        }
    }
}
