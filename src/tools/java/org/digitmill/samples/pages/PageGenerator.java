package org.digitmill.samples.pages;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.digitmill.dataset.digits.LabelledDigits;

/** Draws pages; the same digits, kind, resolution and seed give the same page. */
public final class PageGenerator {
    private static final Color[] INKS = {
        new Color(20, 20, 25),
        new Color(30, 40, 140),
        new Color(60, 80, 190),
        new Color(20, 90, 60),
        new Color(170, 30, 40),
        new Color(75, 75, 80)
    };

    private final LabelledDigits hand;

    public PageGenerator(LabelledDigits hand) {
        this.hand = hand;
    }

    /** A page with all that wear that the seed throws. */
    public GeneratedPage page(PageKind kind, int dpi, long seed) throws IOException {
        Random random = new Random(seed * 31 + kind.ordinal());
        random.nextLong();
        Wear wear = Wear.any(random);
        return page(kind, dpi, seed, wear);
    }

    public GeneratedPage page(PageKind kind, int dpi, long seed, Wear wear) throws IOException {
        Random random = new Random((seed * 1_000 + kind.ordinal()) * 7_919 + 13);
        random.nextLong();
        Sheet sheet = sheet(kind, dpi, random);
        Layout.of(kind).set(sheet);
        BufferedImage other = null;
        if (wear.bleed() > 0) {
            Sheet back = sheet(PageKind.PRINT, dpi, random);
            Layout.of(random.nextBoolean() ? PageKind.PRINT : PageKind.PLAIN).set(back);
            other = back.picture;
        }
        BufferedImage picture = wear.apply(sheet, other);
        boolean grey = random.nextInt(3) == 0;
        String name = "%s-%d-%d.%s"
                .formatted(kind.name().toLowerCase(Locale.ROOT), dpi, seed, wear.quality() > 0 ? "jpg" : "png");
        return new GeneratedPage(
                name, kind, dpi, wear, encode(grey ? grey(picture) : picture, wear.quality()), sheet.digits);
    }

    private Sheet sheet(PageKind kind, int dpi, Random random) {
        int white = 225 + random.nextInt(31);
        Color paper = new Color(white, white - random.nextInt(6), white - random.nextInt(14));
        return new Sheet(dpi, random, hand, paper, INKS[random.nextInt(INKS.length)]);
    }

    static BufferedImage grey(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                int light = (299 * (row[x] >> 16 & 0xFF) + 587 * (row[x] >> 8 & 0xFF) + 114 * (row[x] & 0xFF)) / 1000;
                grey.getRaster().setSample(x, y, 0, light);
            }
        }
        return grey;
    }

    static byte[] encode(BufferedImage picture, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (quality == 0) {
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        }
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), "jpeg")
                .next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
