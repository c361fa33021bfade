package org.digitmill.network.page;

import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.document.InkKind;

/** The channels of a page network's maps, in their order. */
public final class PageChannels {
    /** The first of ten logits, one a digit: that a digit of this class has its centre in the cell. */
    public static final int CLASSES = 0;
    /** Logit that the digit is printed. */
    public static final int PRINTED = LabelledDigits.CLASSES;
    /** log(width / {@link #USUAL_SIZE}). */
    public static final int WIDTH = 11;
    /** log(height / {@link #USUAL_SIZE}). */
    public static final int HEIGHT = 12;
    /** Offset of the digit's centre from the cell's middle to the right, in cells. */
    public static final int OFFSET_X = 13;
    /** Offset downwards. */
    public static final int OFFSET_Y = 14;
    /** The first of the logits of {@link InkKind}. */
    public static final int KINDS = 15;
    /** Pixels that widths and heights are compared with. */
    public static final double USUAL_SIZE = 16;

    private PageChannels() {}
}
