package org.digitmill.publish;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.digitmill.score.table.ScoreTable;

/** The contract of publication for Spark catalogs. */
abstract class CatalogContract extends PublishContract {
    abstract String catalog();

    abstract String using();

    @Override
    SparkSession spark() {
        return CatalogSession.open();
    }

    @Override
    String destination(String name) {
        return catalog() + "." + name;
    }

    @Override
    PublishedTables open(SparkSession session, String destination) {
        return new CatalogTables(session, CatalogNamespace.parse(destination));
    }

    @Override
    Dataset<Row> read(String destination, ScoreTable table) {
        spark().sql("REFRESH TABLE " + destination + "." + table.label());
        return spark().table(destination + "." + table.label());
    }

    @Override
    void makeFilesWithout(String column, String added, String destination) {
        StructField[] kept = Arrays.stream(ScoreTable.FILES.schema().fields())
                .filter(field -> !field.name().equals(column))
                .toArray(StructField[]::new);
        spark().sql("CREATE NAMESPACE " + destination);
        spark().sql("CREATE TABLE " + destination + ".files ("
                + new StructType(kept).add(added, "string").toDDL() + ") USING " + using());
    }
}
