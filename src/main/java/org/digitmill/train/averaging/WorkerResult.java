package org.digitmill.train.averaging;

import java.io.Serializable;

/**
 * The result of a worker in a round.
 *
 * @param state after its minibatches
 * @param examples digits it learned from, 0 when its shard had none left
 * @param lossSum of the loss over those digits, in nats
 * @param seconds it trained, with the state's way into the network and out of it
 */
public record WorkerResult(NetworkState state, int examples, double lossSum, double seconds) implements Serializable {}
