package org.digitmill.image.decode.jpeg;

import org.digitmill.image.decode.source.ExifOrientation;
import org.digitmill.image.decode.source.ImageErrorCode;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;

/**
 * The header of a JPEG file: the content of its markers (ITU-T T.81, annex B), found in one pass to the end-of-image marker.
 *
 * <p>The pass detects truncated files, since decoders fill missing parts with grey.
 *
 * @param width columns as stored
 * @param height rows as stored
 * @param components colour parts of a pixel: 1 grey, 3 colour, 4 print colours
 * @param inverted whether print colours are stored as 255 for no ink, as Adobe's programs do
 * @param transform the colour transform that Adobe's marker names: 0 none, 1 YCbCr, 2 YCCK; -1 without that marker
 * @param orientation how the stored picture is turned, as EXIF counts: 1 upright to 8
 * @param dotsPerInch as JFIF's marker says; 0 if it does not
 * @param scans how many times the decoder goes through the picture, at least 1
 */
public record JpegHeader(
        int width,
        int height,
        int components,
        boolean inverted,
        int transform,
        int orientation,
        int dotsPerInch,
        int scans) {
    /** A progressive file has about ten scans; thousands of them only keep a decoder busy. */
    private static final int MAXIMUM_SCANS = 100;
    /** ITU-T T.87. */
    private static final int JPEG_LS = 0xF7;

    public static JpegHeader read(byte[] content, int length, ImageLimits limits) throws ImageException {
        return new Reader(content, length, limits).read();
    }

    /** Decoding effort: pixels times scans. */
    public long work() {
        return (long) width * height * scans;
    }

    private static final class Reader {
        private final byte[] content;
        private final int length;
        private final ImageLimits limits;
        private int at = 2;
        private int width;
        private int height;
        private int components;
        private int transform = -1;
        private int orientation = 1;
        private int dotsPerInch;

        Reader(byte[] content, int length, ImageLimits limits) {
            this.content = content;
            this.length = length;
            this.limits = limits;
        }

        JpegHeader read() throws ImageException {
            int scans = 0;
            for (int marker = nextMarker(); marker != 0xD9; marker = nextMarker()) {
                if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                    continue;
                }
                int start = at;
                int size = unsignedShort(start);
                if (size < 2) {
                    throw ImageException.corrupt(
                            "The JPEG segment at byte " + start + " is shorter than its own length.");
                }
                at = start + size;
                if (at > length) {
                    throw truncated();
                }
                if (marker == 0xDA) {
                    if (components == 0) {
                        throw ImageException.corrupt("The JPEG file has picture data before it says how large it is.");
                    }
                    if (++scans > MAXIMUM_SCANS) {
                        throw ImageException.corrupt("The JPEG file has more than " + MAXIMUM_SCANS + " scans.");
                    }
                    skipScan();
                } else {
                    readSegment(marker, start + 2, at);
                }
            }
            if (scans == 0) {
                throw ImageException.corrupt("The JPEG file has no picture data.");
            }
            return new JpegHeader(
                    width, height, components, transform >= 0, transform, orientation, dotsPerInch, scans);
        }

        private void readSegment(int marker, int start, int end) throws ImageException {
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                readFrame(marker, start, end);
            } else if (marker == JPEG_LS) {
                throw new ImageException(
                        ImageErrorCode.UNSUPPORTED_FORMAT,
                        "The file is JPEG-LS, which is not read. Convert it to PNG.");
            } else if (marker == 0xE1) {
                orientation = ExifOrientation.read(content, start, end);
            } else if (marker == 0xE0 && end - start >= 12 && content[start] == 'J' && content[start + 1] == 'F') {
                int dots = unsignedShort(start + 8);
                dotsPerInch = switch (content[start + 7]) {
                    case 1 -> dots;
                    case 2 -> (int) Math.round(2.54 * dots);
                    default -> 0;
                };
            } else if (marker == 0xEE && end - start >= 12 && content[start] == 'A' && content[start + 1] == 'd') {
                transform = content[start + 11];
            }
        }

        private void readFrame(int marker, int start, int end) throws ImageException {
            if (end - start < 6 || end - start < 6 + 3 * (content[start + 5] & 0xFF)) {
                throw ImageException.corrupt("The JPEG frame header at byte " + start + " is too short.");
            }
            if (components != 0) {
                throw ImageException.corrupt("The JPEG file says twice how large it is.");
            }
            limits.checkSize(unsignedShort(start + 3), unsignedShort(start + 1));
            height = unsignedShort(start + 1);
            width = unsignedShort(start + 3);
            components = content[start + 5] & 0xFF;
            // Baseline, extended and progressive Huffman coding of 8 bits are what decoders share.
            if (marker > 0xC2 || content[start] != 8 || components != 1 && components != 3 && components != 4) {
                throw new ImageException(
                        ImageErrorCode.UNSUPPORTED_FORMAT,
                        "JPEG files of " + coding(marker - 0xC0) + " coding with " + components + " parts of "
                                + content[start] + " bits are not read. Convert them to PNG.");
            }
        }

        /** By table B.1 of the standard. */
        private static String coding(int frame) {
            return switch (frame) {
                case 0 -> "baseline";
                case 1 -> "extended";
                case 2 -> "progressive";
                case 3 -> "lossless";
                case 9, 10 -> "arithmetic";
                case 11 -> "lossless arithmetic";
                default -> "hierarchical";
            };
        }

        /** What stands before a marker is passed over, as decoders do. */
        private int nextMarker() throws ImageException {
            while (true) {
                while (at < length && content[at] != (byte) 0xFF) {
                    at++;
                }
                while (at < length && content[at] == (byte) 0xFF) {
                    at++;
                }
                if (at >= length) {
                    throw truncated();
                }
                int marker = content[at++] & 0xFF;
                if (marker != 0) {
                    return marker;
                }
            }
        }

        /** Goes to the first marker that ends the entropy-coded data; restart markers and stuffed zeros are part of it. */
        private void skipScan() throws ImageException {
            for (; at + 1 < length; at++) {
                if (content[at] == (byte) 0xFF) {
                    int next = content[at + 1] & 0xFF;
                    if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                        return;
                    }
                }
            }
            throw truncated();
        }

        private int unsignedShort(int offset) throws ImageException {
            if (offset + 2 > length) {
                throw truncated();
            }
            return (content[offset] & 0xFF) << 8 | content[offset + 1] & 0xFF;
        }

        private ImageException truncated() {
            return ImageException.truncated(
                    "The JPEG file ends at byte " + length + ", before its end-of-image marker.");
        }
    }
}
