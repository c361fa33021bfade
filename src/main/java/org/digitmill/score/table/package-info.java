/**
 * The three tables: their columns, and rows written to and read from Parquet and blocks of bytes.
 *
 * <p>May use {@code score.row} and what it may use.
 */
package org.digitmill.score.table;
