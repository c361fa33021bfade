/** TIFF documents of any number of pages. May use {@code image.decode.source} and {@code image.pixel}. */
package org.digitmill.image.decode.tiff;
