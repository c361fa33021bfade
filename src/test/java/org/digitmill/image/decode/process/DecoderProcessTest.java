package org.digitmill.image.decode.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.decode.DocumentPictures.Storage;
import org.digitmill.image.decode.HostilePdf;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.ImagePage;
import org.digitmill.image.decode.ImagePages;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.decode.TiffTags;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderProcessTest {
    private static final int RESOLUTION = 150;
    private static final GreyImage PICTURE = picture(123, 77);
    private static final byte[] DRAWN = DocumentPictures.drawnPdf(90, 60, 9, 9, 30, 20);

    private final FileClock clock = new FileClock();
    private final ImageDecoder here = new ImageDecoder(ImageLimits.DEFAULT, RESOLUTION);
    private final ImageDecoder patient = ImageDecoder.withProcess(ImageLimits.DEFAULT, RESOLUTION, 300, clock);
    private final ImageDecoder impatient = ImageDecoder.withProcess(ImageLimits.DEFAULT, RESOLUTION, 2, clock);

    @TempDir
    private Path directory;

    private static GreyImage picture(int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7 + i / width);
        }
        return new GreyImage(width, height, pixels);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("drawn PDF", DRAWN),
                Arguments.of("JPEG in PDF", scan(Storage.JPEG)),
                Arguments.of("lossless PDF", scan(Storage.LOSSLESS)),
                Arguments.of("fax in PDF", scan(Storage.FAX)),
                Arguments.of("JBIG2 in PDF", scan(Storage.JBIG2)),
                Arguments.of(
                        "TIFF of two pages",
                        DocumentPictures.tiff(
                                "LZW",
                                false,
                                DocumentPictures.buffered(PICTURE),
                                DocumentPictures.buffered(picture(40, 50)))),
                Arguments.of("fax", DocumentPictures.tiff("CCITT T.6", false, DocumentPictures.bilevel(PICTURE))),
                Arguments.of("turned TIFF", TiffTags.add(tiff(), 274, 6)),
                Arguments.of("GIF", DocumentPictures.gif(DocumentPictures.bilevel(PICTURE))),
                Arguments.of("BMP", DocumentPictures.bmp(DocumentPictures.buffered(PICTURE))),
                Arguments.of("PNM", DocumentPictures.pnm(DocumentPictures.buffered(PICTURE))),
                Arguments.of("WebP", DocumentPictures.webp(PICTURE)));
    }

    private static byte[] scan(Storage storage) {
        return DocumentPictures.scannedPdf(
                storage,
                RESOLUTION,
                90,
                storage.isBilevel() ? DocumentPictures.bilevel(PICTURE) : DocumentPictures.buffered(PICTURE));
    }

    private static byte[] tiff() {
        return DocumentPictures.tiff("None", false, DocumentPictures.buffered(PICTURE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void pagesAreTheSameAsWithoutAProcess(String name, byte[] content) throws ImageException {
        try (ImagePages expected = here.open(content, content.length);
                ImagePages actual = patient.open(content, content.length)) {
            assertEquals(expected.format(), actual.format());
            assertEquals(expected.count(), actual.count());
            while (expected.hasNext()) {
                ImagePage one = expected.next();
                ImagePage other = actual.next();
                assertEquals(one.number(), other.number());
                assertEquals(one.dotsPerInch(), other.dotsPerInch());
                assertEquals(one.image().width(), other.image().width());
                assertArrayEquals(one.image().pixels(), other.image().pixels());
            }
            assertFalse(actual.hasNext());
        }
    }

    @Test
    void errorsAreTheSameAsWithoutAProcess() {
        byte[] second = tiff();
        for (byte[] content : new byte[][] {
            Arrays.copyOf(DRAWN, DRAWN.length / 2),
            DocumentPictures.emptyPdf(1, "secret"),
            DocumentPictures.emptyPdf(1_001, null),
            Arrays.copyOf(second, second.length - 100),
            DocumentPictures.tiffDirectory(256, 30_000, 257, 30_000),
            "P5 what".getBytes(StandardCharsets.US_ASCII)
        }) {
            ImageException expected = assertThrows(ImageException.class, () -> here.decode(content));
            ImageException actual = assertThrows(ImageException.class, () -> patient.decode(content));
            assertEquals(expected.code(), actual.code());
            assertEquals(expected.getMessage(), actual.getMessage());
        }
    }

    @Test
    void aFileThatNeverEndsCostsItsSecondsAndItsProcess() throws Exception {
        byte[] content = HostilePdf.endless();
        patient.decode(DRAWN);
        Set<Long> before = children();
        clock.start();
        long start = System.nanoTime();
        ImageException late = assertThrows(ImageException.class, () -> impatient.decode(content));
        assertEquals(ImageErrorCode.TIMED_OUT, late.code(), late.getMessage());
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertTrue(seconds < 30, "it took " + seconds + " s");
        assertFalse(children().containsAll(before), "the process that decoded is gone");
        assertArrayEquals(here.decode(DRAWN).pixels(), patient.decode(DRAWN).pixels());
    }

    @Test
    void aFileThatTakesAllMemoryCostsItsProcess() throws Exception {
        byte[] content = HostilePdf.deep();
        DecoderProcess process = DecoderProcess.start(128L << 20, DecoderClassPath.current());
        process.limit(TimeUnit.MINUTES.toNanos(5), () -> {});
        process.ask(
                new DecoderRequest.Open(ImageFormat.PDF, ImageLimits.DEFAULT, RESOLUTION, content, content.length),
                DecoderAnswers::readCount);
        ImageException refused = assertThrows(
                ImageException.class, () -> process.ask(new DecoderRequest.Read(0), DecoderAnswers::readImage));
        assertEquals(ImageErrorCode.OUT_OF_MEMORY, refused.code(), refused.getMessage());
        assertFalse(process.isAlive());
        assertTrue(process.handle().onExit().get(30, TimeUnit.SECONDS) != null);
    }

    static Stream<Arguments> immense() {
        return Stream.of(
                Arguments.of("picture", HostilePdf.large()), Arguments.of("function", HostilePdf.largeFunction()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("immense")
    void aFileThatWantsMoreThanAllMemoryAtOnceCostsNothingElse(String name, byte[] content) throws Exception {
        patient.decode(DRAWN);
        Set<Long> before = children();
        for (int i = 0; i < 3; i++) {
            ImageException refused = assertThrows(ImageException.class, () -> patient.decode(content));
            assertEquals(ImageErrorCode.OUT_OF_MEMORY, refused.code(), refused.getMessage());
        }
        assertArrayEquals(here.decode(DRAWN).pixels(), patient.decode(DRAWN).pixels());
        assertEquals(before, children());
    }

    /** While a file is about to be late, a second process gets ready: the next file does not wait for one to start. */
    @Test
    void anotherProcessIsReadyWhenALateOneIsEnded() throws Exception {
        patient.decode(DRAWN);
        Set<Long> before = children();
        ImageDecoder late = ImageDecoder.withProcess(ImageLimits.DEFAULT, RESOLUTION, 12, new FileClock());
        Thread decoding = new Thread(() -> assertThrows(ImageException.class, () -> late.decode(HostilePdf.endless())));
        decoding.start();
        // Half of its seconds are left when the other one begins to start.
        decoding.join(TimeUnit.SECONDS.toMillis(11));
        Set<Long> meanwhile = children();
        decoding.join();
        assertTrue(meanwhile.containsAll(before) && meanwhile.size() > before.size(), before + ", " + meanwhile);
        patient.decode(DRAWN);
        assertTrue(meanwhile.containsAll(children()), "a third one was started");
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Test
    void startingAProcessIsNotTheFilesTime() throws Exception {
        FileClock watch = new FileClock();
        ImageDecoder strict = ImageDecoder.withProcess(ImageLimits.DEFAULT, RESOLUTION, 1, watch);
        for (int i = 0; i < 3; i++) {
            watch.start();
            assertThrows(ImageException.class, () -> strict.decode(HostilePdf.endless()));
            long millis = TimeUnit.NANOSECONDS.toMillis(watch.nanos());
            assertTrue(millis >= 1_000, "the file had only " + millis + " ms");
            watch.stop();
            assertEquals(0, watch.nanos());
        }
    }

    @Test
    void theRehearsalReadsItsFiles() throws ImageException {
        for (byte[] content : DecoderRehearsal.files()) {
            try (ImagePages pages = here.open(content, content.length)) {
                while (pages.hasNext()) {
                    pages.next();
                }
            }
        }
    }

    @Test
    void forPngAndJpegThereIsNoProcess() throws Exception {
        assertEquals("[]", childrenAfter(Pictures.greyPng(123, 77, PICTURE.pixels())));
        assertEquals("[]", childrenAfter(Pictures.write(DocumentPictures.buffered(PICTURE), "jpeg", false)));
    }

    private String childrenAfter(byte[] content) throws Exception {
        Process user = user(content, 300);
        try (BufferedReader said = user.inputReader()) {
            assertEquals("decoded", said.readLine());
            return said.readLine();
        } finally {
            user.destroyForcibly();
        }
    }

    @Test
    void aProcessEndsWithTheOneThatAsksEvenWhileItDecodes() throws Exception {
        Process user = user(HostilePdf.endless(), 300);
        try (BufferedReader said = user.inputReader()) {
            long pid = Long.parseLong(said.readLine().replaceAll("[^0-9]", ""));
            ProcessHandle decoder = ProcessHandle.of(pid).orElseThrow();
            user.destroyForcibly().waitFor();
            decoder.onExit().get(30, TimeUnit.SECONDS);
        } finally {
            user.destroyForcibly();
        }
    }

    private Process user(byte[] content, int seconds) throws IOException {
        Path file = Files.write(directory.resolve("file"), content);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DecoderProcessUser.class.getName(),
                        file.toString(),
                        String.valueOf(seconds))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
