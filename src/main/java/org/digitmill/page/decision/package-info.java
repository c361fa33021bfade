/**
 * What each detection is: a digit, a digit that needs review, ink that was not read, or nothing.
 *
 * <p>May use {@code page.detection} and {@code page.picture}.
 */
package org.digitmill.page.decision;
