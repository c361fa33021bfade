/**
 * The commands for an installation: fetch data, check the machine, shell completion, class-data rehearsal.
 *
 * <p>May use {@code cli.score} and {@code cli.common}.
 */
package org.digitmill.cli.setup;
