package org.digitmill.train;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.document.CropGenerator;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.page.PagePeaks;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A worker's part of the validation of a page network that is being trained: crop {@code i} is scored by worker {@code i % workers}.
 *
 * @param digits that are drawn into the validation crops
 * @param crops of all workers
 */
record ScoreCrops(
        LocalTrainers<Integer> trainers, Broadcast<NetworkState> state, Broadcast<LabelledDigits> digits, int crops)
        implements FlatMapFunction<Iterator<Integer>, PageScore> {
    /** The same crops for every run that puts aside the same digits, whatever its seed. */
    private static final long SEED = 7_001_160;

    @Override
    public Iterator<PageScore> call(Iterator<Integer> workers) {
        int worker = workers.next();
        LocalTrainers.Equipped<Integer> equipped = trainers.borrow();
        MultiLayerNetwork network = equipped.trainer().network();
        network.setParams(Nd4j.createFromArray(state.value().parameters()));
        CropGenerator generator = new CropGenerator(digits.value());
        PageScore score = PageScore.NONE;
        TrainOptions options = trainers.options();
        int[] own = IntStream.range(0, crops)
                .filter(crop -> crop % options.workers() == worker)
                .toArray();
        for (int from = 0; from < own.length; from += options.minibatch()) {
            score = score.plus(score(
                    network,
                    IntStream.range(from, Math.min(own.length, from + options.minibatch()))
                            .mapToObj(i -> generator.draw(SEED, own[i]))
                            .toList()));
        }
        trainers.giveBack(equipped);
        return Collections.singleton(score).iterator();
    }

    private static PageScore score(MultiLayerNetwork network, List<PageCrop> crops) {
        Minibatch minibatch = CropMinibatches.minibatch(crops);
        double loss = network.score(new DataSet(minibatch.input(), minibatch.labels()), false);
        float[] maps = network.output(minibatch.input()).dup('c').data().asFloat();
        int channels = NetworkInput.PAGE_CHANNELS;
        PageScore score = new PageScore(crops.size(), loss * crops.size(), 0, 0, 0);
        for (int i = 0; i < crops.size(); i++) {
            PagePeaks peaks = PagePeaks.of(maps, i * maps.length / crops.size(), channels, crops.get(i));
            score = score.plus(new PageScore(0, 0, peaks.drawn(), peaks.found(), peaks.claimed()));
        }
        return score;
    }
}
