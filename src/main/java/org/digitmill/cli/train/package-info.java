/** The commands that train and evaluate networks, with their groups of options. May use {@code cli.common}. */
package org.digitmill.cli.train;
