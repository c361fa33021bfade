/**
 * Draws single handwritten digits from pen paths. The same seed and index give the same digit on every machine.
 */
package org.digitmill.dataset.drawing;
