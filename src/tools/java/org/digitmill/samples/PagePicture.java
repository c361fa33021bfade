package org.digitmill.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.TurnedPage;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.PageNetworks;
import org.digitmill.model.PageNetworksSource;
import org.digitmill.page.PageReader;
import org.digitmill.page.PageReading;
import org.digitmill.page.decision.PageDigit;
import org.digitmill.page.number.PageNumber;

/** Draws what is read on a page over it: the picture in the README. */
public final class PagePicture {
    private static final int LONGER_SIDE = 1_000;
    private static final Color READ = new Color(31, 111, 209);
    private static final Color DOUBTFUL = new Color(217, 98, 11);

    private PagePicture() {}

    /** Arguments: a model file, a page model file, a region model file, the picture of a page, and the PNG file to write, of the upper half of the page. */
    public static void main(String[] arguments) throws IOException, ImageException {
        GreyImage picture = new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(Path.of(arguments[3])));
        PageReading reading;
        try (Classifier classifier = model(arguments[0]).classifier();
                PageNetworks networks = PageNetworksSource.of(model(arguments[1]), model(arguments[2]))
                        .open()) {
            reading = new PageReader(networks, classifier, false).read(picture);
        }
        BufferedImage drawn = draw(picture, reading);
        ImageIO.write(
                drawn.getSubimage(0, 0, drawn.getWidth(), drawn.getHeight() / 2),
                "png",
                Path.of(arguments[4]).toFile());
        // Native threads of the classifier would keep the process.
        System.exit(0);
    }

    private static ModelBundle model(String path) throws IOException {
        return ModelFile.read(Files.readAllBytes(Path.of(path)), path);
    }

    private static BufferedImage draw(GreyImage picture, PageReading reading) {
        TurnedPage page = new TurnedPage(picture, 90.0 * reading.quarterTurns() - reading.skew());
        BufferedImage grey = DocumentPictures.buffered(page.shown(LONGER_SIDE));
        double scale = (double) grey.getWidth() / page.width();
        BufferedImage drawn = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.drawImage(grey, 0, 0, null);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setStroke(new BasicStroke(1.2f));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        for (PageNumber number : reading.numbers()) {
            for (PageDigit digit : number.digits()) {
                graphics.setColor(digit.doubtful() ? DOUBTFUL : READ);
                int x = (int) (digit.framed().x() * scale);
                int y = (int) (digit.framed().y() * scale);
                graphics.drawRect(x, y, (int) (digit.framed().width() * scale), (int)
                        (digit.framed().height() * scale));
                graphics.drawString(
                        digit.isRead() ? String.valueOf(digit.prediction().digit()) : "?", x, y - 3);
            }
        }
        graphics.dispose();
        return drawn;
    }
}
