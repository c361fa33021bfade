/** Digits into numbers, numbers into lines. May use {@code page.decision} and what it may use. */
package org.digitmill.page.number;
