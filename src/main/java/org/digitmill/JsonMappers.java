package org.digitmill;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * How all JSON is read and written: what has a field twice, text after its end, a field that is not known, or a record's field missing is
 * refused. A reader that must be more lenient says so where it is used.
 */
public final class JsonMappers {
    /** Names of fields as in Java. */
    public static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** Names of fields in snake_case. */
    public static final JsonMapper SNAKE_CASE = PLAIN.rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private JsonMappers() {}
}
