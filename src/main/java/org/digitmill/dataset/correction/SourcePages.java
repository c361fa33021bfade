package org.digitmill.dataset.correction;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.digitmill.dataset.file.ContentSource;
import org.digitmill.dataset.file.Sha256;
import org.digitmill.image.decode.WantedPages;
import org.digitmill.image.decode.WantedPages.Wanted;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.TurnedPage;

/** Decodes the pages of scored digits again; each file is read once, and one page is in memory at a time. */
public final class SourcePages {
    private SourcePages() {}

    /**
     * A page, as identified in the tables.
     *
     * @param path of its file
     * @param sha256 that the file had when it was scored
     * @param number from 1
     * @param turned degrees by which it was turned clockwise to be upright and deskewed
     * @param dotsPerInch resolution at which it was read; 0 if unknown
     */
    public record Place(String path, String sha256, int number, double turned, int dotsPerInch) {
        Wanted wanted() {
            return new Wanted(number, dotsPerInch);
        }
    }

    /** Receives pages in any order, each page or its error once. */
    public interface Reader {
        void read(Place place, TurnedPage page);

        /** @param why a few words: "has changed since it was scored" */
        void missing(Place place, String why);
    }

    public static void read(ContentSource source, Collection<Place> places, ImageLimits limits, Reader reader) {
        Map<String, List<Place>> byPath = places.stream()
                .distinct()
                .collect(Collectors.groupingBy(Place::path, TreeMap::new, Collectors.toList()));
        source.read(byPath.keySet(), new ContentSource.ContentReader() {
            @Override
            public void read(String path, InputStream content) throws IOException {
                readFile(content, byPath.get(path), limits, reader);
            }

            @Override
            public void failed(String path, IOException reason) {
                byPath.get(path).forEach(place -> reader.missing(place, "is no longer readable"));
            }
        });
    }

    private static void readFile(InputStream input, List<Place> places, ImageLimits limits, Reader reader)
            throws IOException {
        int most = (int) Math.min(Integer.MAX_VALUE - 16, limits.maximumBytes());
        byte[] content = input.readNBytes(most + 1);
        String sha256 = HexFormat.of().formatHex(Sha256.start().digest(content));
        Set<Place> left = new HashSet<>(places);
        String why = "is not in the file";
        try {
            if (content.length > most) {
                why = "is too large";
            } else if (places.stream().noneMatch(place -> place.sha256().equals(sha256))) {
                why = "has changed since it was scored";
            } else {
                Set<Wanted> wanted = places.stream().map(Place::wanted).collect(Collectors.toSet());
                WantedPages.read(content, limits, wanted, (page, picture) -> {
                    for (Place place : places) {
                        if (place.wanted().equals(page) && left.remove(place)) {
                            reader.read(place, new TurnedPage(picture, place.turned()));
                        }
                    }
                });
            }
        } catch (ImageException | RuntimeException | OutOfMemoryError broken) {
            why = "is not readable here";
        }
        for (Place place : left) {
            reader.missing(place, why);
        }
    }
}
