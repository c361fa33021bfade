package org.digitmill.train.digit;

import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.model.NetworkClassifier;
import org.digitmill.train.averaging.LocalTrainer;
import org.digitmill.train.averaging.LocalTrainers;
import org.digitmill.train.averaging.NetworkState;
import org.nd4j.linalg.factory.Nd4j;

/** The probabilities of a shard's digits, before calibration, by a network that is being trained: [digits × 10], digit after digit. */
record ClassifyShard(LocalTrainers<LabelledDigits> trainers, Broadcast<NetworkState> state)
        implements FlatMapFunction<Iterator<LabelledDigits>, float[]> {
    @Override
    public Iterator<float[]> call(Iterator<LabelledDigits> shards) {
        LabelledDigits shard = shards.next();
        LocalTrainers.Equipped<LabelledDigits> equipped = trainers.borrow();
        LocalTrainer trainer = equipped.trainer();
        trainer.network().setParams(Nd4j.createFromArray(state.value().parameters()));
        float[] probabilities = new NetworkClassifier(
                        trainer.network(), 1, trainers.options().testTimeAugmentation())
                .probabilities(shard.pixels(), shard.size());
        trainers.giveBack(equipped);
        return Collections.singleton(probabilities).iterator();
    }
}
