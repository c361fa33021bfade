package org.digitmill.train.loop;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Finds the parameters that are running statistics of batch normalisation, which have no gradient. */
public final class RunningStatistics {
    private RunningStatistics() {}

    /** Whether each parameter is such a one, in DL4J's flat order. The network is left as it was. */
    public static boolean[] of(MultiLayerNetwork network) {
        INDArray before = network.params().dup();
        network.params().assign(0);
        for (Layer layer : network.getLayers()) {
            Map<String, INDArray> table = layer.paramTable();
            for (String name : new String[] {
                BatchNormalizationParamInitializer.GLOBAL_MEAN,
                BatchNormalizationParamInitializer.GLOBAL_VAR,
                BatchNormalizationParamInitializer.GLOBAL_LOG_STD
            }) {
                if (table != null && table.containsKey(name)) {
                    table.get(name).assign(1);
                }
            }
        }
        float[] marks = network.params().dup().data().asFloat();
        network.setParams(before);
        boolean[] statistics = new boolean[marks.length];
        for (int i = 0; i < marks.length; i++) {
            statistics[i] = marks[i] == 1;
        }
        return statistics;
    }
}
