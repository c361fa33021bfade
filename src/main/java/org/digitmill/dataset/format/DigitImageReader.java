package org.digitmill.dataset.format;

/** Turns the content of an image file that shows one digit into the 28×28 pixels that a network learns from. */
@FunctionalInterface
public interface DigitImageReader {
    /**
     * The digit as MNIST frames it: 784 unsigned bytes, 0 for paper, 255 for ink. Called from several threads at once.
     *
     * @param content the bytes of the file
     * @param path the file's path, for errors
     * @throws org.digitmill.InputException where the content is no image, or shows no digit; its message names the path
     */
    byte[] read(byte[] content, String path);
}
