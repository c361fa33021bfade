/**
 * The input files: listing of directories and archives, batches, and reading of bytes.
 *
 * <p>May use {@code score.row} and what it may use, not the tables.
 */
package org.digitmill.score.input;
