package org.digitmill.samples.photos;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Ink of any outline. */
final class DrawnShape implements InkShape {
    private static final int SIDE = 160;
    /** Without those that people also write for a digit: B, G, I, O, Q, S, Z, b, g, i, l, o, q, s, z. */
    private static final String LETTERS = "ACEFHKMNPRTUVWXYadefhkmnprtuvwxy";

    private static final String[] FONTS = {Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED};

    private final BufferedImage mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);

    private DrawnShape(Shape outline) {
        Rectangle2D box = outline.getBounds2D();
        double scale = (SIDE - 4) / Math.max(box.getWidth(), box.getHeight());
        AffineTransform place = AffineTransform.getTranslateInstance(SIDE / 2.0, SIDE / 2.0);
        place.scale(scale, scale);
        place.translate(-box.getCenterX(), -box.getCenterY());
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fill(place.createTransformedShape(outline));
        graphics.dispose();
    }

    static DrawnShape letter(Chance chance) {
        Font font = new Font(FONTS[chance.below(FONTS.length)], chance.below(4), 100);
        String letter = String.valueOf(LETTERS.charAt(chance.below(LETTERS.length())));
        Shape outline = font.createGlyphVector(new FontRenderContext(null, true, true), letter)
                .getOutline();
        double slant = chance.between(-0.3, 0.1);
        return new DrawnShape(new AffineTransform(1, 0, slant, 1, 0, 0).createTransformedShape(outline));
    }

    static DrawnShape scribble(Chance chance) {
        Path2D path = new Path2D.Double();
        path.moveTo(chance.between(0, 1), chance.between(0, 1));
        int pieces = 4 + chance.below(12);
        for (int i = 0; i < pieces; i++) {
            path.quadTo(chance.between(0, 1), chance.between(0, 1), chance.between(0, 1), chance.between(0, 1));
        }
        float pen = (float) chance.between(0.03, 0.1);
        return new DrawnShape(
                new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(path));
    }

    @Override
    public double cover(double x, double y) {
        int column = (int) Math.round(SIDE * (x + 0.5));
        int row = (int) Math.round(SIDE * (y + 0.5));
        boolean inside = column >= 0 && row >= 0 && column < SIDE && row < SIDE;
        return inside ? mask.getRaster().getSample(column, row, 0) / 255.0 : 0;
    }
}
