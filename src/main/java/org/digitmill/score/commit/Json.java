package org.digitmill.score.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.digitmill.storage.HadoopFiles;

/** Reads and writes small JSON files. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    public static <T> T read(HadoopFiles files, String path, Class<T> type) throws IOException {
        try (InputStream input = files.open(path)) {
            return MAPPER.readValue(input.readAllBytes(), type);
        }
    }

    /** Not atomic: a file that others read is written elsewhere and renamed. */
    static void write(HadoopFiles files, String path, Object value) throws IOException {
        try (OutputStream output = files.create(path)) {
            output.write(text(value).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every record of ours can be written as JSON", e);
        }
    }
}
