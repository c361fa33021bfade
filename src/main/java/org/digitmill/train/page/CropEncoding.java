package org.digitmill.train.page;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.model.ModelFile;
import org.digitmill.network.NetworkInput;
import org.digitmill.train.averaging.Minibatch;

/** Converts generated crops to a network's input and labels, and scores a network on them. */
interface CropEncoding extends AutoCloseable {
    /**
     * A minibatch of crops in the network's input format.
     *
     * @param seed of what is chosen from them
     */
    Minibatch minibatch(List<PageCrop> crops, long seed);

    /** How well a network does on crops. */
    PageScore score(MultiLayerNetwork network, List<PageCrop> crops, long seed);

    @Override
    default void close() {}

    /**
     * The encoding for page or region networks.
     *
     * @param finder the file of the page model whose detections a network of parts of pages learns to judge; empty for pages
     */
    static CropEncoding of(NetworkInput reads, byte[] finder) {
        return switch (reads) {
            case PAGE -> new PageEncoding();
            case REGION ->
                new RegionEncoding(ModelFile.read(finder, "page model").pageNetwork());
            case DIGIT -> throw new IllegalArgumentException("Networks that read digits do not learn from crops");
        };
    }
}
