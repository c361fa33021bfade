package org.digitmill.dataset.download;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Options for downloading MNIST.
 *
 * @param mirrors addresses of directories, tried in this order; {@code http} or {@code https}; at least one
 * @param connectTimeout for one connection
 * @param stallTimeout time during which a mirror may send nothing
 * @param transferTimeout for one file from one mirror, from the request to the last byte
 */
public record DownloadOptions(
        List<URI> mirrors, Duration connectTimeout, Duration stallTimeout, Duration transferTimeout) {
    public static final DownloadOptions DEFAULTS = new DownloadOptions(
            List.of(
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    URI.create("http://yann.lecun.com/exdb/mnist/")),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(10));

    public DownloadOptions {
        if (mirrors.isEmpty()) {
            throw new IllegalArgumentException("At least one mirror is needed");
        }
        for (URI mirror : mirrors) {
            String scheme = String.valueOf(mirror.getScheme());
            if (!scheme.matches("(?i)https?") || mirror.getHost() == null) {
                throw new IllegalArgumentException(
                        mirror + " is not the address of a mirror: http:// or https:// and a host");
            }
        }
        for (Duration timeout : List.of(connectTimeout, stallTimeout, transferTimeout)) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("A timeout must be more than 0, found " + timeout);
            }
        }
        mirrors = mirrors.stream().map(DownloadOptions::asDirectory).toList();
    }

    public DownloadOptions withMirrors(List<URI> others) {
        return new DownloadOptions(others, connectTimeout, stallTimeout, transferTimeout);
    }

    private static URI asDirectory(URI mirror) {
        return mirror.getPath().endsWith("/") ? mirror : URI.create(mirror + "/");
    }
}
