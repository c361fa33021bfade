package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitmill.dataset.IdxReader;
import org.digitmill.dataset.LocalFiles;
import org.digitmill.image.GreyImage;
import org.digitmill.image.ImageDecoder;
import org.digitmill.image.ImageException;
import org.digitmill.image.ImageLimits;
import org.digitmill.model.Calibration;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.TestTimeAugmentation;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkCatalog;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.samples.pages.GeneratedPage;
import org.digitmill.samples.pages.PageGenerator;
import org.digitmill.samples.pages.PageKind;
import org.digitmill.samples.pages.Wear;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.NoOp;

/** Where the digits of a page are; what they are is the classifier's part, and here it always says 7 unless a test is about that. */
class PageReaderTest {
    private static PageGenerator generator;

    @BeforeAll
    static void readDigits() {
        String mnist = System.getenv("DIGITMILL_MNIST");
        Assumptions.assumeTrue(mnist != null, "Skipped: DIGITMILL_MNIST names no directory with MNIST");
        generator = new PageGenerator(IdxReader.read(
                new LocalFiles(), mnist + "/t10k-images-idx3-ubyte.gz", mnist + "/t10k-labels-idx1-ubyte.gz"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "RULED", "BOXED", "TABLE"})
    void the_digits_of_a_clean_page_are_found(PageKind kind) throws IOException, ImageException {
        GeneratedPage page = generator.page(kind, 150, 7, Wear.NONE);
        PageScore score = score(page, read(page));
        assertTrue(score.f1() > 0.9, score::toString);
    }

    @Test
    void a_page_that_lies_askew_is_made_level() throws IOException, ImageException {
        GeneratedPage page = generator.page(PageKind.TABLE, 150, 8, new Wear(3.3, 0.2, 0.1, 0.1, 0.05, 2, 0.7f, 0));
        PageReading reading = read(page);
        assertEquals(3.3, reading.skew(), 0.15);
        PageScore score = score(page, reading);
        assertTrue(score.f1() > 0.85, score::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_page_that_lies_on_its_side_or_head_is_turned_upright(int turns) throws IOException, ImageException {
        GeneratedPage page = generator.page(PageKind.PLAIN, 150, 9, new Wear(0, 0, 0, 0, 0, 0, 0, turns));
        PageReading reading = read(page);
        assertEquals(4 - turns, reading.quarterTurns());
        assertTrue(reading.height() > reading.width());
        PageScore score = score(page, reading);
        assertTrue(score.f1() > 0.9, score::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_form_is_turned_upright_by_its_print(int turns) throws IOException, ImageException {
        GeneratedPage page = generator.page(PageKind.BOXED, 150, 11, new Wear(0, 0, 0, 0, 0, 0, 0, turns));
        assertEquals(4 - turns, read(page).quarterTurns());
    }

    @Test
    void no_digit_of_a_photograph_is_sure() throws IOException, ImageException {
        for (int seed = 0; seed < 6; seed++) {
            PageReading reading = read(generator.page(PageKind.PHOTOGRAPH, 150, seed));
            assertTrue(digits(reading).stream().allMatch(PageDigit::doubtful));
        }
    }

    @Test
    void nothing_is_read_on_blank_paper() throws IOException, ImageException {
        assertEquals(0, read(generator.page(PageKind.BLANK, 150, 3)).numbers().size());
    }

    @Test
    void the_page_of_a_digit_is_none() throws IOException, ImageException {
        assertTrue(PictureKind.isPage(picture(generator.page(PageKind.TABLE, 150, 4))));
        assertTrue(PictureKind.isPage(picture(generator.page(PageKind.PLAIN, 150, 4))));
        byte[] one = new byte[400 * 400];
        Arrays.fill(one, (byte) 250);
        for (int y = 100; y < 300; y++) {
            Arrays.fill(one, y * 400 + 190, y * 400 + 212, (byte) 30);
        }
        assertFalse(PictureKind.isPage(new GreyImage(400, 400, one)));
    }

    @Test
    void an_a4_page_at_600_dots_an_inch_is_read_in_reduced_size() throws IOException, ImageException {
        GeneratedPage page = generator.page(PageKind.PLAIN, 600, 5, Wear.NONE);
        PageScore score = score(page, read(page));
        assertTrue(score.f1() > 0.9, score::toString);
    }

    @Test
    void a_second_look_is_taken_at_what_is_found() throws IOException, ImageException {
        GreyImage page = picture(generator.page(PageKind.TABLE, 150, 12));
        try (Classifier once = untrained(0);
                Classifier twice = untrained(1)) {
            List<PageDigit> first = digits(new PageReader(once).read(page));
            List<PageDigit> second = digits(new PageReader(twice).read(page));

            assertEquals(first.size(), second.size());
            assertTrue(first.size() > 20, first::toString);
            for (int i = 0; i < first.size(); i++) {
                byte[] pixels = second.get(i).framed().pixels();
                assertArrayEquals(first.get(i).framed().pixels(), pixels);
                assertPrediction(once.probabilities(pixels, 1), first.get(i));
                assertPrediction(twice.probabilities(pixels, 1), second.get(i));
                assertNotEquals(
                        first.get(i).prediction().confidence(),
                        second.get(i).prediction().confidence());
            }
        }
    }

    /** @param below the confidence under which the model looks at a digit again */
    private static Classifier untrained(double below) {
        NetworkSpecification network = new NetworkCatalog(Optional.empty()).find("conv3-pool3");
        return ModelBundle.of(
                        network,
                        new NetworkFactory(Acceleration.NONE).create(network, 4, new NoOp()),
                        Calibration.NONE,
                        new TestTimeAugmentation(below),
                        new ModelBundle.Provenance("m", Map.of(), Map.of(), Map.of(), Map.of()))
                .classifier();
    }

    private static List<PageDigit> digits(PageReading reading) {
        return reading.numbers().stream()
                .flatMap(number -> number.digits().stream())
                .toList();
    }

    private static void assertPrediction(float[] probabilities, PageDigit digit) {
        assertArrayEquals(probabilities, digit.prediction().probabilities());
    }

    private static PageReading read(GeneratedPage page) throws ImageException {
        return new PageReader(new AlwaysSeven(0).open()).read(picture(page));
    }

    private static GreyImage picture(GeneratedPage page) throws ImageException {
        return new ImageDecoder(ImageLimits.DEFAULT).decode(page.content(), page.content().length);
    }

    private static PageScore score(GeneratedPage page, PageReading reading) {
        PageScore score = new PageScore();
        score.add(page, reading);
        return score;
    }
}
