package org.digitmill.page.form;

import java.io.Serializable;

/**
 * A printed mark by which a form's place on a page is found: a solid dark square.
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
