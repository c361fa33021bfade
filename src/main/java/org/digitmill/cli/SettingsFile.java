package org.digitmill.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.digitmill.InputException;

/** The settings in {@code conf/digitmill.properties}: keys of {@link Settings} with values as text. */
public record SettingsFile(Optional<Path> path, Map<String, String> values) {
    public static final SettingsFile NONE = new SettingsFile(Optional.empty(), Map.of());

    public SettingsFile {
        values = Map.copyOf(values);
    }

    /** @throws InputException if the file cannot be read, or has a key that means nothing */
    static SettingsFile read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException problem) {
            throw new InputException(
                    path + " cannot be read: " + problem.getMessage()
                            + ". Expected are lines like train.epochs = 5, in UTF-8.",
                    problem);
        }
        Map<String, String> values = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            values.put(requireKnown(path, key), properties.getProperty(key).strip());
        }
        return new SettingsFile(Optional.of(path), values);
    }

    private static String requireKnown(Path path, String key) {
        if (key.startsWith("spark.")) {
            throw new InputException(
                    path + " sets " + key + ", but Spark's settings do not belong there. Give them to spark-submit: "
                            + "submit/digitmill --conf " + key + "=… -- COMMAND, or in conf/local.conf.");
        }
        if (!Settings.defaults().containsKey(key)) {
            throw new InputException(
                    path + " sets " + key + ", which is not a known key. Expected is one of: " + known(key) + ".");
        }
        return key;
    }

    /** The keys of the same command, or of all commands. */
    private static String known(String key) {
        String command = key.substring(0, key.indexOf('.') + 1);
        List<String> keys = Settings.defaults().keySet().stream().sorted().toList();
        List<String> near = keys.stream()
                .filter(each -> !command.isEmpty() && each.startsWith(command))
                .toList();
        return String.join(", ", near.isEmpty() ? keys : near);
    }
}
