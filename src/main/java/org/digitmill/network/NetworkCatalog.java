package org.digitmill.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitmill.InputException;

/**
 * The networks by name: the files of {@code conf/networks}, or, if there is no such directory (a driver on a cluster), their copies in
 * the jar. A network can also be named by the path of its file.
 */
public final class NetworkCatalog {
    /** A network that always exists; the others are found beside it in the jar. */
    private static final String BUNDLED = "/networks/two-conv.json";

    private final Map<String, String> files = new TreeMap<>();

    /** @param directory network files, {@code NAME.json}; if it does not exist, the copies in the jar are used */
    public NetworkCatalog(Optional<Path> directory) {
        try {
            if (directory.filter(Files::isDirectory).isPresent()) {
                readAll(directory.get());
            } else {
                readBundled();
            }
        } catch (IOException unreadable) {
            throw new InputException("Cannot read the networks in " + directory + ": " + unreadable, unreadable);
        }
    }

    private void readBundled() throws IOException {
        URI place = URI.create(NetworkCatalog.class.getResource(BUNDLED).toString());
        if (place.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                readAll(jar.getPath(BUNDLED).getParent());
            }
        } else {
            readAll(Path.of(place).getParent());
        }
    }

    private void readAll(Path directory) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : found) {
                String name = file.getFileName().toString();
                files.put(name.substring(0, name.length() - ".json".length()), Files.readString(file));
            }
        }
    }

    /** All networks, by name. */
    public List<NetworkSpecification> all() {
        return files.keySet().stream().map(this::named).toList();
    }

    /**
     * @param nameOrFile a network's name, or the path of a file that ends in {@code .json}
     * @throws InputException that lists the names, if there is no network of this name
     */
    public NetworkSpecification find(String nameOrFile) {
        if (nameOrFile.endsWith(".json")) {
            Path file = Path.of(nameOrFile);
            try {
                return NetworkJson.read(Files.readString(file), nameOrFile);
            } catch (IOException unreadable) {
                throw new InputException("Cannot read the network file " + file + ": " + unreadable, unreadable);
            }
        }
        if (!files.containsKey(nameOrFile)) {
            throw new InputException(
                    "There is no network \"" + nameOrFile + "\". There are: " + String.join(", ", files.keySet())
                            + ". A file of your own is given by its path, ending in .json.");
        }
        return named(nameOrFile);
    }

    private NetworkSpecification named(String name) {
        NetworkSpecification network = NetworkJson.read(files.get(name), name + ".json");
        if (!network.name().equals(name)) {
            throw new InputException("Network file " + name + ".json holds a network named \"" + network.name()
                    + "\"; give the file or the network the other's name.");
        }
        return network;
    }
}
