/**
 * Training of page and region networks on crops that the workers draw.
 *
 * <p>May use {@code train.loop} and what it may use; not {@code train.digit}.
 */
package org.digitmill.train.page;
