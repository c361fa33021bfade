package org.digitmill.cli.common;

/** The command that knows where digitmill is installed: the root of all commands. */
public interface HomeOwner {
    Home home();
}
