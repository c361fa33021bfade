package org.digitmill.image.decode.source;

import org.digitmill.image.pixel.GreyImage;

/** The only page of a file whose format is ours to read. */
public record SinglePage(PageHeader header, Pixels pixels) implements PageSource {
    /** Decodes the page. */
    public interface Pixels {
        GreyImage read() throws ImageException;
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public PageHeader header(int index) {
        return header;
    }

    @Override
    public GreyImage read(int index) throws ImageException {
        return pixels.read();
    }
}
