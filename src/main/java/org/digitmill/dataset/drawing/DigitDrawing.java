package org.digitmill.dataset.drawing;

/**
 * Draws single handwritten digits from pen paths that were made for this program.
 *
 * <p>A digit is drawn along one of several paths in which people write it, with jitter, elastic warp, width, slant, rotation,
 * thickness, pressure, blur and noise by chance. Only exact arithmetic and {@link StrictMath} are used, so a drawing is the same to the
 * bit on every machine.
 */
public final class DigitDrawing {
    /** Pixels along one side of a drawing, as of the box into which MNIST fits a digit. */
    public static final int SIDE = Pen.BOX;

    private DigitDrawing() {}

    /**
     * One digit, as large as it fits: 20×20 unsigned bytes, row by row from the top left, 0 for paper and 255 for ink.
     *
     * @param digit what it shows, 0 to 9
     * @param seed with {@code index}, all that chance depends on
     * @param index from 0
     */
    public static byte[] draw(int digit, long seed, long index) {
        PenRandom random = new PenRandom(seed, index);
        Skeleton skeleton = Skeletons.choose(digit, random);
        PenPath path = new Handwriting(random).write(skeleton);
        return new Pen(random).draw(path);
    }
}
