/** The command that writes reports. May use {@code cli.common}. */
package org.digitmill.cli.report;
