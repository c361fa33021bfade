package org.digitmill.image.decode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageFormat;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;

/** Reads some pages of a file again, in the same way as in scoring. */
public final class WantedPages {
    private WantedPages() {}

    /**
     * Which page, and as finely as it was read.
     *
     * @param number from 1
     * @param dotsPerInch what {@link ImagePage} said; it tells how a page of a PDF file was drawn. 0 if unknown
     */
    public record Wanted(int number, int dotsPerInch) {}

    /**
     * Gives the pages that there are to {@code reader}, one at a time; those beyond the last are left out.
     *
     * @throws ImageException if a page that is wanted cannot be read
     */
    public static void read(
            byte[] content, ImageLimits limits, Collection<Wanted> wanted, BiConsumer<Wanted, GreyImage> reader)
            throws ImageException {
        boolean drawn = ImageFormat.of(content, content.length).orElse(null) == ImageFormat.PDF;
        TreeMap<Integer, List<Wanted>> byResolution = wanted.stream()
                .distinct()
                .collect(Collectors.groupingBy(one -> drawn ? one.dotsPerInch : 0, TreeMap::new, Collectors.toList()));
        for (Map.Entry<Integer, List<Wanted>> group : byResolution.entrySet()) {
            TreeMap<Integer, List<Wanted>> byNumber = group.getValue().stream()
                    .collect(Collectors.groupingBy(Wanted::number, TreeMap::new, Collectors.toList()));
            try (ImagePages pages = decoder(limits, group.getKey()).open(content, content.length)) {
                read(pages, byNumber, reader);
            }
        }
    }

    private static void read(
            ImagePages pages, TreeMap<Integer, List<Wanted>> byNumber, BiConsumer<Wanted, GreyImage> reader)
            throws ImageException {
        for (int number = 1; number <= byNumber.lastKey() && pages.hasNext(); number++) {
            if (byNumber.containsKey(number)) {
                GreyImage page = pages.next().image();
                byNumber.get(number).forEach(one -> reader.accept(one, page));
            } else {
                pages.skip();
            }
        }
    }

    private static ImageDecoder decoder(ImageLimits limits, int resolution) {
        boolean possible =
                resolution >= ImageDecoder.LEAST_PDF_RESOLUTION && resolution <= ImageDecoder.GREATEST_PDF_RESOLUTION;
        return ImageDecoder.withProcess(limits, possible ? resolution : ImageDecoder.DEFAULT_PDF_RESOLUTION);
    }
}
