package org.digitmill.cli.common;

/** The exit codes of commands. */
public enum ExitCode {
    DONE(0),
    /** A fault of the program or the machine. */
    FAULT(1),
    USAGE(2),
    /** The user's input cannot be used; the message says what is wrong, where, and what to do. */
    INPUT(3),
    /** Done, but more files were rejected than {@code --max-rejected} allows. */
    TOO_MANY_REJECTED(4);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
