/**
 * The command line: commands, options, exit codes, and the text and JSON that commands print.
 *
 * <p>{@code DigitMill} lists the commands. Only this package ends the process and writes to standard output.
 */
package org.digitmill.cli;
