package org.digitmill.train;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.digitmill.dataset.LabelledDigits;
import org.digitmill.dataset.document.CropGenerator;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.image.LocalContrast;
import org.digitmill.network.page.PageTargets;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Minibatches of crops that a worker draws itself. Which crop stands where follows from seed, epoch, worker and place, and each crop is
 * drawn once in a run.
 *
 * @param epochMinibatches of one worker
 * @param digits that are drawn into the crops
 */
record CropMinibatches(TrainOptions options, int epochMinibatches, Broadcast<LabelledDigits> digits)
        implements MinibatchSource<Integer> {
    @Override
    public MinibatchMaker<Integer> open() {
        return new Maker(new CropGenerator(digits.value()));
    }

    /** Crops as a network takes them. */
    static Minibatch minibatch(List<PageCrop> crops) {
        int pixels = PageCrop.SIDE * PageCrop.SIDE;
        float[] contrast = new float[crops.size() * pixels];
        for (int crop = 0; crop < crops.size(); crop++) {
            LocalContrast.write(crops.get(crop).pixels(), PageCrop.SIDE, PageCrop.SIDE, contrast, crop * pixels);
        }
        int width = PageTargets.width(crops);
        INDArray input = Nd4j.create(DataType.FLOAT, crops.size(), PageCrop.SIDE, PageCrop.SIDE, 1);
        INDArray labels = Nd4j.create(DataType.FLOAT, crops.size(), width);
        input.data().asNioFloat().put(contrast);
        labels.data().asNioFloat().put(PageTargets.encode(crops, width));
        return new Minibatch(input, labels);
    }

    private final class Maker implements MinibatchMaker<Integer> {
        private final CropGenerator generator;

        Maker(CropGenerator generator) {
            this.generator = generator;
        }

        @Override
        public Iterator<Minibatch> of(Integer worker, RoundPart round) {
            return IntStream.range(
                            round.minibatches().from(), round.minibatches().to())
                    .mapToObj(index -> minibatch(crops(worker, (round.epoch() - 1L) * epochMinibatches + index)))
                    .iterator();
        }

        private List<PageCrop> crops(int worker, long minibatch) {
            long first = (minibatch * options.workers() + worker) * options.minibatch();
            return IntStream.range(0, options.minibatch())
                    .mapToObj(i -> generator.draw(options.seed(), first + i))
                    .toList();
        }
    }
}
