package org.digitmill.train.checkpoint;

/** A checkpoint file that cannot be used; the message says what is wrong with it, without the file's name. */
final class DamagedCheckpointException extends Exception {
    DamagedCheckpointException(String message) {
        super(message);
    }

    DamagedCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
