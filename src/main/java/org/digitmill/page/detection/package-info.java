/** Places of a page where the page network sees a digit. May use {@code page.picture}. */
package org.digitmill.page.detection;
