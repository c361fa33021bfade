package org.digitmill.cli.common;

/** How a command ended, as the shell sees it. */
public enum ExitCode {
    DONE(0),
    /** A fault of ours, or of the machine. */
    FAULT(1),
    USAGE(2),
    /** What the user gave cannot be used; the message says what, where and what to do. */
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
