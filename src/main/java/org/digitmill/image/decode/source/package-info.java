/** What all decoders share: formats, limits, errors, and pages as a decoder gives them. May use {@code image.pixel}. */
package org.digitmill.image.decode.source;
