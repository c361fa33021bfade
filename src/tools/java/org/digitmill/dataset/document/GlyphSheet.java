package org.digitmill.dataset.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.DatasetReader;
import org.digitmill.dataset.format.ImageFileReader;
import org.digitmill.image.decode.source.ImageLimits;

/** Writes sheets of drawn glyphs, for inspection, and prints the time per glyph. */
final class GlyphSheet {
    private static final int WIDTH = 1400;

    private GlyphSheet() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        LabelledDigits samples = arguments.length > 1
                ? DatasetReader.read(
                        new LocalFiles(), arguments[1], Split.TRAIN, new ImageFileReader(ImageLimits.DEFAULT))
                : new LabelledDigits(new byte[0], new byte[0]);
        HandwrittenDigits digits = new HandwrittenDigits(samples);
        for (Hand.Source source : Hand.Source.values()) {
            List<InkPatch> patches = new ArrayList<>();
            for (int row = 0; patches.size() < 300; row++) {
                PenRandom random = new PenRandom(7, row);
                Hand hand = Hand.draw(random);
                if (hand.source == source) {
                    double height = random.uniform(14, 46);
                    for (int i = 0; i < 20; i++) {
                        patches.add(digits.draw(i % 10, height, hand, random));
                    }
                }
            }
            write(folder.resolve("digits-" + source + ".png"), patches, 20);
        }
        time("digits", i -> {
            PenRandom random = new PenRandom(1, i);
            return digits.draw(i % 10, 30, Hand.draw(random), random);
        });
        HandwrittenText text = new HandwrittenText();
        List<InkPatch> words = new ArrayList<>();
        List<InkPatch> others = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            PenRandom random = new PenRandom(2, i);
            Hand hand = Hand.draw(random);
            double height = random.uniform(14, 46);
            for (int j = 0; j < 4; j++) {
                words.add(j == 3 ? text.signature(height, hand, random) : text.word(height, hand, random));
            }
            for (int j = 0; j < 7; j++) {
                others.add(text.sign(height, hand, random));
                others.add(text.mark(height, hand, random));
                others.add(text.letter(height, hand, random));
            }
        }
        write(folder.resolve("words.png"), words, 4);
        write(folder.resolve("others.png"), others, 21);
        time("words", i -> {
            PenRandom random = new PenRandom(1, i);
            return text.word(30, Hand.draw(random), random);
        });
        PrintedText print = new PrintedText();
        List<InkPatch> lines = new ArrayList<>();
        List<InkPatch> printed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            PenRandom random = new PenRandom(3, i);
            lines.add(print.line(random.uniform(8, 36), random).ink());
            printed.add(print.digit(i % 10, random.uniform(12, 40), random).ink());
        }
        write(folder.resolve("lines.png"), lines, 4);
        write(folder.resolve("printed.png"), printed, 30);
        time("lines", i -> print.line(30, new PenRandom(1, i)).ink());
    }

    private static void time(String what, IntFunction<InkPatch> drawing) {
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 4000; i++) {
                drawing.apply(i);
            }
            System.out.println(what + ": " + (System.nanoTime() - start) / 4_000_000_000.0 + " ms each");
        }
    }

    private static void write(Path file, List<InkPatch> patches, int columns) throws IOException {
        BufferedImage sheet = new BufferedImage(WIDTH, 2400, BufferedImage.TYPE_BYTE_GRAY);
        int x = 4;
        int y = 4;
        int tallest = 0;
        for (int i = 0; i < patches.size(); i++) {
            InkPatch patch = patches.get(i);
            if (x + patch.width() > WIDTH || i % columns == 0 && i > 0) {
                x = 4;
                y += tallest + 8;
                tallest = 0;
            }
            for (int row = 0; row < patch.height(); row++) {
                for (int column = 0; column < patch.width(); column++) {
                    if (y + row < 2400 && x + column < WIDTH) {
                        int grey = (int) (255 * patch.at(column, row));
                        sheet.getRaster().setSample(x + column, y + row, 0, grey);
                    }
                }
            }
            x += patch.width() + 12;
            tallest = Math.max(tallest, patch.height());
        }
        BufferedImage cut = sheet.getSubimage(0, 0, WIDTH, Math.min(2400, y + tallest + 4));
        BufferedImage inverted = new BufferedImage(WIDTH, cut.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < cut.getHeight(); row++) {
            for (int column = 0; column < WIDTH; column++) {
                inverted.getRaster()
                        .setSample(column, row, 0, 255 - cut.getRaster().getSample(column, row, 0));
            }
        }
        ImageIO.write(inverted, "png", file.toFile());
    }
}
