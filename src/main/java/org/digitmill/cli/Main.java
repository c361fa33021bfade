package org.digitmill.cli;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println(org.apache.spark.sql.SparkSession.builder()
                .getOrCreate()
                .range(10)
                .count());
    }
}
