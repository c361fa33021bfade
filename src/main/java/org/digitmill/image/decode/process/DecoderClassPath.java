package org.digitmill.image.decode.process;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The class path of a {@link DecoderProcess}: the jar of this class first, then the jars that Spark gave to the calling thread, such as
 * readers of pictures added by {@code --jars}, then Java's own class path.
 */
final class DecoderClassPath {
    private DecoderClassPath() {}

    /** For the thread that asks. */
    static String current() {
        Set<String> paths = new LinkedHashSet<>();
        add(DecoderServer.class.getProtectionDomain().getCodeSource().getLocation(), paths);
        for (ClassLoader loader = Thread.currentThread().getContextClassLoader();
                loader != null;
                loader = loader.getParent()) {
            if (loader instanceof URLClassLoader several) {
                Arrays.stream(several.getURLs()).forEach(url -> add(url, paths));
            }
        }
        paths.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        return String.join(File.pathSeparator, paths);
    }

    private static void add(URL url, Set<String> paths) {
        if (url.getProtocol().equals("file")) {
            try {
                paths.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("No path of a jar: " + url, e);
            }
        }
    }
}
