package org.digitmill.train;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.CropDigit;
import org.digitmill.dataset.document.CropRegions;
import org.digitmill.dataset.document.LabelledRegion;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.dataset.drawing.PenRandom;
import org.digitmill.image.LocalContrast;
import org.digitmill.image.Region;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Parts of crops, for a network that tells which digit a part shows, or that it shows none: always as many a crop. */
final class RegionEncoding implements CropEncoding {
    private static final int REGIONS_PER_CROP = 16;
    /** The share of regions that show a digit, where the crops have so many. */
    private static final double DIGITS = 0.55;

    /** A region of one of the crops. */
    private record Example(int crop, LabelledRegion region) {}

    @Override
    public Minibatch minibatch(List<PageCrop> crops, long seed) {
        return minibatch(crops, examples(crops, seed));
    }

    private static Minibatch minibatch(List<PageCrop> crops, List<Example> examples) {
        int side = PageCrop.SIDE;
        float[][] contrast = new float[crops.size()][side * side];
        for (int crop = 0; crop < crops.size(); crop++) {
            LocalContrast.write(crops.get(crop).pixels(), side, side, contrast[crop], 0);
        }
        float[] pixels = new float[examples.size() * Region.PIXELS];
        float[] labels = new float[examples.size() * LabelledRegion.CLASSES];
        for (int i = 0; i < examples.size(); i++) {
            LabelledRegion region = examples.get(i).region();
            region.region().write(contrast[examples.get(i).crop()], side, side, pixels, i * Region.PIXELS);
            labels[i * LabelledRegion.CLASSES + region.label()] = 1;
        }
        INDArray input = Nd4j.create(DataType.FLOAT, examples.size(), Region.SIDE, Region.SIDE, 1);
        INDArray target = Nd4j.create(DataType.FLOAT, examples.size(), LabelledRegion.CLASSES);
        input.data().asNioFloat().put(pixels);
        target.data().asNioFloat().put(labels);
        return new Minibatch(input, target, crops.size());
    }

    private static List<Example> examples(List<PageCrop> crops, long seed) {
        PenRandom random = new PenRandom(seed, crops.size());
        int count = crops.size() * REGIONS_PER_CROP;
        List<Example> examples = new ArrayList<>();
        for (int crop = 0; crop < crops.size(); crop++) {
            for (CropDigit digit : crops.get(crop).digits()) {
                examples.add(new Example(crop, CropRegions.of(digit, random)));
            }
        }
        int digits = (int) (DIGITS * count);
        for (int left = examples.size(); left > digits; left--) {
            int dropped = (int) random.uniform(0, left);
            examples.set(dropped, examples.get(left - 1));
            examples.remove(left - 1);
        }
        List<CropRegions> regions = crops.stream().map(CropRegions::new).toList();
        for (int turn = 0; examples.size() < count; turn++) {
            int crop = turn % crops.size();
            regions.get(crop).other(random).ifPresent(region -> examples.add(new Example(crop, region)));
        }
        return examples;
    }

    @Override
    public PageScore score(MultiLayerNetwork network, List<PageCrop> crops, long seed) {
        List<Example> examples = examples(crops, seed);
        Minibatch minibatch = minibatch(crops, examples);
        double loss = network.score(new DataSet(minibatch.input(), minibatch.labels()), false);
        float[] probabilities =
                network.output(minibatch.input()).dup('c').data().asFloat();
        long drawn = 0;
        long found = 0;
        long claimed = 0;
        for (int i = 0; i < examples.size(); i++) {
            int label = examples.get(i).region().label();
            int read = likeliest(probabilities, i * LabelledRegion.CLASSES);
            drawn += label == LabelledRegion.OTHER ? 0 : 1;
            claimed += read == LabelledRegion.OTHER ? 0 : 1;
            found += label != LabelledRegion.OTHER && read == label ? 1 : 0;
        }
        return new PageScore(crops.size(), loss * crops.size(), drawn, found, claimed);
    }

    private static int likeliest(float[] probabilities, int start) {
        int best = 0;
        for (int label = 1; label < LabelledRegion.CLASSES; label++) {
            best = probabilities[start + label] > probabilities[start + best] ? label : best;
        }
        return best;
    }
}
