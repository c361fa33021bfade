package org.digitmill.score;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.digitmill.spark.HadoopFiles;

/** Lists what archives hold, whatever is wrong with them. */
final class ArchiveLister {
    private final HadoopFiles files;
    private final ArchiveLimits limits;

    ArchiveLister(HadoopFiles files, ArchiveLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    ArchiveContent list(ListedFile archive, ArchiveFormat format) {
        ArchiveContent content = new ArchiveContent(archive, limits);
        try {
            switch (format) {
                case ZIP -> new ZipDirectory(files, content).read();
                case TAR, COMPRESSED_TAR -> TarStream.list(files, content, format == ArchiveFormat.COMPRESSED_TAR);
            }
        } catch (IOException e) {
            content.fail(reason(archive.path(), e));
        } catch (RuntimeException e) {
            // The library's answer to some broken headers.
            content.fail(ErrorCode.CORRUPT);
        }
        return content;
    }

    private ErrorCode reason(String path, IOException failure) {
        if (HadoopFiles.isMissing(failure)) {
            return ErrorCode.VANISHED;
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        boolean early = failure instanceof EOFException || message.contains("truncated") || message.contains("eof");
        return early ? ErrorCode.TRUNCATED : ErrorCode.CORRUPT;
    }
}
