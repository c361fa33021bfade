/**
 * A person's corrections of what was read, and the digits to train on that they give.
 *
 * <p>May use {@code dataset.digits} and {@code dataset.file}.
 */
package org.digitmill.dataset.correction;
