package org.digitmill.train.page;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitmill.dataset.document.PageCrop;
import org.digitmill.image.pixel.LocalContrast;
import org.digitmill.network.NetworkInput;
import org.digitmill.network.page.PagePeaks;
import org.digitmill.network.page.PageTargets;
import org.digitmill.train.averaging.Minibatch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The encoding of whole crops, for page networks. */
final class PageEncoding implements CropEncoding {
    @Override
    public Minibatch minibatch(List<PageCrop> crops, long seed) {
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
        return new Minibatch(input, labels, crops.size());
    }

    @Override
    public PageScore score(MultiLayerNetwork network, List<PageCrop> crops, long seed) {
        Minibatch minibatch = minibatch(crops, seed);
        double loss = network.score(new DataSet(minibatch.input(), minibatch.labels()), false);
        float[] maps = network.output(minibatch.input()).dup('c').data().asFloat();
        PageScore score = new PageScore(crops.size(), loss * crops.size(), 0, 0, 0);
        for (int i = 0; i < crops.size(); i++) {
            PagePeaks peaks =
                    PagePeaks.of(maps, i * maps.length / crops.size(), NetworkInput.PAGE_CHANNELS, crops.get(i));
            score = score.plus(new PageScore(0, 0, peaks.drawn(), peaks.found(), peaks.claimed()));
        }
        return score;
    }
}
