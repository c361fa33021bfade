package org.digitmill.model.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;
import onnx.Onnx.TensorProto;

/**
 * A constant of an ONNX graph, in C order: numbers of floating point, or whole ones.
 *
 * @param shape extents; none for a single number
 * @param numbers null for whole numbers
 * @param wholes null for numbers of floating point
 */
record OnnxTensor(int[] shape, float[] numbers, long[] wholes) {
    /** DATA_LOCATION of later versions of the format: 1 is another file. */
    private static final int DATA_LOCATION = 14;

    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
    private static final int DOUBLE = TensorProto.DataType.DOUBLE.getNumber();
    private static final int INT64 = TensorProto.DataType.INT64.getNumber();
    private static final int INT32 = TensorProto.DataType.INT32.getNumber();

    static OnnxTensor ofNumbers(int[] shape, float... numbers) {
        return new OnnxTensor(shape, numbers, null);
    }

    static OnnxTensor ofWholes(long... wholes) {
        return new OnnxTensor(new int[] {wholes.length}, null, wholes);
    }

    /** @throws IllegalArgumentException with a message that says what is wrong */
    static OnnxTensor of(TensorProto tensor) {
        if (tensor.getUnknownFields().hasField(DATA_LOCATION)
                && tensor.getUnknownFields()
                        .getField(DATA_LOCATION)
                        .getVarintList()
                        .contains(1L)) {
            throw new IllegalArgumentException(
                    "its numbers are in another file, and only files that hold their weights are read; write it as one file (PyTorch: "
                            + "torch.onnx.export(…, external_data=False); otherwise onnx.load and onnx.save)");
        }
        int[] shape = new int[tensor.getDimsCount()];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            long extent = tensor.getDims(i);
            // Every number takes a byte of the file at least.
            if (extent < 0 || extent > Integer.MAX_VALUE || (size *= extent) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("its shape is " + tensor.getDimsList());
            }
            shape[i] = (int) extent;
        }
        int type = tensor.getDataTypeValue();
        int raw = tensor.getRawData().size();
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (type == FLOAT) {
            require(size, raw > 0 ? raw / 4.0 : tensor.getFloatDataCount());
            float[] numbers = new float[(int) size];
            for (int i = 0; i < size; i++) {
                numbers[i] = raw > 0 ? bytes.getFloat() : tensor.getFloatData(i);
            }
            return finite(shape, numbers);
        }
        if (type == DOUBLE) {
            require(size, raw > 0 ? raw / 8.0 : tensor.getDoubleDataCount());
            float[] numbers = new float[(int) size];
            for (int i = 0; i < size; i++) {
                numbers[i] = (float) (raw > 0 ? bytes.getDouble() : tensor.getDoubleData(i));
            }
            return finite(shape, numbers);
        }
        if (type == INT64 || type == INT32) {
            int width = type == INT64 ? 8 : 4;
            require(
                    size,
                    raw > 0
                            ? (double) raw / width
                            : type == INT64 ? tensor.getInt64DataCount() : tensor.getInt32DataCount());
            long[] wholes = new long[(int) size];
            for (int i = 0; i < size; i++) {
                if (raw > 0) {
                    wholes[i] = type == INT64 ? bytes.getLong() : bytes.getInt();
                } else {
                    wholes[i] = type == INT64 ? tensor.getInt64Data(i) : tensor.getInt32Data(i);
                }
            }
            return new OnnxTensor(shape, null, wholes);
        }
        throw new IllegalArgumentException(
                "its type is number " + type + ", and only float32, float64, int32 and int64 are read");
    }

    private static OnnxTensor finite(int[] shape, float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("it holds " + number);
            }
        }
        return new OnnxTensor(shape, numbers, null);
    }

    private static void require(long size, double found) {
        if (size != found) {
            throw new IllegalArgumentException("its shape has " + size + " numbers, but it holds " + found);
        }
    }

    /** The numbers of floating point. */
    float[] floats() {
        if (numbers == null) {
            throw new IllegalArgumentException("a constant holds whole numbers, and others are needed");
        }
        return numbers;
    }

    long[] whole() {
        if (wholes == null) {
            throw new IllegalArgumentException("a constant holds other numbers than whole ones");
        }
        return wholes;
    }

    int size() {
        return numbers == null ? wholes.length : numbers.length;
    }

    /** With its two extents exchanged. */
    OnnxTensor transposed() {
        int rows = shape[0];
        int columns = shape[1];
        float[] result = new float[floats().length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = numbers[row * columns + column];
            }
        }
        return new OnnxTensor(new int[] {columns, rows}, result, null);
    }

    String words() {
        return Arrays.toString(shape);
    }

    @Override
    public String toString() {
        return "tensor of " + LongStream.of(size()).sum() + " numbers, " + words();
    }
}
