package org.digitmill.dataset.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A file that is the same at every path, for tests that read thousands of them. */
public record FileInMemory(byte[] content) implements FileSource {
    @Override
    public Optional<Entry> find(String path) {
        return Optional.of(new Entry(path, path, content.length, false));
    }

    @Override
    public List<Entry> list(String directory) {
        return List.of();
    }

    @Override
    public InputStream open(String path) {
        return new ByteArrayInputStream(content);
    }
}
