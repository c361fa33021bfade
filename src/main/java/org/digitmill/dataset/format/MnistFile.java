package org.digitmill.dataset.format;

import org.digitmill.dataset.digits.Split;

/**
 * One of the four files of the MNIST database, by the name that every copy of it uses.
 *
 * <p>Lengths and digests are those of the decompressed files, since copies are compressed differently. Source: LeCun, Cortes, Burges,
 * <i>The MNIST database of handwritten digits</i>.
 */
public enum MnistFile {
    TRAIN_IMAGES(
            "train-images-idx3-ubyte", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    TRAIN_LABELS("train-labels-idx1-ubyte", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    TEST_IMAGES(
            "t10k-images-idx3-ubyte", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    TEST_LABELS("t10k-labels-idx1-ubyte", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private final PublishedFile published;

    MnistFile(String name, long length, String sha256) {
        published = new PublishedFile(name, length, sha256);
    }

    static MnistFile images(Split split) {
        return split == Split.TRAIN ? TRAIN_IMAGES : TEST_IMAGES;
    }

    static MnistFile labels(Split split) {
        return split == Split.TRAIN ? TRAIN_LABELS : TEST_LABELS;
    }

    public PublishedFile published() {
        return published;
    }
}
