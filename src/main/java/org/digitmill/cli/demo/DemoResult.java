package org.digitmill.cli.demo;

/** The result of the demo, as its JSON says it. */
record DemoResult(
        String data,
        String model,
        String sha256,
        int epochs,
        double validationAccuracy,
        double accuracy,
        long examples,
        long listed,
        long scored,
        long empty,
        long rejected,
        String output,
        double seconds) {}
