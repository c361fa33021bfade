package org.digitmill.model.chain;

import org.digitmill.network.LayerSpecification.Window;

/**
 * Converts a window of another library with explicit padding to one of ours, which has no padding ("valid") or the padding that makes the
 * size input / stride ("same").
 *
 * @param same whether the padding is "same"
 * @param above rows of zeros to add above a kernel, so that the window begins where the other's does
 * @param left columns of zeros to add on the left
 */
public record WindowFit(Window window, boolean same, int above, int left) {
    /**
     * One axis of a window.
     *
     * @param extent of the picture
     * @param elements of the window
     * @param before pixels of padding before the picture
     * @param outputs places where the window stands
     */
    public record Axis(int extent, int elements, int stride, int dilation, int before, int outputs) {
        /**
         * An axis with its padding in numbers.
         *
         * @param ceiling whether a last window that is not whole counts
         */
        public static Axis of(
                int extent, int elements, int stride, int dilation, int before, int after, boolean ceiling) {
            long span = (elements - 1L) * dilation + 1;
            long padded = (long) extent + before + after;
            if (before < 0 || after < 0 || before >= span || after >= span || padded < span) {
                throw new IllegalArgumentException("its window of " + span + " pixels with " + before + " and " + after
                        + " pixels of padding does not fit " + extent + " pixels");
            }
            long outputs = (padded - span + (ceiling ? stride - 1 : 0)) / stride + 1;
            if (ceiling && (outputs - 1) * stride >= (long) extent + before) {
                outputs--;
            }
            return new Axis(extent, elements, stride, dilation, before, (int) outputs);
        }

        /** An axis with as much padding as keeps the size divided by the stride. @param upper whether an odd pixel comes behind */
        public static Axis same(int extent, int elements, int stride, int dilation, boolean upper) {
            int padding = samePadding(extent, elements, stride, dilation);
            int before = upper ? padding / 2 : padding - padding / 2;
            return new Axis(extent, elements, stride, dilation, before, (extent + stride - 1) / stride);
        }

        public boolean isValid() {
            int span = (elements - 1) * dilation + 1;
            return before == 0 && extent >= span && outputs == (extent - span) / stride + 1;
        }

        public boolean isSame() {
            return isSame(0, 0);
        }

        /** The same with zeros around the kernel. */
        private boolean isSame(int more, int behind) {
            return outputs == (extent + stride - 1) / stride
                    && samePadding(extent, elements + more + behind, stride, dilation) / 2 == before + more * dilation;
        }

        /** Whether every place of the window has its middle on a pixel, the first one on the first pixel. */
        public boolean isCentred() {
            return dilation == 1
                    && elements % 2 == 1
                    && before == elements / 2
                    && outputs == (extent + stride - 1) / stride;
        }

        /** Zeros to be put before and behind the elements of a kernel; the fewest. */
        private int[] extension() {
            for (int both = 0; both <= 2 * elements; both++) {
                for (int more = 0; more <= both; more++) {
                    if (isSame(more, both - more)) {
                        return new int[] {more, both - more};
                    }
                }
            }
            throw new IllegalArgumentException("its padding of " + before + " pixels before " + extent
                    + " is neither none nor what keeps the size divided by the stride (\"same\")");
        }
    }

    /** Zeros on both sides together that keep an extent divided by the stride. */
    public static int samePadding(int extent, int elements, int stride, int dilation) {
        int span = (elements - 1) * dilation + 1;
        int outputs = (extent + stride - 1) / stride;
        return Math.max(0, (outputs - 1) * stride + span - extent);
    }

    /**
     * A kernel for all channels, with zeros for those that a group does not see, and with zeros around where the window is larger.
     *
     * @param weights [filters, channels / groups, rows, columns]
     * @return [filters, channels, height and width of the window]
     */
    public float[] spread(float[] weights, int filters, int channels, int groups, int rows, int columns) {
        float[] full = new float[filters * channels * window.height() * window.width()];
        int own = channels / groups;
        for (int filter = 0; filter < filters; filter++) {
            int first = filter / (filters / groups) * own;
            for (int channel = 0; channel < own; channel++) {
                for (int row = 0; row < rows; row++) {
                    int to = ((filter * channels + first + channel) * window.height() + row + above) * window.width()
                            + left;
                    System.arraycopy(weights, ((filter * own + channel) * rows + row) * columns, full, to, columns);
                }
            }
        }
        return full;
    }

    /** A window that leaves its elements as they are. */
    public static WindowFit of(Axis rows, Axis columns) {
        if (rows.isValid() && columns.isValid()) {
            return new WindowFit(window(rows, columns, 0, 0), false, 0, 0);
        }
        if (rows.isSame() && columns.isSame()) {
            return new WindowFit(window(rows, columns, 0, 0), true, 0, 0);
        }
        throw new IllegalArgumentException("its padding of " + rows.before() + " rows and " + columns.before()
                + " columns is neither none nor what keeps the size divided by the stride (\"same\")");
    }

    /** A window that may get zeros around its elements. */
    public static WindowFit ofKernel(Axis rows, Axis columns) {
        if (rows.isValid() && columns.isValid() || rows.isSame() && columns.isSame()) {
            return of(rows, columns);
        }
        int[] down = rows.extension();
        int[] right = columns.extension();
        return new WindowFit(window(rows, columns, down[0] + down[1], right[0] + right[1]), true, down[0], right[0]);
    }

    private static Window window(Axis rows, Axis columns, int moreRows, int moreColumns) {
        if (rows.dilation() != columns.dilation()) {
            throw new IllegalArgumentException("its dilations are " + rows.dilation() + " down and "
                    + columns.dilation() + " right, and only one for both is known");
        }
        return new Window(
                rows.elements() + moreRows,
                columns.elements() + moreColumns,
                rows.stride(),
                columns.stride(),
                rows.dilation());
    }
}
