/**
 * The command line: all commands, how their failures become exit codes, and the only place that ends the process.
 *
 * <p>May use everything; nothing uses it.
 */
package org.digitmill.cli;
