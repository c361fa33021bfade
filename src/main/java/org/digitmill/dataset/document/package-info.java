/**
 * Generated pieces of documents (crops) for training the page and region networks: handwritten digits among letters, signs, print, lines
 * and stains, on many papers, with the quality of scans and photographs, each with its truth.
 */
package org.digitmill.dataset.document;
