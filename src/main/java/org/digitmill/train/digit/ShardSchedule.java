package org.digitmill.train.digit;

import java.util.SplittableRandom;
import org.digitmill.train.averaging.Seeds;

/** The order in which a worker uses the digits of its shard: all of them once per epoch, in an order drawn by seed, epoch and worker. */
final class ShardSchedule {
    private ShardSchedule() {}

    /** The order of a shard's digits in an epoch. */
    static int[] order(int size, long seed, int epoch, int worker) {
        int[] order = new int[size];
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, epoch, worker));
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** How many minibatches, the last perhaps a smaller one, a shard of {@code size} digits makes. */
    static int minibatches(int size, int minibatch) {
        return (size + minibatch - 1) / minibatch;
    }
}
