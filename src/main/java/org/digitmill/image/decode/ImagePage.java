package org.digitmill.image.decode;

import org.digitmill.image.pixel.GreyImage;

/**
 * A page of a picture file: grey and upright.
 *
 * @param number its place in the file, from 1
 * @param image its pixels
 * @param dotsPerInch resolution at which it was scanned, as the file says; 0 if it does not say
 */
public record ImagePage(int number, GreyImage image, int dotsPerInch) {
    public ImagePage {
        if (number < 1 || dotsPerInch < 0) {
            throw new IllegalArgumentException("No page: number " + number + ", " + dotsPerInch + " dots an inch");
        }
    }
}
