package org.digitmill.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.IdxReader;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.PageNetworks;
import org.digitmill.model.PageNetworksSource;
import org.digitmill.samples.pages.GeneratedPage;
import org.digitmill.samples.pages.PageGenerator;
import org.digitmill.samples.pages.PageKind;

/**
 * Reads generated pages of MNIST's test digits and says how well: the measurement behind the figures for pages.
 *
 * <p>Arguments: the directory with MNIST, a model file, a page model file, a region model file, the first seed, pages of each kind, then kinds with resolutions, like
 * {@code plain:200 table:300}.
 */
public final class PageEvaluation {
    private PageEvaluation() {}

    public static void main(String[] arguments) throws Exception {
        LabelledDigits hand = IdxReader.read(
                new LocalFiles(),
                arguments[0] + "/t10k-images-idx3-ubyte.gz",
                arguments[0] + "/t10k-labels-idx1-ubyte.gz");
        PageGenerator generator = new PageGenerator(hand);
        long seed = Long.parseLong(arguments[4]);
        int pages = Integer.parseInt(arguments[5]);
        boolean each = System.getProperty("each") != null;
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
        try (Classifier classifier = model(arguments[1]).classifier();
                PageNetworks networks = PageNetworksSource.of(model(arguments[2]), model(arguments[3]))
                        .open()) {
            PageReader reader = new PageReader(networks, classifier, false);
            for (int i = 6; i < arguments.length; i++) {
                String[] parts = arguments[i].split(":");
                PageKind kind = PageKind.valueOf(parts[0].toUpperCase(Locale.ROOT));
                PageScore score = new PageScore();
                long decoding = 0;
                long reading = 0;
                for (int page = 0; page < pages; page++) {
                    GeneratedPage generated = generator.page(kind, Integer.parseInt(parts[1]), seed + page);
                    long start = System.nanoTime();
                    GreyImage picture = decoder.decode(generated.content(), generated.content().length);
                    long decoded = System.nanoTime();
                    PageReading read = reader.read(picture);
                    reading += System.nanoTime() - decoded;
                    decoding += decoded - start;
                    score.add(generated, read);
                    if (each) {
                        PageScore own = new PageScore();
                        own.add(generated, read);
                        System.out.printf(
                                "%s  turned %d skew %.2f  %s%n   %s%n",
                                generated.name(), read.quarterTurns(), read.skew(), generated.wear(), own);
                    }
                }
                System.out.printf(
                        "%-10s %s dpi  %s  decode %.0f ms, read %.0f ms a page%n",
                        parts[0], parts[1], score, decoding / 1e6 / pages, reading / 1e6 / pages);
            }
        }
    }

    private static ModelBundle model(String path) throws IOException {
        return ModelFile.read(Files.readAllBytes(Path.of(path)), path);
    }
}
