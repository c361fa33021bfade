package org.digitmill.model;

/**
 * A classifier source that contains the bytes of a model file, since these are checked when it is opened.
 *
 * @param sha256 of the weights
 * @param content the model file; not copied
 */
record ModelFileSource(String sha256, float reviewThreshold, byte[] content) implements ClassifierSource {
    @Override
    public Classifier open() {
        return ModelFile.read(content, "model " + sha256).classifier();
    }
}
