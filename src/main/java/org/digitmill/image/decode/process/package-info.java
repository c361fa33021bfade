/** Decoding in another process, which can be ended. May use {@code image.decode.codec} and what it may use. */
package org.digitmill.image.decode.process;
