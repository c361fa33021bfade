package org.digitmill.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.digitmill.image.GreyImage;
import org.digitmill.image.ImageDecoder;
import org.digitmill.image.ImageException;
import org.digitmill.image.ImageLimits;
import org.digitmill.model.Digests;
import org.digitmill.spark.HadoopFiles;

/** Reads the pictures again that digits came from, one at a time; the last one is kept for the next digit on it. */
final class SourcePictures {
    /** Larger files are left out of a report. */
    private static final int MAXIMUM_BYTES = 64 << 20;

    private final HadoopFiles files;
    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(MAXIMUM_BYTES, 100_000_000L));
    private String lastPath = "";
    private Answer last;

    SourcePictures(HadoopFiles files) {
        this.files = files;
    }

    /** A picture, or a few words why there is none. */
    record Answer(Optional<GreyImage> picture, String missing) {}

    /**
     * The first page of a file.
     *
     * @param sha256 that the file had when it was scored
     */
    Answer read(String path, String sha256) {
        if (!path.equals(lastPath)) {
            lastPath = path;
            last = decode(path, sha256);
        }
        return last;
    }

    private Answer decode(String path, String sha256) {
        byte[] content;
        try (InputStream in = files.open(path)) {
            content = in.readNBytes(MAXIMUM_BYTES + 1);
        } catch (IOException | IllegalArgumentException gone) {
            return none("no longer readable");
        }
        if (content.length > MAXIMUM_BYTES) {
            return none("too large");
        }
        if (!Digests.sha256(content).equals(sha256)) {
            return none("changed since");
        }
        try {
            return new Answer(Optional.of(decoder.decode(content)), "");
        } catch (ImageException | RuntimeException | OutOfMemoryError broken) {
            return none("not readable here");
        }
    }

    private static Answer none(String why) {
        return new Answer(Optional.empty(), why);
    }
}
