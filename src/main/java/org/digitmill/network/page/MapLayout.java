package org.digitmill.network.page;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory layout of a minibatch of maps: channels in groups of {@code block}, [minibatch, channels / block, cells, block]; with one
 * block the channels of a cell are adjacent.
 */
record MapLayout(int minibatch, int channels, int cells, int block) {
    /** @param array [minibatch, height, width, channels] or [minibatch, channels / block, height, width, block], dense and in C order */
    static MapLayout of(INDArray array) {
        return array.rank() == 5
                ? new MapLayout(
                        (int) array.size(0),
                        (int) (array.size(1) * array.size(4)),
                        (int) (array.size(2) * array.size(3)),
                        (int) array.size(4))
                : new MapLayout((int) array.size(0), (int) array.size(3), (int) (array.size(1) * array.size(2)), (int)
                        array.size(3));
    }

    /** Index of a channel of the first cell of a crop; that of cell {@code i} is {@code i * block} later. */
    int start(int crop, int channel) {
        return (crop * channels + channel / block * block) * cells + channel % block;
    }
}
