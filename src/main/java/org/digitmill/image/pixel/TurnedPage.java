package org.digitmill.image.pixel;

/**
 * A page as it was read, upright and deskewed, on top of its original picture. Positions are pixels of the upright page. Only requested
 * parts are rotated.
 */
public final class TurnedPage {
    private static final double RIGHT_ANGLE = 90;

    private final GreyImage picture;
    private final double turned;
    private final int quarters;
    private final double sine;
    private final double cosine;

    /**
     * @param picture the page as its file has it
     * @param turned degrees by which it was turned clockwise: a multiple of 90 that made it upright, and the few that made it level
     */
    public TurnedPage(GreyImage picture, double turned) {
        this.picture = picture;
        this.turned = turned;
        long nearest = Math.round(turned / RIGHT_ANGLE);
        double skew = Math.toRadians(nearest * RIGHT_ANGLE - turned);
        this.quarters = (int) Math.floorMod(nearest, 4L);
        this.sine = Math.sin(skew);
        this.cosine = Math.cos(skew);
    }

    public int width() {
        return quarters % 2 == 0 ? picture.width() : picture.height();
    }

    public int height() {
        return quarters % 2 == 0 ? picture.height() : picture.width();
    }

    /** Whether the picture shows the page as it was read. */
    public boolean isAsItLay() {
        return quarters == 0 && sine == 0;
    }

    public GreyImage picture() {
        return picture;
    }

    /** Where a place of the picture is on the upright page: x and y. */
    public double[] upright(double x, double y) {
        double right = x - (picture.width() - 1) / 2.0;
        double down = y - (picture.height() - 1) / 2.0;
        double levelRight = cosine * right + sine * down;
        double levelDown = cosine * down - sine * right;
        double middleX = (width() - 1) / 2.0;
        double middleY = (height() - 1) / 2.0;
        return switch (quarters) {
            case 1 -> new double[] {middleX - levelDown, middleY + levelRight};
            case 2 -> new double[] {middleX - levelRight, middleY - levelDown};
            case 3 -> new double[] {middleX + levelDown, middleY - levelRight};
            default -> new double[] {middleX + levelRight, middleY + levelDown};
        };
    }

    /** The page, made smaller where its longer side is more than {@code side}. */
    public GreyImage shown(int side) {
        TurnedPage small = new TurnedPage(Scaling.fitted(picture, side), turned);
        return small.cut(0, 0, small.width(), small.height());
    }

    /** The part of the page within it and the given box, at least one pixel. */
    public GreyImage cut(int x, int y, int width, int height) {
        int left = Math.max(0, Math.min(width() - 1, x));
        int top = Math.max(0, Math.min(height() - 1, y));
        int right = Math.max(left + 1, Math.min(width(), x + width));
        int bottom = Math.max(top + 1, Math.min(height(), y + height));
        if (isAsItLay()) {
            return Scaling.crop(picture, left, top, right - left, bottom - top);
        }
        byte[] pixels = new byte[(right - left) * (bottom - top)];
        int at = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                pixels[at++] = (byte) sample(column, row);
            }
        }
        return new GreyImage(right - left, bottom - top, pixels);
    }

    /** The grey of a pixel of the upright page, between the four of the picture that are nearest to it. */
    private int sample(int column, int row) {
        double right = column - (width() - 1) / 2.0;
        double down = row - (height() - 1) / 2.0;
        double levelRight =
                switch (quarters) {
                    case 1 -> down;
                    case 2 -> -right;
                    case 3 -> -down;
                    default -> right;
                };
        double levelDown =
                switch (quarters) {
                    case 1 -> -right;
                    case 2 -> -down;
                    case 3 -> right;
                    default -> down;
                };
        double x = (picture.width() - 1) / 2.0 + cosine * levelRight - sine * levelDown;
        double y = (picture.height() - 1) / 2.0 + sine * levelRight + cosine * levelDown;
        x = Math.max(0, Math.min(picture.width() - 1, x));
        y = Math.max(0, Math.min(picture.height() - 1, y));
        int x0 = (int) x;
        int y0 = (int) y;
        int x1 = Math.min(picture.width() - 1, x0 + 1);
        int y1 = Math.min(picture.height() - 1, y0 + 1);
        double across = x - x0;
        double below = y - y0;
        double upper = picture.at(x0, y0) * (1 - across) + picture.at(x1, y0) * across;
        double lower = picture.at(x0, y1) * (1 - across) + picture.at(x1, y1) * across;
        return (int) (upper * (1 - below) + lower * below + 0.5);
    }
}
