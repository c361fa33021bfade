package org.digitmill.model.onnx;

import java.io.IOException;
import java.util.Map;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.WireFormat;

/**
 * Scans the bytes of an ONNX file before objects are created from them: an empty message of two bytes becomes an object of a hundred
 * bytes, and a packed number of one byte a long.
 */
final class OnnxScan {
    /** Maximum number of fields of all messages; a network of a hundred layers has some thousands. */
    private static final int MAXIMUM_FIELDS = 200_000;
    /** Bytes of numbers that are not floating point: shapes and axes are such. */
    private static final int MAXIMUM_WHOLE_NUMBERS = 1 << 20;

    private static final int MAXIMUM_DEPTH = 20;

    /** A message type, with those of its fields that are messages. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        OTHER;

        private Message field(int number) {
            return FIELDS.getOrDefault(this, Map.of()).getOrDefault(number, null);
        }
    }

    private static final Map<Message, Map<Integer, Message>> FIELDS = Map.of(
            Message.MODEL, Map.of(7, Message.GRAPH, 8, Message.OTHER, 14, Message.OTHER),
            Message.GRAPH,
                    Map.of(1, Message.NODE, 5, Message.TENSOR, 11, Message.OTHER, 12, Message.OTHER, 13, Message.OTHER),
            Message.NODE, Map.of(5, Message.ATTRIBUTE),
            Message.ATTRIBUTE, Map.of(5, Message.TENSOR, 6, Message.GRAPH, 10, Message.TENSOR, 11, Message.GRAPH));

    private int fields;
    private long wholeNumbers;

    private OnnxScan() {}

    /**
     * Checks that the file is a protocol buffer of reasonable size.
     *
     * @throws IOException with a message that says what is wrong
     */
    static void check(byte[] content) throws IOException {
        try {
            new OnnxScan().scan(CodedInputStream.newInstance(content), Message.MODEL, 0);
        } catch (ArrayIndexOutOfBoundsException e) {
            // The library reads on behind a limit that a negative length has moved.
            throw new InvalidProtocolBufferException("a length in it is negative");
        }
    }

    private void scan(CodedInputStream in, Message kind, int depth) throws IOException {
        if (depth > MAXIMUM_DEPTH) {
            throw new InvalidProtocolBufferException("graphs stand in graphs, more than " + MAXIMUM_DEPTH + " deep");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (++fields > MAXIMUM_FIELDS) {
                throw new InvalidProtocolBufferException("it has more than " + MAXIMUM_FIELDS + " fields");
            }
            int type = WireFormat.getTagWireType(tag);
            if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
                // The library recurses into nested groups until its stack overflows (CVE-2024-7254).
                throw new InvalidProtocolBufferException("it has groups, which ONNX has not");
            }
            boolean delimited = type == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            Message inner = kind.field(WireFormat.getTagFieldNumber(tag));
            if (!delimited) {
                in.skipField(tag);
            } else if (inner != null) {
                int limit = in.pushLimit(in.readRawVarint32());
                scan(in, inner, depth + 1);
                in.popLimit(limit);
            } else {
                int length = in.readRawVarint32();
                if (kind == Message.TENSOR && isWhole(WireFormat.getTagFieldNumber(tag))) {
                    wholeNumbers += length;
                }
                if (wholeNumbers > MAXIMUM_WHOLE_NUMBERS) {
                    throw new InvalidProtocolBufferException(
                            "it has more than " + MAXIMUM_WHOLE_NUMBERS + " bytes of whole numbers");
                }
                in.skipRawBytes(length);
            }
        }
    }

    /** Numbers of a tensor that take more memory than bytes in the file: int32, int64, uint64. */
    private static boolean isWhole(int field) {
        return field == 1 || field == 5 || field == 7 || field == 11;
    }
}
