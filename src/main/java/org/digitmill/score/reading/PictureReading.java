package org.digitmill.score.reading;

import java.util.List;
import org.digitmill.page.form.FormPlacement;

/**
 * The digits found in a picture.
 *
 * @param turned degrees by which it was turned clockwise to be upright and deskewed
 * @param form where the form lies whose fields are wanted; null without a template
 * @param digits in reading order
 */
record PictureReading(double turned, FormPlacement form, List<FoundDigit> digits) {}
