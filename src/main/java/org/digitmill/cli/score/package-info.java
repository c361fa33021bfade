/** The commands that read images, check and correct tables, and publish them. May use {@code cli.common}. */
package org.digitmill.cli.score;
