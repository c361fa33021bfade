package org.digitmill.score.reading;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.digitmill.Sha256;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.ImagePage;
import org.digitmill.image.decode.ImagePages;
import org.digitmill.image.decode.process.FileClock;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.score.input.FileContents;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.row.ErrorCode;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;

/**
 * Scores files one after the other: reads, decodes and frames each, and classifies the digits of many together.
 *
 * <p>Every added file gives one result, in the order of adding, whatever is in it. Not safe for use by several threads at once.
 */
public final class FileScorer {
    /** Files that may wait for the classifier. Those without a digit wait, too, so that the order is kept. */
    private static final int MAXIMUM_WAITING = 512;

    private final HadoopFiles files;
    private final FileContents contents;
    private final ReadingOptions reading;
    private final Quarantine quarantine;
    private final ImageDecoder decoder;
    private final FormTemplate template;
    private final PictureReader pictures;
    private final DigitBatch batch;
    private final float reviewThreshold;
    private final RowOrigin origin;
    private final Consumer<ScoredFile> results;
    private final FileClock clock = new FileClock();
    private final MessageDigest digest = Sha256.start();
    private final ArrayDeque<PendingFile> waiting = new ArrayDeque<>();

    /**
     * @param files where the files are
     * @param reading how they are read
     * @param quarantine where rejected files are copied to
     * @param template of the form that every page is; null if there is none
     * @param models used by this scorer alone, and closed by their owner
     * @param reviewThreshold digits of less confidence need review
     * @param origin what rows say of their run and model
     * @param results takes each file when it is done
     */
    public FileScorer(
            HadoopFiles files,
            ReadingOptions reading,
            Quarantine quarantine,
            FormTemplate template,
            OpenModels models,
            float reviewThreshold,
            RowOrigin origin,
            Consumer<ScoredFile> results) {
        this.files = files;
        this.contents = new FileContents(files);
        this.reading = reading;
        this.quarantine = quarantine;
        this.decoder =
                ImageDecoder.withProcess(reading.limits(), reading.pdfResolution(), reading.maximumSeconds(), clock);
        this.pictures = new PictureReader(reading, template, models);
        this.template = template;
        this.batch = new DigitBatch(models, reviewThreshold);
        this.reviewThreshold = reviewThreshold;
        this.origin = origin;
        this.results = results;
    }

    /** A scorer with the defaults for how files are read, and no quarantine. */
    public FileScorer(
            HadoopFiles files,
            ImageLimits limits,
            ReadingMode mode,
            OpenModels models,
            float reviewThreshold,
            RowOrigin origin,
            Consumer<ScoredFile> results) {
        this(files, new ReadingOptions(mode, limits), Quarantine.NONE, null, models, reviewThreshold, origin, results);
    }

    /** Scores a file, or lets it wait until there are digits enough for the classifier. */
    public void add(ListedFile listed) {
        add(listed, null);
    }

    /** @param content of an entry of an archive that can be read only from its beginning; null for what can be opened by itself */
    public void add(ListedFile listed, InputStream content) {
        clock.start();
        PendingFile file = new PendingFile(listed);
        contents.forget();
        try {
            if (listed.problem() != null) {
                file.reject(listed.problem(), listed.problem().sentence());
            } else {
                read(file, listed, content);
                find(file);
            }
        } catch (ImageException e) {
            file.reject(ErrorCode.of(e.code()), e.getMessage());
        } catch (IOException e) {
            ErrorCode code = isGone(listed) ? ErrorCode.VANISHED : ErrorCode.UNREADABLE;
            file.reject(code, code.sentence() + " The file system says: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            file.reject(ErrorCode.OUT_OF_MEMORY, ErrorCode.OUT_OF_MEMORY.sentence());
        } catch (RuntimeException | StackOverflowError e) {
            file.reject(ErrorCode.DECODER_FAILED, ErrorCode.DECODER_FAILED.sentence() + " It says: " + e);
        }
        file.took(clock.nanos());
        clock.stop();
        if (file.isRejected()) {
            quarantine.keep(files, listed, contents);
        }
        waiting.add(file);
        if (waiting.size() >= MAXIMUM_WAITING) {
            batch.classify();
        }
        handOver();
    }

    /** Seconds that the file in work has taken so far; 0 if none is. Any thread may ask. */
    public long secondsOfCurrent() {
        return TimeUnit.NANOSECONDS.toSeconds(clock.nanos());
    }

    /** Scores all files that still wait. */
    public void finish() {
        batch.classify();
        handOver();
    }

    private void handOver() {
        while (!waiting.isEmpty() && waiting.peek().isDone()) {
            results.accept(waiting.poll().toScoredFile(origin, template, reviewThreshold));
        }
    }

    private void read(PendingFile file, ListedFile listed, InputStream content) throws IOException, ImageException {
        long most = reading.limits().maximumBytes();
        if (listed.length() > most || !contents.read(listed, content, most)) {
            throw new ImageException(
                    ImageErrorCode.TOO_MANY_BYTES, "The file has more than " + most + " bytes, which is the limit.");
        }
        digest.update(contents.bytes(), 0, contents.length());
        file.read(
                HexFormat.of().formatHex(digest.digest()),
                ImageFormat.of(contents.bytes(), contents.length()).orElse(null));
    }

    /** Finds the digits of a file, page by page. */
    private void find(PendingFile file) throws ImageException {
        try (ImagePages pages = decoder.open(contents.bytes(), contents.length())) {
            while (pages.hasNext()) {
                ImagePage page = pages.next();
                file.lookedAtPage();
                PictureReading reading = pictures.read(page.image());
                if (reading.form() != null) {
                    file.lies(page.number(), template, reading.form());
                }
                for (FoundDigit found : reading.digits()) {
                    PendingDigit digit = new PendingDigit(page, reading.turned(), found);
                    file.found(digit);
                    if (found.state() instanceof FoundDigit.Waiting asked) {
                        batch.add(digit, asked.framed(), page.image());
                    }
                }
            }
        }
    }

    private boolean isGone(ListedFile listed) {
        try {
            return files.status(listed.container())
                    .filter(found -> found.kind() != StoredFile.Kind.DANGLING)
                    .isEmpty();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
