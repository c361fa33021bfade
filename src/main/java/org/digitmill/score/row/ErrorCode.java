package org.digitmill.score.row;

import org.digitmill.image.decode.source.ImageErrorCode;

/** The reasons why a file is rejected: the values of the column {@code error_code} of the table of files. */
public enum ErrorCode {
    /** The file holds no bytes. */
    EMPTY_FILE(false, "The file is empty."),
    /** The first bytes are those of no format that digitmill knows. */
    NOT_AN_IMAGE(false, "The file does not begin as any known picture format does."),
    /** A format that is recognised, but not read by this version. */
    UNSUPPORTED_FORMAT(true, "This format is not read."),
    /** The file ends before its content does. */
    TRUNCATED(false, "The file ends before its content does."),
    /** A part of the file contradicts its format. */
    CORRUPT(false, "The file contradicts its own format."),
    /** The picture has no width or no height. */
    ZERO_SIZE(false, "The picture has no area."),
    /** More bytes than the limit; nothing was read. */
    TOO_MANY_BYTES(true, "The file has more bytes than the limit."),
    /** More pixels than the limit, by what the header says; no pixel was decoded. */
    TOO_MANY_PIXELS(true, "The picture has more pixels than the limit."),
    /** More pages than the limit; none was decoded. */
    TOO_MANY_PAGES(true, "The file has more pages than the limit."),
    /** More entries in an archive than the limit; none was read. */
    TOO_MANY_ENTRIES(true, "The archive has more entries than the limit."),
    /** A part of the file, or an archive, unpacks to far more than it is made of. */
    COMPRESSION_BOMB(true, "The file unpacks to more than the limit."),
    /** It can be opened only with a password or a key. */
    ENCRYPTED(false, "The file is encrypted."),
    /** It took longer than the limit and was given up. */
    TIMED_OUT(true, "The file took longer than the limit."),
    /** The picture is within the limits, but there was no memory for it. */
    OUT_OF_MEMORY(true, "There is not enough memory for the picture."),
    /** The decoder failed in a way that is a fault of digitmill, not of the file. */
    DECODER_FAILED(true, "The decoder failed."),
    /** The file was listed, and gone when it was read; or a link that leads nowhere. */
    VANISHED(true, "The file was listed, but is not there."),
    /** The file system refused to give the file: permissions, a broken disk, a lost connection. */
    UNREADABLE(true, "The file cannot be read."),
    /** The directory cannot be listed, so that what is in it is not known. */
    UNREADABLE_DIRECTORY(true, "The directory cannot be listed."),
    /** A pipe, a socket or a device. */
    NOT_A_FILE(true, "This is a pipe, a socket or a device, and no file."),
    /** The bytes of the file's name are no text, so that the file cannot be opened by name. */
    BAD_NAME(
            true, "The name of the file is no text in the encoding of this machine; rename it, or set LC_ALL=C.UTF-8.");

    private final boolean retried;
    private final String sentence;

    ErrorCode(boolean retried, String sentence) {
        this.retried = retried;
        this.sentence = sentence;
    }

    /** The reason in a sentence, for where nothing more is known. */
    public String sentence() {
        return sentence;
    }

    /** Whether the next run tries such a file again though it has not changed: the reason may lie outside of it. */
    public boolean isRetried() {
        return retried;
    }

    public static ErrorCode of(ImageErrorCode code) {
        return valueOf(code.name());
    }
}
