package org.digitmill.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/** Reads the bytes of scored files again, also of entries of archives. */
public interface ContentSource {
    /** Passes each of the files to {@code reader} once, in any order. */
    void read(Collection<String> paths, ContentReader reader);

    /** Receives files one after the other. */
    interface ContentReader {
        /** @param content the file's bytes; closed by the caller */
        void read(String path, InputStream content) throws IOException;

        /** The file cannot be read, or {@link #read} failed with this error. */
        void failed(String path, IOException reason);
    }
}
