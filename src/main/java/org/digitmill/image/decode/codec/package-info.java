/**
 * Chooses the decoder for a format, and reads the formats that libraries decode: GIF, BMP, WebP, PNM, JPEG 2000.
 *
 * <p>May use the packages of the formats beside it, {@code image.decode.source} and {@code image.pixel}.
 */
package org.digitmill.image.decode.codec;
