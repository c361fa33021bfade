package org.digitmill.page.detection;

import java.util.List;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Region;
import org.digitmill.model.PageNetwork;
import org.digitmill.page.picture.PagePyramid;
import org.digitmill.page.picture.Polarity;

/**
 * The detections of a picture that a page reader would pass to the region classifier, for training it. Not safe for use by several
 * threads at once, since its network is not.
 */
public final class RegionProposals {
    private final DigitDetector detector;

    /** @param network used by this object alone */
    public RegionProposals(PageNetwork network) {
        this.detector = new DigitDetector(network);
    }

    /**
     * A place where the page network sees a digit.
     *
     * @param region in pixels of the picture
     * @param pixels what the region classifier is shown of it, {@link Region#PIXELS}; not copied
     */
    public record Proposal(Region region, float[] pixels) {}

    /** @param doubled whether the picture is looked at in twice its size, as small ones are */
    public List<Proposal> of(GreyImage picture, boolean doubled) {
        PagePyramid pyramid = new PagePyramid(Polarity.darkInk(picture));
        DigitDetector.Sight sight = detector.see(pyramid, doubled ? PagePyramid.FINEST : 0);
        return sight.found().stream()
                .map(detection -> proposal(sight, detection))
                .toList();
    }

    private static Proposal proposal(DigitDetector.Sight sight, Detection detection) {
        float[] pixels = new float[Region.PIXELS];
        RegionLabeller.write(sight, detection, pixels, 0);
        return new Proposal(
                new Region(detection.x(), detection.y(), Math.max(detection.width(), detection.height())), pixels);
    }
}
