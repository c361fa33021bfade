/** The commands that measure. May use {@code cli.common}. */
package org.digitmill.cli.bench;
