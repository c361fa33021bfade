/** PNG pictures (ISO/IEC 15948). May use {@code image.decode.source} and {@code image.pixel}. */
package org.digitmill.image.decode.png;
