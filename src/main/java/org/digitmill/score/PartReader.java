package org.digitmill.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.spark.HadoopFiles;

/** The files of a published part with their digits, in the order of their paths. */
final class PartReader implements AutoCloseable {
    private final String name;
    private final TableReader<FileRow> files;
    private final TableReader<DigitRow> digits;

    PartReader(HadoopFiles storage, OutputLayout layout, String name) throws IOException {
        this.name = name;
        this.files = TableReader.files(storage, layout.files(name));
        this.digits = TableReader.digits(storage, layout.digits(name));
    }

    /** The next file; null after the last. */
    ScoredFile next() throws IOException {
        FileRow file = files.next();
        if (file == null) {
            return null;
        }
        List<DigitRow> own = new ArrayList<>(file.digits());
        for (int i = 0; i < file.digits(); i++) {
            DigitRow digit = digits.next();
            if (digit == null || !digit.path().equals(file.path())) {
                throw new IOException("The digits of part " + name + " are not those of its files at " + file.path());
            }
            own.add(digit);
        }
        return new ScoredFile(file, own);
    }

    @Override
    public void close() throws IOException {
        files.close();
        digits.close();
    }
}
