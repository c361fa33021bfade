package org.digitmill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The versions of this program and of what it is built on, as the build wrote them down. */
public final class Versions {
    private Versions() {}

    /** By name: digitmill, spark, deeplearning4j, onednn, java. */
    public static Map<String, String> all() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((name, version) -> versions.put((String) name, (String) version));
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    /** The version of this program. */
    public static String ofProgram() {
        return all().get("digitmill");
    }
}
