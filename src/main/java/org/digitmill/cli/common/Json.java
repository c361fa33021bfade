package org.digitmill.cli.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Results as JSON: one object on one line, names in snake_case, in the order in which a record declares them. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}

    public static String line(Object result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A result cannot be written as JSON: " + result.getClass(), unwritable);
        }
    }
}
