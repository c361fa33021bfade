package org.digitmill.score.reading;

import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;

/**
 * Scores pictures that are bytes in memory, such as those in a column of a table, just as {@code score} scores files: the same models,
 * together in minibatches, with the same digits. The caller closes it. Not safe for use by several threads at once.
 */
public final class ContentScorer implements AutoCloseable {
    private final ReaderModels source;
    private final OpenModels models;
    private final FileScorer scorer;
    private boolean finished = true;

    /**
     * @param files unused by pictures in memory, but what a scorer is made with
     * @param source of the models; those that are open in this process are used again
     * @param results takes each picture in the order of adding, sooner or later, at the latest with {@link #finish}
     */
    public ContentScorer(HadoopFiles files, ReaderModels source, ReadingOptions reading, Consumer<ScoredFile> results) {
        this.source = source;
        this.models = ModelPool.ofThisProcess().borrow(source);
        this.scorer = new FileScorer(
                files,
                reading,
                Quarantine.NONE,
                null,
                models,
                source.digits().reviewThreshold(),
                new RowOrigin("", source.digits().sha256()),
                results);
    }

    /**
     * Scores a picture, or lets it wait until there are digits enough for the classifier.
     *
     * @param name what its rows call it
     */
    public void add(byte[] content, String name) {
        finished = false;
        scorer.add(new ListedFile(name, content.length, 0, null), new ByteArrayInputStream(content));
    }

    /** Scores all pictures that still wait. */
    public void finish() {
        scorer.finish();
        finished = true;
    }

    /** Gives the models back to the process; those of pictures that were not finished may be in the midst of one. */
    @Override
    public void close() {
        if (finished) {
            ModelPool.ofThisProcess().giveBack(source, models);
        } else {
            models.close();
        }
    }
}
