/** Labelled digits in memory: their order, digest, split, and drawn ones. May use {@code dataset.file} and {@code dataset.drawing}. */
package org.digitmill.dataset.digits;
