/**
 * The files to read: listing of directories and archives, batches, and their bytes.
 *
 * <p>May use {@code score.row} and what it may use, not the tables.
 */
package org.digitmill.score.input;
