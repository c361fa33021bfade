package org.digitmill.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.digitmill.dataset.SyntheticDigits;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.CropGenerator;
import org.digitmill.dataset.document.CropRegions;
import org.digitmill.dataset.document.LabelledRegion;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.image.GreyImage;
import org.digitmill.image.Region;
import org.digitmill.model.PageNetworks;
import org.junit.jupiter.api.Test;

class RegionProposalsTest {
    private static final int CROPS = 40;

    /** Of the digits of drawn crops most are proposed, where they are and by their own label, and some of what is none is proposed, too. */
    @Test
    void most_digits_are_proposed_where_they_are() {
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
                for (CropDigit digit : crop.digits()) {
                    drawn++;
                    for (int doubled = 0; doubled < 2; doubled++) {
                        boolean proposed = proposals.of(picture, doubled == 1).stream()
                                .anyMatch(proposal -> regions.judge(proposal.region())
                                        .filter(judged -> judged.label() == digit.digit() && isNear(judged, digit))
                                        .isPresent());
                        found[doubled] += proposed ? 1 : 0;
                    }
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

    private static boolean isNear(LabelledRegion judged, CropDigit digit) {
        return Math.abs(judged.region().x() - digit.left() - digit.width() / 2) < digit.height() / 2;
    }
}
