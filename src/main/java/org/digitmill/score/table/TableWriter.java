package org.digitmill.score.table;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.digitmill.storage.HadoopFiles;

/** Writes one Parquet file of a table row by row, compressed with Zstandard. */
final class TableWriter<T> implements AutoCloseable {
    /** Small enough that a look-up by path, in files sorted by path, passes over most of a large file. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final ParquetWriter<T> writer;

    private TableWriter(ParquetWriter<T> writer) {
        this.writer = writer;
    }

    static <T> TableWriter<T> open(HadoopFiles files, String path, TableColumns<T> columns) throws IOException {
        Builder<T> builder = new Builder<>(new ParquetTarget(files, path), new Support<>(columns))
                .withConf(files.configuration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES);
        for (String column : columns.withoutDictionary()) {
            builder = builder.withDictionaryEncoding(column, false);
        }
        return new TableWriter<>(builder.build());
    }

    void write(T row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Support<T> extends WriteSupport<T> {
        private final MessageType schema;
        private final List<Column<T, ?>> columns;
        private FieldWriter writer;

        Support(TableColumns<T> table) {
            this.schema = table.parquet();
            this.columns = table.all();
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            writer = new FieldWriter(consumer, schema);
        }

        @Override
        public void write(T row) {
            writer.start();
            for (Column<T, ?> column : columns) {
                write(column, row);
            }
            writer.end();
        }

        private <V> void write(Column<T, V> column, T row) {
            V value = column.value().apply(row);
            if (value == null) {
                writer.skip();
            } else {
                column.type().toParquet().accept(writer, value);
            }
        }
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
        private final Support<T> support;

        Builder(OutputFile file, Support<T> support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(Configuration configuration) {
            return support;
        }
    }
}
