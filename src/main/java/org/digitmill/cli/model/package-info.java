/** The commands that bring models in and out, and show networks. May use {@code cli.common}. */
package org.digitmill.cli.model;
