/**
 * Opens the bytes of a picture or document as grey, upright pages, in this process or another.
 *
 * <p>May use all packages below it and {@code image.pixel}.
 */
package org.digitmill.image.decode;
