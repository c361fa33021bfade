package org.digitmill.score;

import java.io.IOException;
import org.digitmill.spark.HadoopFiles;

/** Writes a part of both tables into staging. Files come in the order of their paths. */
final class PartWriter implements AutoCloseable {
    private final TableWriter<FileRow> files;
    private final TableWriter<DigitRow> digits;

    PartWriter(HadoopFiles storage, String filesPath, String digitsPath) throws IOException {
        this.files = TableWriter.files(storage, filesPath);
        this.digits = TableWriter.digits(storage, digitsPath);
    }

    void write(ScoredFile scored) throws IOException {
        files.write(scored.file());
        for (DigitRow digit : scored.digits()) {
            digits.write(digit);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
        digits.close();
    }
}
