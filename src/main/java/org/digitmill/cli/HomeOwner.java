package org.digitmill.cli;

/** The command that knows where digitmill is installed: the root of all commands. */
interface HomeOwner {
    Home home();
}
