package org.digitmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = {
            "Trains a network by parameter averaging over Spark's executors and publishes one model file.",
            "Same data, options and seed give the same weights, bit for bit."
        })
final class TrainCommand extends ResultCommand {
    @Option(
            names = "--data",
            paramLabel = "DATA",
            required = true,
            description =
                    "Labelled digits: a directory of IDX files (plain or .gz), a Kaggle CSV, a directory with a folder for each "
                            + "digit, a Parquet table, or the word synthetic.")
    String data;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "The model file to write.")
    String model;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description =
                    "A network of 'digitmill networks', or a .json file like those in conf/networks. Default: ${DEFAULT-VALUE}.")
    String network;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training digits, from 1. Default: ${DEFAULT-VALUE}.")
    int epochs;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Copies of the network that train side by side, one in a task; 0: as many as Spark has cores. "
                            + "Default: ${DEFAULT-VALUE}.")
    int workers;

    @Option(
            names = "--minibatch",
            paramLabel = "N",
            description = "Digits in one step of one worker, from 1. Default: ${DEFAULT-VALUE}.")
    int minibatch;

    @Option(
            names = "--averaging-period",
            paramLabel = "N",
            description =
                    "Minibatches that each worker trains between two averagings, from 1. Default: ${DEFAULT-VALUE}.")
    int averagingPeriod;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Adam's step size, above 0. Default: ${DEFAULT-VALUE}.")
    double learningRate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Where all chance comes from: first weights, order of digits, dropout. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--validation",
            paramLabel = "N",
            description = "Training digits put aside, equally from each class, by which the best epoch is picked. "
                    + "Default: ${DEFAULT-VALUE}.")
    int validation;

    @Option(
            names = "--review-error",
            paramLabel = "SHARE",
            description =
                    "The share of errors aimed at among the digits that will need no person's look, 0 to 1: it sets the "
                            + "confidence below which a digit is marked needs_review. Default: ${DEFAULT-VALUE}.")
    double reviewError;

    @Override
    ExitCode execute() {
        throw new UnsupportedOperationException("train is not joined to TrainJob yet");
    }
}
