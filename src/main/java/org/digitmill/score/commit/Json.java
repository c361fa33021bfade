package org.digitmill.score.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.digitmill.JsonMappers;
import org.digitmill.storage.HadoopFiles;

/** Reads and writes small JSON files. */
public final class Json {
    private Json() {}

    public static <T> T read(HadoopFiles files, String path, Class<T> type) throws IOException {
        try (InputStream input = files.open(path)) {
            // The manifest of a run may be of another version, with other fields.
            return JsonMappers.SNAKE_CASE
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(input.readAllBytes());
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
            return JsonMappers.SNAKE_CASE.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every record of ours can be written as JSON", e);
        }
    }
}
