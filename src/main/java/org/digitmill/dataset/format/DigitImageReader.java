package org.digitmill.dataset.format;

/** Decodes an image file of one digit into the 28×28 pixels that a network is trained on. */
@FunctionalInterface
public interface DigitImageReader {
    /**
     * The digit, scaled and centred as in MNIST: 784 unsigned bytes, 0 for paper, 255 for ink. Called from several threads at once.
     *
     * @param content the bytes of the file
     * @param path the file's path, for errors
     * @throws org.digitmill.InputException if the content is no image, or shows no digit; the message names the path
     */
    byte[] read(byte[] content, String path);
}
