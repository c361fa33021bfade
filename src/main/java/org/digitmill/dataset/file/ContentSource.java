package org.digitmill.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/** Where the bytes of scored files are had again, those of entries of archives too. */
public interface ContentSource {
    /** Gives each of the files to {@code reader} once, in an order of its own. */
    void read(Collection<String> paths, ContentReader reader);

    /** Takes files one after the other. */
    interface ContentReader {
        /** @param content stands at its beginning; it is closed by who gives it */
        void read(String path, InputStream content) throws IOException;

        /** The file cannot be had, or {@link #read} failed with this error. */
        void failed(String path, IOException reason);
    }
}
