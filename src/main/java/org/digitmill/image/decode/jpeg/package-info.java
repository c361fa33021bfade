/** JPEG pictures, and the header of JPEG 2000. May use {@code image.decode.source} and {@code image.pixel}. */
package org.digitmill.image.decode.jpeg;
