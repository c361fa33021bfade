package org.digitmill.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.api.java.UDF1;
import org.digitmill.model.PageNetworksSource;
import org.digitmill.model.ShippedModels;
import org.digitmill.score.options.PrintedDigits;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.reading.ContentScorer;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.row.DigitRow;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.storage.HadoopFiles;

/**
 * A function for SQL that needs no arguments to be made, so that Spark makes it by its name ({@code registerJavaFunction}): the digit, 0
 * to 9, in the picture whose bytes it is given, as {@code score --mode digit} reads it with the models that come with the program; null
 * where there is none, and where it is no picture that can be read.
 *
 * <p>Its result is an int. Many pictures are read faster by {@link DigitTransformer}, which has them classified together.
 */
public final class ReadDigit implements UDF1<byte[], Integer> {
    private static final ReadingOptions OPTIONS = new ReadingOptions(
            ReadingMode.DIGIT,
            PrintedDigits.SKIP,
            ReadingOptions.DEFAULT.limits(),
            ReadingOptions.DEFAULT.maximumEntries(),
            ReadingOptions.DEFAULT.maximumSeconds(),
            ReadingOptions.DEFAULT.pdfResolution());

    /** Read when the first picture comes, once in a process. */
    private static final class Shipped {
        private static final ReaderModels MODELS = new ReaderModels(
                ShippedModels.digits().source(), PageNetworksSource.of(ShippedModels.pages(), ShippedModels.regions()));
        private static final HadoopFiles FILES = new HadoopFiles(new Configuration(false));

        private Shipped() {}
    }

    @Override
    public Integer call(byte[] content) {
        if (content == null) {
            return null;
        }
        List<ScoredFile> scored = new ArrayList<>(1);
        try (ContentScorer scorer = new ContentScorer(Shipped.FILES, Shipped.MODELS, OPTIONS, scored::add)) {
            scorer.add(content, "picture");
            scorer.finish();
        }
        List<DigitRow> digits = scored.get(0).digits();
        return digits.isEmpty() ? null : digits.get(0).reading().digit();
    }
}
