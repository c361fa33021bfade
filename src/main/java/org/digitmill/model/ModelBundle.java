package org.digitmill.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.InputException;
import org.digitmill.network.Acceleration;
import org.digitmill.network.NetworkFactory;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A trained model with manifest, network and weights: the content of a model file.
 *
 * @param weights the bytes of {@code weights.bin}; not copied
 * @param references the bytes of {@code references.bin}; null if the manifest has no novelty rule; not copied
 */
public record ModelBundle(ModelManifest manifest, NetworkSpecification network, byte[] weights, byte[] references) {
    /**
     * The origin of a model.
     *
     * @param name the model file's name
     * @param training options
     * @param data digests and sizes
     * @param metrics measured on validation digits
     * @param versions of the libraries
     */
    public record Provenance(
            String name,
            Map<String, Object> training,
            Map<String, Object> data,
            Map<String, Object> metrics,
            Map<String, String> versions) {}

    /** The model of a trained network without test-time augmentation. */
    public static ModelBundle of(
            NetworkSpecification specification,
            MultiLayerNetwork network,
            Calibration calibration,
            Provenance provenance) {
        return of(specification, network, calibration, TestTimeAugmentation.NONE, provenance);
    }

    /** The model of a trained network. */
    public static ModelBundle of(
            NetworkSpecification specification,
            MultiLayerNetwork network,
            Calibration calibration,
            TestTimeAugmentation augmentation,
            Provenance provenance) {
        return of(specification, Weights.toBytes(specification, network), calibration, augmentation, provenance);
    }

    /** The model of a trained page or region network. */
    public static ModelBundle ofCrops(
            NetworkSpecification specification, MultiLayerNetwork network, Provenance provenance) {
        if (specification.reads() == NetworkInput.DIGIT) {
            specification.requireReads(NetworkInput.PAGE);
        }
        return of(specification, Weights.toBytes(specification, network), null, null, provenance);
    }

    /** The same model with another novelty rule; null for none. */
    public ModelBundle with(Novelty novelty) {
        Map<String, String> digests = new TreeMap<>(manifest.sha256());
        digests.remove(ModelFile.REFERENCES);
        if (novelty != null) {
            digests.put(ModelFile.REFERENCES, Digests.sha256(novelty.references()));
        }
        ModelManifest changed = new ModelManifest(
                manifest.format(),
                ModelManifest.VERSION,
                manifest.name(),
                manifest.created(),
                manifest.network(),
                manifest.parameters(),
                manifest.weights(),
                manifest.calibration(),
                manifest.testTimeAugmentation(),
                novelty == null ? null : novelty.rule(),
                manifest.training(),
                manifest.data(),
                manifest.metrics(),
                manifest.versions(),
                digests);
        return new ModelBundle(changed, network, weights, novelty == null ? null : novelty.references());
    }

    /**
     * The model of imported weights.
     *
     * @param weights float32, little-endian, layer by layer, as {@link ModelManifest.WeightShape} says
     */
    public static ModelBundle of(
            NetworkSpecification specification, byte[] weights, Calibration calibration, Provenance provenance) {
        return of(specification, weights, calibration, TestTimeAugmentation.NONE, provenance);
    }

    private static ModelBundle of(
            NetworkSpecification specification,
            byte[] weights,
            Calibration calibration,
            TestTimeAugmentation augmentation,
            Provenance provenance) {
        if (weights.length != specification.parameters() * Float.BYTES) {
            throw new IllegalArgumentException(
                    weights.length + " bytes given for " + specification.parameters() + " parameters");
        }
        byte[] json = NetworkJson.write(specification).getBytes(StandardCharsets.UTF_8);
        ModelManifest manifest = new ModelManifest(
                ModelManifest.FORMAT,
                ModelManifest.VERSION,
                provenance.name(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                specification.name(),
                specification.parameters(),
                Weights.shapes(specification),
                calibration,
                augmentation,
                null,
                provenance.training(),
                provenance.data(),
                provenance.metrics(),
                provenance.versions(),
                Map.of(ModelFile.NETWORK, Digests.sha256(json), ModelFile.WEIGHTS, Digests.sha256(weights)));
        return new ModelBundle(manifest, specification, weights, null);
    }

    /** The model's identity: the digest of its weights, hexadecimal. */
    public String sha256() {
        return manifest.sha256().get(ModelFile.WEIGHTS);
    }

    /** The model as a DL4J network, ready to classify. */
    public MultiLayerNetwork restore(Acceleration acceleration) {
        MultiLayerNetwork restored = new NetworkFactory(acceleration).create(network, 0, new NoOp());
        Weights.assign(weights, network, restored);
        return restored;
    }

    /**
     * A classifier for the calling thread, with calibrated confidences.
     *
     * @throws InputException if the model is a page network
     */
    public Classifier classifier() {
        requireReads(NetworkInput.DIGIT);
        return new NetworkClassifier(
                inference(),
                manifest.calibration().temperature(),
                manifest.testTimeAugmentation(),
                references == null ? null : new Novelty(manifest.novelty(), references));
    }

    /**
     * The page network for the calling thread, which closes it.
     *
     * @throws InputException if the model is a digit network
     */
    public PageNetwork pageNetwork() {
        requireReads(NetworkInput.PAGE);
        return Acceleration.best() == Acceleration.ONEDNN
                ? new FoldedPageNetwork(network, weights)
                : new Dl4jPageNetwork(restore(Acceleration.NONE));
    }

    /**
     * A region classifier for the calling thread, which closes it.
     *
     * @throws InputException if the model is of another kind
     */
    public RegionClassifier regionClassifier() {
        requireReads(NetworkInput.REGION);
        return new RegionClassifier(inference());
    }

    private Inference inference() {
        return FoldedInference.of(network, weights)
                .orElseGet(() -> new Dl4jInference(
                        restore(Acceleration.best()), network.reads().shape()));
    }

    /** @throws InputException that says what the model reads, if that is not {@code wanted} */
    public void requireReads(NetworkInput wanted) {
        if (network.reads() != wanted) {
            throw new InputException("The model " + manifest.name() + " reads "
                    + network.reads().what() + " (network " + network.name() + "), but one that reads " + wanted.what()
                    + " is needed here. " + wanted.command() + " trains one.");
        }
    }

    /**
     * The model in the form that is sent to executors.
     *
     * @throws InputException if the model is a page network
     */
    public ClassifierSource source() {
        requireReads(NetworkInput.DIGIT);
        return new ModelFileSource(sha256(), (float) manifest.calibration().reviewThreshold(), ModelFile.write(this));
    }
}
