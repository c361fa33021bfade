package org.digitmill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.image.decode.Pictures;
import org.digitmill.model.Calibration;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.score.NearestMean;
import org.digitmill.score.job.ScoreJob;
import org.digitmill.score.job.ScoreProgress;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.UnreadTables;
import org.digitmill.spark.LocalSpark;
import org.digitmill.train.progress.EpochReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.NoOp;

class ReportsTest {
    private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(2)<|script>, 'a'&amp;\n=1.png";

    @TempDir
    Path directory;

    @Tag("browser")
    @Test
    void aTrainingIsAPageWithItsPlotsAndPictures() throws IOException, InterruptedException {
        ModelBundle model = model(true);
        LabelledDigits digits = SyntheticDigits.draw(300, 3);
        LabelledPredictions judged;
        try (Classifier classifier = model.classifier()) {
            judged = new LabelledPredictions(
                    "data " + HOSTILE, Split.TEST, digits, classifier.probabilities(digits.pixels(), digits.size()));
        }
        String html = TrainingReport.html(model, Optional.of(judged));
        assertEquals(7, count(html, "<svg class=\"plot\""));
        assertEquals(judged.mostWrong(24).size() + 24 + 12, count(html, "<img "));
        assertTrue(html.contains("conv2d_1"), "the network's table");
        for (int place : new int[] {0, 25, 275}) {
            String shown = "alt=\"a %d, read as %d\">"
                    .formatted(digits.label(place), judged.prediction(place).digit());
            assertTrue(
                    html.substring(html.indexOf("id=\"sample\""), html.indexOf("id=\"confusion\""))
                            .matches("(?s).*" + shown + "(?:(?!</li>).)*digit " + place + "</span>.*"),
                    () -> "digit " + place + " with what was read beside its label");
        }
        for (String option : List.of(
                "--averaging-period 20",
                "--teacher &#39;the model with weights of sha256 bb22&#39;",
                "--test-time-augmentation 0.0",
                "--validation-seed 7")) {
            assertTrue(html.contains(option + " \\\n"), option);
        }
        assertFalse(html.contains("onerror=alert(1)><"), "a hostile name is escaped");
        assertFalse(html.contains("java.awt"), "no fault in the page");
        List<Integer> wrong = judged.mostWrong(1000);
        for (int i = 1; i < wrong.size(); i++) {
            assertTrue(probability(judged, wrong.get(i - 1)) <= probability(judged, wrong.get(i)), "most wrong first");
        }
        open(
                html,
                browser -> assertEquals(
                        7,
                        browser.evaluate("document.querySelectorAll('svg').length")
                                .asInt()));
    }

    @Test
    void aModelThatWasNotTrainedHereHasAPageToo() {
        String html = TrainingReport.html(model(false), Optional.empty());
        assertEquals(0, count(html, "<svg"));
        assertTrue(html.contains("imported from Keras"), "where it came from");
    }

    @Tag("browser")
    @Test
    void aScoringRunIsAPageWhoseQueueCanBeWorkedThrough() throws IOException, InterruptedException {
        Path input = Files.createDirectories(directory.resolve("in"));
        for (int i = 0; i < 6; i++) {
            LabelledDigits digit = SyntheticDigits.draw(1, i);
            Files.write(input.resolve(i + HOSTILE), Pictures.greyPng(28, 28, digit.digit(0)));
        }
        Files.writeString(input.resolve("broken.png"), "no picture");
        Path output = directory.resolve("out");
        score(input, output);
        Files.write(
                input.resolve("later.png"),
                Pictures.greyPng(28, 28, SyntheticDigits.draw(1, 9).digit(0)));
        score(input, output);

        String html = ScoringReport.html(spark(), output.toString(), Optional.empty(), 50);
        assertTrue(html.contains("NOT_AN_IMAGE"), "error codes");
        assertTrue(html.contains("1 digits beside 6 of the run before"), "the comparison");
        assertThrows(
                InputException.class, () -> ScoringReport.html(spark(), output.toString(), Optional.of("no run"), 50));
        open(html, browser -> {
            assertEquals(
                    7,
                    browser.evaluate("document.querySelectorAll('#queue img').length")
                            .asInt());
            assertEquals(
                    0,
                    browser.evaluate("document.querySelectorAll('img[onerror], li script').length")
                            .asInt());
            assertEquals(Map.of(0, OptionalInt.of(3), 2, OptionalInt.of(5), 1, OptionalInt.empty()), review(browser));
        });
    }

    @Test
    void whatWasNotReadIsShownInItsPlaceAndComesFirstInTheQueue() throws IOException {
        Path output = UnreadTables.write(directory);
        String html = ScoringReport.html(spark(), output.toString(), Optional.empty(), 50);
        assertTrue(html.contains("<b>3</b><span>not read</span>"), "the tile");
        assertTrue(html.contains("mixed.png</td><td>2</td><td>3</td>"), "the files");
        assertEquals(3, count(html, "class=\"unread\">?</text>"), "a box on the page for each");
        assertTrue(html.indexOf("ink.png</figcaption>") > html.indexOf("mixed.png</figcaption>"), "most unread first");
        assertFalse(html.contains("sure.png</figcaption>"), "a picture of one digit is no page");
        assertTrue(html.contains("3 digits need review, of which 3 were not read"), "the queue");
        assertEquals(3, count(html, "data-read=\"none\"><img "), "their pictures");
        assertTrue(html.indexOf("data-read=\"none\"") < html.indexOf("data-read=\"4\""), "unread first");
        assertEquals(3, count(html, "<span class=\"answer\">not read</span>"));
    }

    /** Types 3, none, 7, undoes it, types 5 and saves; what was saved by the place in the queue. */
    private Map<Integer, OptionalInt> review(Browser browser) throws IOException, InterruptedException {
        for (String key : List.of("3", "n", "7", "u", "5")) {
            browser.press(key);
        }
        assertTrue(browser.evaluate("document.getElementById('state').textContent")
                .asText()
                .startsWith("3 of 7"));
        browser.evaluate("var make = URL.createObjectURL; var saved;"
                + "URL.createObjectURL = function (blob) { saved = blob; return make.call(URL, blob); };"
                + "document.querySelector('button.main').click()");
        Path file = Files.writeString(
                directory.resolve("corrections.csv"),
                browser.evaluate("saved.text()").asText());
        List<String> queue =
                IntStream.range(0, 7).mapToObj(i -> path(browser, i)).toList();
        Map<Integer, OptionalInt> answers = new TreeMap<>();
        for (Correction correction : Corrections.read(new LocalFiles(), file.toString())) {
            assertTrue(Files.exists(Path.of(correction.path())), correction.path());
            answers.put(queue.indexOf(correction.path()), correction.digit());
        }
        return answers;
    }

    private static String path(Browser browser, int place) {
        try {
            return browser.evaluate("document.querySelectorAll('#queue .path')[" + place + "].title")
                    .asText();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface Look {
        void at(Browser browser) throws IOException, InterruptedException;
    }

    /** Opens a page as a phone does, where there is a browser; it must fit, fetch nothing and complain of nothing. */
    private void open(String html, Look look) throws IOException, InterruptedException {
        assumeTrue(Browser.installed().isPresent(), "there is no Chromium on this machine");
        Path file = Files.writeString(directory.resolve("report.html"), html);
        try (Browser browser = Browser.start(Files.createDirectories(directory.resolve("profile")))) {
            for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
                browser.call(domain + ".enable", Map.of());
            }
            browser.call(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", 390, "height", 800, "deviceScaleFactor", 1, "mobile", true));
            browser.call("Page.navigate", Map.of("url", file.toUri().toString()));
            browser.await("Page.loadEventFired");
            assertTrue(
                    browser.evaluate("document.documentElement.scrollWidth").asInt() <= 390,
                    "the page is wider than a phone");
            assertEquals(
                    "",
                    browser.evaluate("[...document.querySelectorAll('.scroll, figure, pre')]"
                                    + ".filter(part => part.scrollWidth > part.clientWidth)"
                                    + ".map(part => part.textContent.slice(0, 60)).join()")
                            .asText(),
                    "a part is cut off at its side");
            look.at(browser);
            for (JsonNode request : browser.events("Network.requestWillBeSent")) {
                String url = request.at("/params/request/url").asText();
                assertTrue(
                        url.startsWith("file:///") && url.endsWith("report.html")
                                || url.startsWith("data:")
                                || url.startsWith("blob:"),
                        url.substring(0, Math.min(200, url.length())));
            }
            for (String complaint : List.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")) {
                assertEquals(List.of(), browser.events(complaint));
            }
        }
    }

    private void score(Path input, Path output) throws IOException {
        new ScoreJob(
                        spark(),
                        ScoreOptions.of(List.of(input.toString()), output.toString()),
                        new NearestMean(1, 0.999f),
                        ScoreProgress.NONE)
                .run();
    }

    private static SparkSession spark() {
        return LocalSpark.session(2);
    }

    private static float probability(LabelledPredictions judged, int index) {
        return judged.probability(index, judged.digits().label(index));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static ModelBundle model(boolean trained) {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("two-conv");
        Map<String, Object> training = trained
                ? Map.of(
                        "epochs",
                        2,
                        "averaging_period",
                        20,
                        "final_averaging_period",
                        40,
                        "learning_rate",
                        0.003,
                        "learning_rate_shape",
                        "one-cycle",
                        "teachers",
                        List.of("aa11", "bb22"))
                : Map.of("imported_from", "Keras");
        Map<String, Object> metrics = trained
                ? Map.of(
                        "best_epoch",
                        2,
                        "validation_accuracy",
                        0.98,
                        "history",
                        List.of(
                                new EpochReport(1, 0.5, 0.3, 0.9, 1000, 2, 1.9),
                                new EpochReport(2, 0.2, 0.1, 0.98, 1000, 2, 1.9)))
                : Map.of();
        return ModelBundle.of(
                network,
                new NetworkFactory(Acceleration.NONE).create(network, 1, new NoOp()),
                Calibration.NONE,
                new ModelBundle.Provenance(
                        HOSTILE, training, Map.of("location", HOSTILE, "validation_seed", 7), metrics, Map.of()));
    }
}
