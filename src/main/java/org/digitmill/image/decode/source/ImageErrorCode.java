package org.digitmill.image.decode.source;

/** The closed list of reasons why bytes do not become a picture. */
public enum ImageErrorCode {
    /** The file holds no bytes. */
    EMPTY_FILE,
    /** The first bytes are those of no picture format that digitmill knows. */
    NOT_AN_IMAGE,
    /** A picture format that is recognised, but not read. */
    UNSUPPORTED_FORMAT,
    /** The file ends before its picture does. */
    TRUNCATED,
    /** A part of the file contradicts its format: a wrong checksum, an impossible value, data that does not decompress. */
    CORRUPT,
    /** The picture has no width or no height. */
    ZERO_SIZE,
    /** More bytes than {@link ImageLimits#maximumBytes()}. */
    TOO_MANY_BYTES,
    /** More pixels than {@link ImageLimits#maximumPixels()}, by what the header says. */
    TOO_MANY_PIXELS,
    /** More pages than {@link ImageLimits#maximumPages()}. */
    TOO_MANY_PAGES,
    /** A part of the file unpacks to more than any page needs. */
    COMPRESSION_BOMB,
    /** The file can be opened only with a password. */
    ENCRYPTED,
    /** Decoding took longer than it may. */
    TIMED_OUT,
    /** The picture needs more memory than there is in the process that decodes it. */
    OUT_OF_MEMORY,
    /** The decoder failed in a way that is a fault of digitmill, not of the file. */
    DECODER_FAILED
}
