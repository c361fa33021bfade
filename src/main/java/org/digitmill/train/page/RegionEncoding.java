package org.digitmill.train.page;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.CropRegions;
import org.digitmill.dataset.document.LabelledRegion;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.image.pixel.LocalContrast;
import org.digitmill.image.pixel.Region;
import org.digitmill.model.PageNetwork;
import org.digitmill.page.detection.RegionProposals;
import org.digitmill.train.averaging.Minibatch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The encoding of regions of crops, for region networks: mostly detections of a page network, besides drawn digits and other ink; a fixed
 * number per crop.
 */
final class RegionEncoding implements CropEncoding {
    private static final int REGIONS_PER_CROP = 16;
    /** The share of regions that show a digit, where the crops have so many. */
    private static final double DIGITS = 0.55;

    /** The share of regions that the page network proposes, where it proposes so many. */
    private static final double PROPOSED = 0.6;
    /** The share of crops that the page network sees in twice their size. */
    private static final double DOUBLED = 0.2;

    private final PageNetwork finder;
    private final RegionProposals proposals;

    /** @param finder the page network whose detections are to be judged; closed with this encoding */
    RegionEncoding(PageNetwork finder) {
        this.finder = finder;
        this.proposals = new RegionProposals(finder);
    }

    /** A region as the network takes it. */
    private record Example(float[] pixels, int label) {}

    @Override
    public Minibatch minibatch(List<PageCrop> crops, long seed) {
        return minibatch(crops.size(), examples(crops, seed));
    }

    private static Minibatch minibatch(int crops, List<Example> examples) {
        float[] pixels = new float[examples.size() * Region.PIXELS];
        float[] labels = new float[examples.size() * LabelledRegion.CLASSES];
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(examples.get(i).pixels(), 0, pixels, i * Region.PIXELS, Region.PIXELS);
            labels[i * LabelledRegion.CLASSES + examples.get(i).label()] = 1;
        }
        INDArray input = Nd4j.create(DataType.FLOAT, examples.size(), Region.SIDE, Region.SIDE, 1);
        INDArray target = Nd4j.create(DataType.FLOAT, examples.size(), LabelledRegion.CLASSES);
        input.data().asNioFloat().put(pixels);
        target.data().asNioFloat().put(labels);
        return new Minibatch(input, target, crops);
    }

    private List<Example> examples(List<PageCrop> crops, long seed) {
        PenRandom random = new PenRandom(seed, crops.size());
        int count = crops.size() * REGIONS_PER_CROP;
        List<CropRegions> regions = crops.stream().map(CropRegions::new).toList();
        List<Example> examples = new ArrayList<>();
        for (int crop = 0; crop < crops.size(); crop++) {
            propose(crops.get(crop), regions.get(crop), random, examples);
        }
        thin(examples, (int) (PROPOSED * count), random);
        List<float[]> contrasts = crops.stream().map(RegionEncoding::contrast).toList();
        List<Example> drawn = new ArrayList<>();
        for (int crop = 0; crop < crops.size(); crop++) {
            for (CropDigit digit : crops.get(crop).digits()) {
                drawn.add(example(CropRegions.of(digit, random), contrasts.get(crop)));
            }
        }
        thin(drawn, (int) (DIGITS * (count - examples.size())), random);
        examples.addAll(drawn);
        for (int turn = 0; examples.size() < count; turn++) {
            float[] contrast = contrasts.get(turn % crops.size());
            regions.get(turn % crops.size()).other(random).ifPresent(region -> examples.add(example(region, contrast)));
        }
        return examples;
    }

    /** Adds what the page network takes for a digit in a crop, with what it is. */
    private void propose(PageCrop crop, CropRegions regions, PenRandom random, List<Example> examples) {
        GreyImage picture = new GreyImage(PageCrop.SIDE, PageCrop.SIDE, crop.pixels());
        for (RegionProposals.Proposal proposal : proposals.of(picture, random.chance(DOUBLED))) {
            regions.judge(proposal.region())
                    .ifPresent(judged -> examples.add(new Example(proposal.pixels(), judged.label())));
        }
    }

    /** Leaves so many of them, by chance. */
    private static void thin(List<Example> examples, int most, PenRandom random) {
        for (int left = examples.size(); left > most; left--) {
            int dropped = (int) random.uniform(0, left);
            examples.set(dropped, examples.get(left - 1));
            examples.remove(left - 1);
        }
    }

    private static Example example(LabelledRegion region, float[] contrast) {
        float[] pixels = new float[Region.PIXELS];
        region.region().write(contrast, PageCrop.SIDE, PageCrop.SIDE, pixels, 0);
        return new Example(pixels, region.label());
    }

    private static float[] contrast(PageCrop crop) {
        float[] contrast = new float[PageCrop.SIDE * PageCrop.SIDE];
        LocalContrast.write(crop.pixels(), PageCrop.SIDE, PageCrop.SIDE, contrast, 0);
        return contrast;
    }

    @Override
    public PageScore score(MultiLayerNetwork network, List<PageCrop> crops, long seed) {
        List<Example> examples = examples(crops, seed);
        Minibatch minibatch = minibatch(crops.size(), examples);
        double loss = network.score(new DataSet(minibatch.input(), minibatch.labels()), false);
        float[] probabilities =
                network.output(minibatch.input()).dup('c').data().asFloat();
        long drawn = 0;
        long found = 0;
        long claimed = 0;
        for (int i = 0; i < examples.size(); i++) {
            int label = examples.get(i).label();
            int read = likeliest(probabilities, i * LabelledRegion.CLASSES);
            drawn += label == LabelledRegion.OTHER ? 0 : 1;
            claimed += read == LabelledRegion.OTHER ? 0 : 1;
            found += label != LabelledRegion.OTHER && read == label ? 1 : 0;
        }
        return new PageScore(crops.size(), loss * crops.size(), drawn, found, claimed);
    }

    @Override
    public void close() {
        finder.close();
    }

    private static int likeliest(float[] probabilities, int start) {
        int best = 0;
        for (int label = 1; label < LabelledRegion.CLASSES; label++) {
            best = probabilities[start + label] > probabilities[start + best] ? label : best;
        }
        return best;
    }
}
