package org.digitmill.image.decode.source;

/** An error in a picture file. The message is a sentence for the user; the catching code adds the file's name. */
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
