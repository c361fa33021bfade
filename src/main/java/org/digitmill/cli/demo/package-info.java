/** The command that trains, evaluates and scores in one go. May use {@code cli.train}, {@code cli.score} and {@code cli.common}. */
package org.digitmill.cli.demo;
