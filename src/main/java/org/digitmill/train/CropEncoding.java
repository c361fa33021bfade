package org.digitmill.train;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.network.NetworkInput;

/** What a network learns from drawn crops: how they become its input and labels, and how it is judged by them. */
interface CropEncoding {
    /**
     * Crops as the network takes them.
     *
     * @param seed of what is chosen from them
     */
    Minibatch minibatch(List<PageCrop> crops, long seed);

    /** How well a network does on crops. */
    PageScore score(MultiLayerNetwork network, List<PageCrop> crops, long seed);

    /** The encoding for networks that read pages or parts of pages. */
    static CropEncoding of(NetworkInput reads) {
        return switch (reads) {
            case PAGE -> new PageEncoding();
            case REGION -> new RegionEncoding();
            case DIGIT -> throw new IllegalArgumentException("Networks that read digits do not learn from crops");
        };
    }
}
