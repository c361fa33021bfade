package org.digitmill.train.page;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.model.ModelFile;
import org.digitmill.network.NetworkInput;
import org.digitmill.train.averaging.Minibatch;

/** What a network learns from drawn crops: how they become its input and labels, and how it is judged by them. */
interface CropEncoding extends AutoCloseable {
    /**
     * Crops as the network takes them.
     *
     * @param seed of what is chosen from them
     */
    Minibatch minibatch(List<PageCrop> crops, long seed);

    /** How well a network does on crops. */
    PageScore score(MultiLayerNetwork network, List<PageCrop> crops, long seed);

    @Override
    default void close() {}

    /**
     * The encoding for networks that read pages or parts of pages.
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
