package org.digitmill.train;

import java.io.Serializable;

/**
 * What a worker returns of a round.
 *
 * @param state after its minibatches
 * @param examples digits it learned from, 0 when its shard had none left
 * @param lossSum of the loss over those digits, in nats
 */
record WorkerResult(NetworkState state, int examples, double lossSum) implements Serializable {}
