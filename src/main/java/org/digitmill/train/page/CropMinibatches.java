package org.digitmill.train.page;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.document.CropGenerator;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.network.NetworkInput;
import org.digitmill.train.averaging.Minibatch;
import org.digitmill.train.averaging.MinibatchMaker;
import org.digitmill.train.averaging.MinibatchSource;
import org.digitmill.train.averaging.RoundPart;
import org.digitmill.train.averaging.Seeds;
import org.digitmill.train.options.TrainOptions;

/**
 * Minibatches of crops that a worker generates itself. The seed, epoch, worker and position determine the crop; each crop is drawn once
 * in a run.
 *
 * @param epochMinibatches of one worker
 * @param digits that are drawn into the crops
 * @param reads what the network takes of the crops
 * @param finder see {@link CropEncoding#of}
 */
record CropMinibatches(
        TrainOptions options,
        int epochMinibatches,
        Broadcast<LabelledDigits> digits,
        NetworkInput reads,
        Broadcast<byte[]> finder)
        implements MinibatchSource<Integer> {
    @Override
    public MinibatchMaker<Integer> open() {
        return new Maker(new CropGenerator(digits.value()));
    }

    private final class Maker implements MinibatchMaker<Integer> {
        private final CropGenerator generator;
        private final CropEncoding encoding = CropEncoding.of(reads, finder.value());

        Maker(CropGenerator generator) {
            this.generator = generator;
        }

        @Override
        public Iterator<Minibatch> of(Integer worker, RoundPart round) {
            return IntStream.range(
                            round.minibatches().from(), round.minibatches().to())
                    .mapToObj(index -> minibatch(worker, (round.epoch() - 1L) * epochMinibatches + index))
                    .iterator();
        }

        private Minibatch minibatch(int worker, long index) {
            long first = (index * options.workers() + worker) * options.minibatch();
            List<PageCrop> crops = IntStream.range(0, options.minibatch())
                    .mapToObj(i -> generator.draw(options.seed(), first + i))
                    .toList();
            return encoding.minibatch(crops, Seeds.of(options.seed(), first));
        }
    }
}
