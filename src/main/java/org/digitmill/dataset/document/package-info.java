/**
 * Pieces of documents that the program draws, to train the page network on: handwritten digits among letters, signs, print, lines and
 * stains, on many papers, in the qualities of scans and photographs, each with its truth.
 */
package org.digitmill.dataset.document;
