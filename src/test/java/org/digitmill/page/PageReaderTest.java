package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.List;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.IdxReader;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.PageNetworks;
import org.digitmill.page.decision.PageDigit;
import org.digitmill.samples.pages.GeneratedPage;
import org.digitmill.samples.pages.PageGenerator;
import org.digitmill.samples.pages.PageKind;
import org.digitmill.samples.pages.Wear;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads generated pages with the models that come with the program. */
class PageReaderTest {
    private static PageGenerator generator;
    private static Classifier classifier;
    private static PageNetworks networks;
    private static PageReader reader;

    @BeforeAll
    static void open() {
        String mnist = System.getenv("DIGITMILL_MNIST");
        Assumptions.assumeTrue(mnist != null, "Skipped: DIGITMILL_MNIST names no directory with MNIST");
        generator = new PageGenerator(IdxReader.read(
                new LocalFiles(), mnist + "/t10k-images-idx3-ubyte.gz", mnist + "/t10k-labels-idx1-ubyte.gz"));
        classifier = ShippedModels.digits().open();
        networks = ShippedModels.pages().open();
        reader = new PageReader(networks, classifier, false);
    }

    @AfterAll
    static void close() {
        if (networks != null) {
            networks.close();
            classifier.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "RULED", "BOXED", "TABLE"})
    void theDigitsOfACleanPageAreFound(PageKind kind) throws IOException, ImageException {
        GeneratedPage page = generator.page(kind, 150, 7, Wear.NONE);
        PageScore score = score(page, reader.read(picture(page)));
        assertTrue(score.f1() > 0.9, score::toString);
    }

    @Test
    void aPageThatLiesAskewIsMadeLevel() throws IOException, ImageException {
        GeneratedPage page = generator.page(PageKind.TABLE, 150, 8, new Wear(3.3, 0.2, 0.1, 0.1, 0.05, 2, 0.7f, 0));
        PageReading reading = reader.read(picture(page));
        assertEquals(3.3, reading.skew(), 0.25);
        PageScore score = score(page, reading);
        assertTrue(score.f1() > 0.85, score::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("slow")
    void aPageThatLiesOnItsSideOrHeadIsTurnedUpright(int turns) throws IOException, ImageException {
        GeneratedPage page = generator.page(PageKind.PLAIN, 150, 9, new Wear(0, 0, 0, 0, 0, 0, 0, turns));
        PageReading reading = reader.read(picture(page));
        assertEquals(4 - turns, reading.quarterTurns());
        assertTrue(reading.height() > reading.width());
        PageScore score = score(page, reading);
        assertTrue(score.f1() > 0.9, score::toString);
    }

    @Test
    @Tag("slow")
    void noDigitOfAPhotographIsSure() throws IOException, ImageException {
        for (int seed = 0; seed < 6; seed++) {
            PageReading reading = reader.read(picture(generator.page(PageKind.PHOTOGRAPH, 150, seed)));
            assertTrue(digits(reading).stream().allMatch(PageDigit::doubtful));
        }
    }

    @Test
    void nothingIsReadOnBlankPaper() throws IOException, ImageException {
        GreyImage blank = picture(generator.page(PageKind.BLANK, 150, 3));
        assertEquals(0, reader.read(blank).numbers().size());
        assertEquals(0, reader.readPicture(blank).numbers().size());
    }

    @Test
    @Tag("slow")
    void anA4PageAt600DotsAnInchIsReadInReducedSize() throws IOException, ImageException {
        GeneratedPage page = generator.page(PageKind.PLAIN, 600, 5, Wear.NONE);
        PageScore score = score(page, reader.read(picture(page)));
        assertTrue(score.f1() > 0.9, score::toString);
    }

    @Test
    void aDigitOfStrokesOfOnePixelIsReadOnALargeSheetAndAskedAbout() {
        BufferedImage sheet = new BufferedImage(3000, 2000, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 3000, 2000);
        graphics.setColor(Color.BLACK);
        graphics.drawPolyline(new int[] {1200, 1700, 1400}, new int[] {600, 610, 1400}, 3);
        graphics.dispose();
        byte[] pixels = ((DataBufferByte) sheet.getRaster().getDataBuffer()).getData();
        List<PageDigit> digits = digits(reader.readPicture(new GreyImage(3000, 2000, pixels)));
        assertEquals(1, digits.size());
        assertEquals(7, digits.get(0).prediction().digit());
        assertTrue(digits.get(0).doubtful());
    }

    private static List<PageDigit> digits(PageReading reading) {
        return reading.numbers().stream()
                .flatMap(number -> number.digits().stream())
                .toList();
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
