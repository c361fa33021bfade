package org.digitmill.image.decode.source;

/** Bytes that are no picture that can be read. The message is one full sentence for the user; the file is named by who catches it. */
public final class ImageException extends Exception {
    private final ImageErrorCode code;

    public ImageException(ImageErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ImageException(ImageErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ImageErrorCode code() {
        return code;
    }

    public static ImageException corrupt(String message) {
        return new ImageException(ImageErrorCode.CORRUPT, message);
    }

    public static ImageException truncated(String message) {
        return new ImageException(ImageErrorCode.TRUNCATED, message);
    }
}
