package org.digitmill.page.form;

import java.io.Serializable;

/**
 * A field of a form: a named place for one number.
 *
 * @param name not empty
 * @param page that it stands on, from 1; 0 for every page
 * @param left side of its box, as a share of the form's width from its left side
 * @param top side, as a share of the form's height
 * @param width as a share of the form's width
 * @param height as a share of the form's height
 * @param pattern of the number
 * @param optional whether it may be left blank
 */
public record FormField(
        String name,
        int page,
        double left,
        double top,
        double width,
        double height,
        DigitPattern pattern,
        boolean optional)
        implements Serializable {
    private static final double ROUNDING = 1e-9;

    public FormField {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a field needs a name");
        }
        if (page < 0) {
            throw new IllegalArgumentException("pages count from 1, and 0 means every page; found " + page);
        }
        boolean inside = left >= -ROUNDING
                && top >= -ROUNDING
                && width > 0
                && height > 0
                && left + width <= 1 + ROUNDING
                && top + height <= 1 + ROUNDING;
        if (!inside) {
            throw new IllegalArgumentException(
                    "its box must lie on the page, in shares of it from 0 to 1; found x %s to %s and y %s to %s"
                            .formatted(left, left + width, top, top + height));
        }
    }

    boolean isOn(int number) {
        return page == 0 || page == number;
    }
}
