package org.digitmill.dataset.document;

import org.digitmill.image.pixel.Region;

/**
 * A region of a drawn crop with its truth.
 *
 * @param label 0 to 9 for the digit in its middle, or {@link #OTHER}
 */
public record LabelledRegion(Region region, int label) {
    /** The label of what is no digit, or not in the middle, or of another size. */
    public static final int OTHER = 10;
    /** How many labels there are. */
    public static final int CLASSES = 11;

    public LabelledRegion {
        if (label < 0 || label > OTHER) {
            throw new IllegalArgumentException("No label: " + label);
        }
    }
}
