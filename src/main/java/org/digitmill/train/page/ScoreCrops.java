package org.digitmill.train.page;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.document.CropGenerator;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.network.NetworkInput;
import org.digitmill.train.averaging.LocalTrainers;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.Seeds;
import org.digitmill.train.options.TrainOptions;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A worker's part of the validation of a network that is being trained: crop {@code i} is scored by worker {@code i % workers}.
 *
 * @param digits that are drawn into the validation crops
 * @param crops of all workers
 * @param reads what the network takes of the crops
 * @param finder see {@link CropEncoding#of}
 */
record ScoreCrops(
        LocalTrainers<Integer> trainers,
        Broadcast<NetworkState> state,
        Broadcast<LabelledDigits> digits,
        int crops,
        NetworkInput reads,
        Broadcast<byte[]> finder)
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
        try (CropEncoding encoding = CropEncoding.of(reads, finder.value())) {
            for (int from = 0; from < own.length; from += options.minibatch()) {
                List<PageCrop> some = IntStream.range(from, Math.min(own.length, from + options.minibatch()))
                        .mapToObj(i -> generator.draw(SEED, own[i]))
                        .toList();
                score = score.plus(encoding.score(network, some, Seeds.of(SEED, own[from])));
            }
        }
        trainers.giveBack(equipped);
        return Collections.singleton(score).iterator();
    }
}
