package org.digitmill.dataset.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.Split;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.DatasetReader;
import org.digitmill.dataset.format.ImageFileReader;
import org.digitmill.image.decode.source.ImageLimits;

/** Writes sheets of generated crops with their labels, for inspection: {@code DIRECTORY SHEETS [MNIST] [SCENE]}. */
final class CropSheets {
    private static final int COLUMNS = 8;
    private static final int ROWS = 6;
    private static final int STEP = PageCrop.SIDE + 4;
    private static final Color[] KINDS = {
        null,
        new Color(255, 0, 0, 70),
        new Color(0, 160, 0, 70),
        new Color(0, 0, 255, 70),
        new Color(230, 180, 0, 90),
        new Color(200, 0, 200, 110)
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CropSheets() {}

    public static void main(String[] arguments) throws IOException {
        File directory = new File(arguments[0]);
        int sheets = Integer.parseInt(arguments[1]);
        LabelledDigits digits = arguments.length > 2 && !arguments[2].equals("-")
                ? DatasetReader.read(
                        new LocalFiles(), arguments[2], Split.TRAIN, new ImageFileReader(ImageLimits.DEFAULT))
                : SyntheticDigits.draw(2_000, 1);
        Scene only = arguments.length > 3 ? Scene.valueOf(arguments[3]) : null;
        CropGenerator generator = new CropGenerator(digits);
        long index = 0;
        for (int sheet = 0; sheet < sheets; sheet++) {
            BufferedImage plain = new BufferedImage(COLUMNS * STEP, ROWS * STEP, BufferedImage.TYPE_INT_RGB);
            BufferedImage truth = new BufferedImage(COLUMNS * STEP, ROWS * STEP, BufferedImage.TYPE_INT_RGB);
            for (int place = 0; place < COLUMNS * ROWS; ) {
                CropDraft draft = generator.draft(7, index++);
                if (only != null && draft.scene() != only) {
                    continue;
                }
                int x = place % COLUMNS * STEP;
                int y = place / COLUMNS * STEP;
                paint(draft.crop(), plain, x, y);
                paint(draft.crop(), truth, x, y);
                mark(draft.crop(), truth, x, y);
                place++;
            }
            String name = only == null ? "all" : only.name().toLowerCase(Locale.ROOT);
            ImageIO.write(plain, "png", new File(directory, name + "-" + sheet + ".png"));
            ImageIO.write(truth, "png", new File(directory, name + "-" + sheet + "-truth.png"));
        }
        time(generator);
    }

    private static void time(CropGenerator generator) {
        Scene[] scenes = Scene.values();
        long[] nanoseconds = new long[scenes.length];
        int[] count = new int[scenes.length];
        long sum = 0;
        int crops = 3000;
        for (int i = -1000; i < crops; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            CropDraft draft = generator.draft(9, i);
            long taken = THREADS.getCurrentThreadCpuTime() - start;
            if (i >= 0) {
                sum += taken;
                nanoseconds[draft.scene().ordinal()] += taken;
                count[draft.scene().ordinal()]++;
            }
        }
        System.out.printf("%.2f ms a crop%n", sum / 1e6 / crops);
        for (Scene scene : scenes) {
            int i = scene.ordinal();
            System.out.printf("%s %d %.2f ms%n", scene, count[i], nanoseconds[i] / 1e6 / Math.max(1, count[i]));
        }
    }

    private static void paint(PageCrop crop, BufferedImage sheet, int left, int top) {
        for (int i = 0; i < crop.pixels().length; i++) {
            int grey = crop.pixels()[i] & 0xFF;
            sheet.setRGB(left + i % PageCrop.SIDE, top + i / PageCrop.SIDE, grey << 16 | grey << 8 | grey);
        }
    }

    private static void mark(PageCrop crop, BufferedImage sheet, int left, int top) {
        Graphics2D graphics = sheet.createGraphics();
        for (int cell = 0; cell < crop.kinds().length; cell++) {
            Color colour = KINDS[crop.kinds()[cell]];
            if (colour != null) {
                graphics.setColor(colour);
                int x = cell % PageCrop.CELLS * PageCrop.CELL;
                int y = cell / PageCrop.CELLS * PageCrop.CELL;
                graphics.fillRect(left + x, top + y, PageCrop.CELL, PageCrop.CELL);
            }
        }
        for (CropDigit digit : crop.digits()) {
            graphics.setColor(digit.printed() ? Color.BLUE : Color.RED);
            int x = left + Math.round(digit.left());
            int y = top + Math.round(digit.top());
            graphics.drawRect(x, y, Math.round(digit.width()) - 1, Math.round(digit.height()) - 1);
            graphics.drawString(String.valueOf(digit.digit()), x, y);
        }
        graphics.dispose();
    }
}
