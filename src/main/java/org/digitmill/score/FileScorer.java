package org.digitmill.score;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.digitmill.image.GreyImage;
import org.digitmill.image.ImageDecoder;
import org.digitmill.image.ImageErrorCode;
import org.digitmill.image.ImageException;
import org.digitmill.image.ImageFormat;
import org.digitmill.image.ImageLimits;
import org.digitmill.model.Classifier;
import org.digitmill.spark.HadoopFiles;
import org.digitmill.spark.StoredFile;

/**
 * Scores files one after the other: reads, decodes and frames each, and classifies the digits of many together.
 *
 * <p>Every file that is added comes out once, in the order of adding, whatever is in it. Not safe for use by several threads at once.
 */
public final class FileScorer {
    /** Files that may wait for the classifier. Those without a digit wait, too, so that the order is kept. */
    private static final int MAXIMUM_WAITING = 512;

    private final HadoopFiles files;
    private final FileContents contents;
    private final ImageLimits limits;
    private final ImageDecoder decoder;
    private final PictureReader pictures;
    private final DigitBatch batch;
    private final float reviewThreshold;
    private final RowOrigin origin;
    private final Consumer<ScoredFile> results;
    private final MessageDigest digest = sha256();
    private final ArrayDeque<WaitingFile> waiting = new ArrayDeque<>();

    /**
     * @param files where the files are
     * @param limits held against every file
     * @param mode what pictures are taken for
     * @param classifier used by this scorer alone, and closed by its owner
     * @param reviewThreshold digits of less confidence need review
     * @param origin what rows say of their run and model
     * @param results takes each file when it is done
     */
    public FileScorer(
            HadoopFiles files,
            ImageLimits limits,
            ReadingMode mode,
            Classifier classifier,
            float reviewThreshold,
            RowOrigin origin,
            Consumer<ScoredFile> results) {
        this.files = files;
        this.contents = new FileContents(files);
        this.limits = limits;
        this.decoder = new ImageDecoder(limits);
        this.pictures = new PictureReader(mode, classifier);
        this.batch = new DigitBatch(classifier);
        this.reviewThreshold = reviewThreshold;
        this.origin = origin;
        this.results = results;
    }

    /** Scores a file, or lets it wait until there are digits enough for the classifier. */
    public void add(ListedFile listed) {
        long start = System.nanoTime();
        WaitingFile file = new WaitingFile(listed);
        try {
            if (listed.problem() != null) {
                file.reject(listed.problem(), listed.problem().sentence());
            } else {
                file.found(find(file, listed));
            }
        } catch (ImageException e) {
            file.reject(ErrorCode.of(e.code()), e.getMessage());
        } catch (IOException e) {
            ErrorCode code = isGone(listed.path()) ? ErrorCode.VANISHED : ErrorCode.UNREADABLE;
            file.reject(code, code.sentence() + " The file system says: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            file.reject(ErrorCode.OUT_OF_MEMORY, ErrorCode.OUT_OF_MEMORY.sentence());
        } catch (RuntimeException | StackOverflowError e) {
            file.reject(ErrorCode.DECODER_FAILED, ErrorCode.DECODER_FAILED.sentence() + " It says: " + e);
        }
        file.took(System.nanoTime() - start);
        waiting.add(file);
        file.digits().stream().filter(digit -> digit.prediction() == null).forEach(batch::add);
        if (waiting.size() >= MAXIMUM_WAITING) {
            batch.classify();
        }
        handOver();
    }

    /** Scores all files that still wait. */
    public void finish() {
        batch.classify();
        handOver();
    }

    private void handOver() {
        while (!waiting.isEmpty() && waiting.peek().isDone()) {
            results.accept(waiting.poll().toScoredFile(origin, reviewThreshold));
        }
    }

    private List<WaitingDigit> find(WaitingFile file, ListedFile listed) throws IOException, ImageException {
        if (listed.length() > limits.maximumBytes() || !contents.read(listed.path(), limits.maximumBytes())) {
            throw new ImageException(
                    ImageErrorCode.TOO_MANY_BYTES,
                    "The file has more than " + limits.maximumBytes() + " bytes, which is the limit.");
        }
        digest.update(contents.bytes(), 0, contents.length());
        file.read(
                HexFormat.of().formatHex(digest.digest()),
                ImageFormat.of(contents.bytes(), contents.length()).orElse(null));
        GreyImage picture = decoder.decode(contents.bytes(), contents.length());
        return pictures.read(picture).stream()
                .map(digit -> new WaitingDigit(1, digit))
                .toList();
    }

    private boolean isGone(String path) {
        try {
            return files.status(path)
                    .filter(found -> found.kind() != StoredFile.Kind.DANGLING)
                    .isEmpty();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
