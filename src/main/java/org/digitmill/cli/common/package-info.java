/**
 * What commands share: the base of commands with a result, exit codes, the home directory, and text and JSON of results.
 *
 * <p>Uses no other package of the command line.
 */
package org.digitmill.cli.common;
