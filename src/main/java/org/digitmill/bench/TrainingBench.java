package org.digitmill.bench;

import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaSparkContext;
import org.bytedeco.javacpp.Pointer;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.digits.ValidationSplit;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.digit.EvaluateJob;
import org.digitmill.train.digit.TrainJob;
import org.digitmill.train.loop.TrainListener;
import org.digitmill.train.options.TrainOptions;
import org.digitmill.train.progress.EpochReport;

/**
 * Trains one network in several ways, one after the other in one process, and measures each.
 *
 * <p>The first training in a process is slower, since Java compiles while it goes: let one go before those that count.
 *
 * @param split digits to learn from and to pick the epoch by
 * @param test digits to judge by
 */
public record TrainingBench(
        JavaSparkContext context, NetworkSpecification network, ValidationSplit split, LabelledDigits test) {
    /** Trains in one way. */
    public TrainingRow measure(TrainOptions options) {
        Traffic traffic = new Traffic();
        context.sc().addSparkListener(traffic);
        try {
            Watch watch = new Watch(traffic, rounds(options));
            TrainJob.Result result = new TrainJob(context, network, options, watch)
                    .run(split.training(), split.validation(), Map.of(), "bench");
            return row(options, result, watch);
        } finally {
            context.sc().removeSparkListener(traffic);
        }
    }

    private TrainingRow row(TrainOptions options, TrainJob.Result result, Watch watch) {
        double seconds = 0;
        double workerSeconds = 0;
        for (EpochReport epoch : result.report().epochs()) {
            seconds += epoch.seconds();
            workerSeconds += epoch.workerSeconds();
        }
        long resident = Pointer.physicalBytes();
        return new TrainingRow(
                options.averaging().engine(),
                options.workers(),
                options.averaging().period(),
                rounds(options),
                result.report().examplesPerSecond(),
                workerSeconds == 0 ? Double.NaN : 1 - workerSeconds / seconds,
                watch.bytesToExecutor,
                watch.bytesToDriver,
                EvaluateJob.run(context, result.model(), test).accuracy(),
                watch.residentEarly,
                resident,
                result.report().sha256());
    }

    private long rounds(TrainOptions options) {
        long shard = ceil(split.training().size(), options.workers());
        return options.epochs()
                * ceil(ceil(shard, options.minibatch()), options.averaging().period());
    }

    private static long ceil(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Looks at traffic and memory between rounds. */
    private final class Watch implements TrainListener {
        private final Traffic traffic;
        private final long earlyRound;
        private long seen;
        private long toExecutorBefore;
        private long toDriverBefore;
        private long bytesToExecutor;
        private long bytesToDriver;
        private long residentEarly;

        /** @param rounds of the run */
        Watch(Traffic traffic, long rounds) {
            this.traffic = traffic;
            this.earlyRound = Math.max(1, rounds / 10);
        }

        @Override
        public void round(int epoch, int round, long examples, long allExamples, double loss) {
            seen++;
            // The first round also deals out the digits; a later one is like any other. DL4J's engine tells of one
            // round an epoch.
            if (seen <= 2) {
                delivered();
                bytesToExecutor = traffic.broadcastBytes() - toExecutorBefore;
                bytesToDriver = traffic.resultBytes() - toDriverBefore;
                toExecutorBefore = traffic.broadcastBytes();
                toDriverBefore = traffic.resultBytes();
            }
            if (seen == earlyRound) {
                residentEarly = Pointer.physicalBytes();
            }
        }

        private void delivered() {
            try {
                context.sc().listenerBus().waitUntilEmpty();
            } catch (TimeoutException stuck) {
                throw new IllegalStateException("Spark did not deliver its events", stuck);
            }
        }

        @Override
        public void epoch(EpochReport report) {}

        @Override
        public void notice(String sentences) {}
    }
}
