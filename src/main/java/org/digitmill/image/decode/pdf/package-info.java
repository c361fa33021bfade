/**
 * Pages of PDF documents, drawn, or taken as they were scanned.
 *
 * <p>May use {@code image.decode.jpeg}, {@code image.decode.source} and {@code image.pixel}.
 */
package org.digitmill.image.decode.pdf;
