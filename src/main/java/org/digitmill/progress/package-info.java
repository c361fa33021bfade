/** The progress of a long operation, on standard error: a bar, lines, or nothing. */
package org.digitmill.progress;
