package org.digitmill.model;

import java.io.Serializable;
import org.digitmill.network.NetworkInput;

/**
 * The two models that read pages, as they travel to executors: each thread there opens its own networks. It carries the bytes of model
 * files, since they are what is checked when they are opened.
 *
 * @param sha256 of the weights of both, which tells these models from all others
 * @param finder a model file; not copied
 * @param regions a model file; not copied
 */
public record PageNetworksSource(String sha256, byte[] finder, byte[] regions) implements Serializable {
    /** @throws org.digitmill.InputException where a model reads something else */
    public static PageNetworksSource of(ModelBundle finder, ModelBundle regions) {
        finder.requireReads(NetworkInput.PAGE);
        regions.requireReads(NetworkInput.REGION);
        return new PageNetworksSource(
                finder.sha256() + "+" + regions.sha256(), ModelFile.write(finder), ModelFile.write(regions));
    }

    /** New networks; the caller closes them. */
    public PageNetworks open() {
        return new PageNetworks(
                ModelFile.read(finder, "page model").pageNetwork(),
                ModelFile.read(regions, "region model").regionClassifier());
    }
}
