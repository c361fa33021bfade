package org.digitmill.model;

import java.io.Serializable;
import org.digitmill.network.NetworkInput;

/**
 * The page and region models in the form that is sent to executors; each thread there opens its own networks. It contains the bytes of
 * the model files, since these are checked when they are opened.
 *
 * @param sha256 of the weights of both, as the identity of these models
 * @param finder a model file; not copied
 * @param regions a model file; not copied
 */
public record PageNetworksSource(String sha256, byte[] finder, byte[] regions) implements Serializable {
    /** @throws org.digitmill.InputException if a model is of another kind */
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
