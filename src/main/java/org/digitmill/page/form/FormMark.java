package org.digitmill.page.form;

import java.io.Serializable;

/**
 * An anchor: a printed solid dark square by which a form is located on a page.
 *
 * @param x of its middle, as a share of the form's width, 0 to 1
 * @param y of its middle, as a share of the form's height, 0 to 1
 */
public record FormMark(double x, double y) implements Serializable {
    public FormMark {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException(
                    "the middle of a mark lies on the page, in shares of it from 0 to 1; found " + x + " and " + y);
        }
    }
}
