/** The rows of digits, files and fields, their parts, and counts of them. May use {@code score.options}. */
package org.digitmill.score.row;
