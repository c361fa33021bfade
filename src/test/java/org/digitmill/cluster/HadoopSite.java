package org.digitmill.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** A directory of Hadoop's configuration, as {@code HADOOP_CONF_DIR} names one. */
final class HadoopSite {
    private HadoopSite() {}

    /** Writes one of its files. */
    static void write(Path directory, String file, Map<String, String> properties) throws IOException {
        Configuration configuration = new Configuration(false);
        properties.forEach(configuration::set);
        try (OutputStream out =
                Files.newOutputStream(Files.createDirectories(directory).resolve(file))) {
            configuration.writeXml(out);
        }
    }
}
