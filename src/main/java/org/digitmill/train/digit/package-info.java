/**
 * Training and evaluation of digit networks on shards of labelled digits.
 *
 * <p>May use {@code train.loop}, {@code train.augment} and what they may use; not {@code train.page}.
 */
package org.digitmill.train.digit;
