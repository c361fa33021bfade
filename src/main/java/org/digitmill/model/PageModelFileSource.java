package org.digitmill.model;

/**
 * A page network source that carries the bytes of a model file, since they are what is checked when it is opened.
 *
 * @param sha256 of the weights
 * @param content the model file; not copied
 */
record PageModelFileSource(String sha256, byte[] content) implements PageNetworkSource {
    @Override
    public PageNetwork open() {
        return ModelFile.read(content, "page model " + sha256).pageNetwork();
    }
}
