package org.digitmill.score.reading;

import java.util.List;
import org.digitmill.page.form.FormPlacement;

/**
 * What was found in a picture.
 *
 * @param turned degrees by which it was turned clockwise to be upright and level
 * @param form where the form lies whose fields are wanted; null without a template
 * @param digits in reading order
 */
record PictureReading(double turned, FormPlacement form, List<FoundDigit> digits) {}
