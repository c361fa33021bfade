package org.digitmill.score.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.ImagePage;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Prediction;
import org.digitmill.page.form.FormPlacement;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.page.form.FormTemplateJson;
import org.digitmill.page.picture.PixelBox;
import org.digitmill.score.commit.FormTemplates;
import org.digitmill.score.commit.Publication;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.commit.RunState;
import org.digitmill.score.commit.WrittenPart;
import org.digitmill.score.input.ListedFile;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.PartWriter;
import org.digitmill.score.table.RowBlock;
import org.digitmill.score.table.RowBlockReader;
import org.digitmill.storage.HadoopFiles;

/**
 * Tables of three files, with ink that looks like digits and was not read: {@code ink.png} has nothing else, {@code mixed.png} has it
 * between a 4 and a printed 7, and beside a 9, {@code sure.png} has an 8 alone. They go all the way from what was found to the tables.
 */
public final class UnreadTables {
    /** A template: a field that must have a number, one of unread ink, and one where nothing is written. */
    static final String TEMPLATE =
            """
            {"name": "three", "fields": [
              {"name": "code", "x": 0, "y": 0, "width": 1, "height": 0.4},
              {"name": "ink", "x": 0, "y": 0.4, "width": 0.5, "height": 0.6, "optional": true},
              {"name": "free", "x": 0.9, "y": 0.9, "width": 0.1, "height": 0.1, "optional": true}]}""";

    private static final RowOrigin ORIGIN = new RowOrigin("first", "m1");
    private static final int WIDTH = 200;
    private static final int HEIGHT = 120;

    private UnreadTables() {}

    /** Writes the pictures and their tables; returns the output directory. */
    public static Path write(Path directory) throws IOException {
        Path output = directory.resolve("out");
        publish(scored(directory), template(), output);
        return output;
    }

    /** Writes the pictures; returns their rows. */
    public static List<ScoredFile> scored(Path directory) throws IOException {
        Path input = Files.createDirectories(directory.resolve("pictures"));
        return List.of(
                scored(input.resolve("ink.png"), FoundDigit.unread(1, 1, 1, box(30, 60))),
                scored(
                        input.resolve("mixed.png"),
                        read(1, 1, 1, 20, 10, 4, false),
                        FoundDigit.unread(1, 2, 1, box(45, 10)),
                        read(1, 3, 1, 70, 10, 7, true),
                        FoundDigit.unread(2, 1, 2, box(30, 60)),
                        read(2, 2, 3, 150, 60, 9, false)),
                scored(input.resolve("sure.png"), read(1, 1, 1, 20, 10, 8, false)));
    }

    private static FormTemplate template() {
        return FormTemplateJson.read(TEMPLATE.getBytes(StandardCharsets.UTF_8), "three.json");
    }

    private static void publish(List<ScoredFile> scored, FormTemplate template, Path output) throws IOException {
        HadoopFiles files = new HadoopFiles(new Configuration());
        OutputLayout layout = new OutputLayout(output.toString());
        String staged = layout.staging(ORIGIN.run()) + "/part";
        RowBlock block = new RowBlock();
        scored.forEach(block::add);
        Counts.Tally tally = new Counts.Tally();
        try (PartWriter writer = new PartWriter(files, staged + "-files", staged + "-digits", staged + "-fields")) {
            for (ScoredFile file : RowBlockReader.read(block.take())) {
                writer.write(file);
                tally.add(file.file());
            }
        }
        WrittenPart part = new WrittenPart(
                OutputLayout.part(ORIGIN.run(), 0),
                staged + "-digits",
                staged + "-files",
                staged + "-fields",
                tally.counts(),
                new TreeMap<>());
        FormTemplates.keep(files, layout, template);
        RunState state = RunState.start(ORIGIN, ScoreOptions.of(List.of("pictures"), output.toString()))
                .plus(0, 0, List.of(part));
        try (Publication publication = Publication.open(files, layout, ORIGIN.run())) {
            publication.publish(List.of(part), RunManifest.of(state, RunManifest.State.RUNNING));
            publication.end(RunManifest.of(state, RunManifest.State.FINISHED));
        }
    }

    private static ScoredFile scored(Path path, FoundDigit... found) throws IOException {
        FormTemplate template = template();
        byte[] content = picture(found);
        Files.write(path, content);
        ImagePage page = new ImagePage(1, decoded(content), 0);
        PendingFile file = new PendingFile(new ListedFile(path.toString(), content.length, 0, null));
        file.read(sha256(content), ImageFormat.of(content, content.length).orElseThrow());
        file.lookedAtPage();
        file.lies(1, template, FormPlacement.of(template, page.image(), 0));
        Arrays.stream(found).forEach(one -> file.found(new PendingDigit(page, 0, one)));
        return file.toScoredFile(ORIGIN, template, 0.5f);
    }

    /** A stroke in the middle of each box. */
    private static byte[] picture(FoundDigit... found) {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        Arrays.fill(pixels, (byte) 240);
        for (FoundDigit one : found) {
            for (int y = 0; y < one.box().height(); y++) {
                int start = (one.box().y() + y) * WIDTH + one.box().x() + 5;
                Arrays.fill(pixels, start, start + 4, (byte) 20);
            }
        }
        return Pictures.greyPng(WIDTH, HEIGHT, pixels);
    }

    private static FoundDigit read(int line, int position, int number, int x, int y, int digit, boolean printed) {
        float[] probabilities = new float[10];
        probabilities[digit] = 1;
        FoundDigit.State state = new FoundDigit.Read(new Prediction(digit, 0.9f, probabilities), false, printed);
        return new FoundDigit(line, position, number, null, box(x, y), state);
    }

    private static PixelBox box(int x, int y) {
        return new PixelBox(x, y, 14, 20);
    }

    private static GreyImage decoded(byte[] content) {
        try {
            return new ImageDecoder(ImageLimits.DEFAULT).decode(content);
        } catch (ImageException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
