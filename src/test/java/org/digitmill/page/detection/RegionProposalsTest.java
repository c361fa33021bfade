package org.digitmill.page.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.digitmill.dataset.digits.SyntheticDigits;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.CropGenerator;
import org.digitmill.dataset.document.CropRegions;
import org.digitmill.dataset.document.LabelledRegion;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.Region;
import org.digitmill.model.PageNetworks;
import org.digitmill.page.ShippedModels;
import org.junit.jupiter.api.Test;

class RegionProposalsTest {
    private static final int CROPS = 40;

    /** Of the digits of drawn crops most are proposed, where they are and by their own label, and some of what is none is proposed, too. */
    @Test
    void mostDigitsAreProposedWhereTheyAre() {
        CropGenerator generator = new CropGenerator(SyntheticDigits.draw(500, 8));
        int drawn = 0;
        int[] found = new int[2];
        int others = 0;
        try (PageNetworks networks = ShippedModels.pages().open()) {
            RegionProposals proposals = new RegionProposals(networks.finder());
            for (int i = 0; i < CROPS; i++) {
                PageCrop crop = generator.draw(77, i);
                GreyImage picture = new GreyImage(PageCrop.SIDE, PageCrop.SIDE, crop.pixels());
                CropRegions regions = new CropRegions(crop);
                drawn += crop.digits().size();
                for (int doubled = 0; doubled < 2; doubled++) {
                    List<RegionProposals.Proposal> proposed = proposals.of(picture, doubled == 1);
                    found[doubled] += (int) crop.digits().stream()
                            .filter(digit -> proposed.stream().anyMatch(proposal -> shows(proposal, digit, regions)))
                            .count();
                }
                for (RegionProposals.Proposal proposal : proposals.of(picture, false)) {
                    assertEquals(Region.PIXELS, proposal.pixels().length);
                    others += regions.judge(proposal.region())
                                    .filter(judged -> judged.label() == LabelledRegion.OTHER)
                                    .isPresent()
                            ? 1
                            : 0;
                }
            }
        }
        assertTrue(found[0] > 0.75 * drawn, found[0] + " of " + drawn);
        assertTrue(found[1] > 0.4 * drawn, found[1] + " of " + drawn + " in twice their size");
        assertTrue(others > 10, others + " others");
    }

    private static boolean shows(RegionProposals.Proposal proposal, CropDigit digit, CropRegions regions) {
        return Math.abs(proposal.region().x() - digit.left() - digit.width() / 2) < digit.height() / 2
                && regions.judge(proposal.region())
                        .filter(judged -> judged.label() == digit.digit())
                        .isPresent();
    }
}
