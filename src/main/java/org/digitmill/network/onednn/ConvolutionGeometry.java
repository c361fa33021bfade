package org.digitmill.network.onednn;

/**
 * The geometry of a convolution or pooling: window, stride, dilation and padding, in pixels.
 *
 * @param filters number of output feature maps
 * @param dilation distance between elements of the window, 1 for no gaps
 * @param same whether zero padding makes the output size ceil(input / stride); otherwise there is no padding
 */
public record ConvolutionGeometry(
        long filters,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int dilation,
        boolean same) {
    /** A window without gaps. */
    public ConvolutionGeometry(
            long filters, int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, boolean same) {
        this(filters, kernelHeight, kernelWidth, strideHeight, strideWidth, 1, same);
    }

    ConvolutionGeometry withoutGaps() {
        return new ConvolutionGeometry(filters, kernelHeight, kernelWidth, strideHeight, strideWidth, same);
    }

    ConvolutionGeometry withFilters(long count) {
        return new ConvolutionGeometry(count, kernelHeight, kernelWidth, strideHeight, strideWidth, dilation, same);
    }

    long outputHeight(long height) {
        return outputExtent(height, kernelHeight, strideHeight);
    }

    long outputWidth(long width) {
        return outputExtent(width, kernelWidth, strideWidth);
    }

    private long outputExtent(long extent, int kernel, int stride) {
        return same ? (extent + stride - 1) / stride : (extent - spanned(kernel)) / stride + 1;
    }

    private int spanned(int kernel) {
        return (kernel - 1) * dilation + 1;
    }

    long[] stride() {
        return new long[] {strideHeight, strideWidth};
    }

    /** Dilation as oneDNN counts it: the pixels skipped between two elements. */
    long[] gaps() {
        return new long[] {dilation - 1L, dilation - 1L};
    }

    long[] kernel() {
        return new long[] {kernelHeight, kernelWidth};
    }

    long[] weightShape(long channels) {
        return new long[] {filters, channels, kernelHeight, kernelWidth};
    }

    /** Padding above and left of the picture: the smaller half, as in TensorFlow. */
    long[] paddingBefore(long height, long width) {
        return new long[] {padding(height, kernelHeight, strideHeight) / 2, padding(width, kernelWidth, strideWidth) / 2
        };
    }

    /** Padding below and right of the picture. */
    long[] paddingAfter(long height, long width) {
        long[] before = paddingBefore(height, width);
        return new long[] {
            padding(height, kernelHeight, strideHeight) - before[0],
            padding(width, kernelWidth, strideWidth) - before[1]
        };
    }

    private long padding(long extent, int kernel, int stride) {
        return same ? Math.max(0, (outputExtent(extent, kernel, stride) - 1) * stride + spanned(kernel) - extent) : 0;
    }
}
