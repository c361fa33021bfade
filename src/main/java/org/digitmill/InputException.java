package org.digitmill;

/**
 * An error in what the user gave us: a file, a data set, a model or an option value that cannot be used as it is.
 *
 * <p>The message is one or more full sentences for the user: what is wrong, where, and what to do. It is shown without a stack
 * trace and ends the command with exit code 3.
 */
public final class InputException extends RuntimeException {
    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
