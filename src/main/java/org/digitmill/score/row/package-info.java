/** What scoring says of a digit, a file and a field of a form: the rows, their parts, and counts of them. May use {@code score.options}. */
package org.digitmill.score.row;
