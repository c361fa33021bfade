package org.digitmill.score;

import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.digitmill.spark.HadoopFiles;

/** One Parquet file of a table, compressed with zstd, written row by row. */
final class TableWriter<T> implements AutoCloseable {
    /** Small enough that a look-up by path, in files sorted by path, passes over most of a large file. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    /** Columns whose values hardly repeat; collecting them in a dictionary first would be most of the work of writing. */
    private static final String[] WITHOUT_DICTIONARY = {
        "path", "modified", "sha256", "confidence", "probabilities.list.element"
    };

    private final ParquetWriter<T> writer;

    private TableWriter(ParquetWriter<T> writer) {
        this.writer = writer;
    }

    static TableWriter<FileRow> files(HadoopFiles files, String path) throws IOException {
        return open(files, path, ScoreTables.FILES_PARQUET, TableWriter::write);
    }

    static TableWriter<DigitRow> digits(HadoopFiles files, String path) throws IOException {
        return open(files, path, ScoreTables.DIGITS_PARQUET, TableWriter::write);
    }

    static TableWriter<FieldRow> fields(HadoopFiles files, String path) throws IOException {
        return open(files, path, ScoreTables.FIELDS_PARQUET, TableWriter::write);
    }

    private static <T> TableWriter<T> open(
            HadoopFiles files, String path, MessageType schema, BiConsumer<FieldWriter, T> fields) throws IOException {
        Builder<T> builder = new Builder<>(new ParquetTarget(files, path), new Support<>(schema, fields))
                .withConf(files.configuration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES);
        for (String column : WITHOUT_DICTIONARY) {
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

    private static void write(FieldWriter fields, FileRow row) {
        fields.text(row.run());
        fields.text(row.path());
        fields.number(row.length());
        fields.number(row.modified());
        fields.text(row.sha256());
        fields.text(row.status().label());
        fields.text(row.errorCode() == null ? null : row.errorCode().name());
        fields.text(row.errorMessage());
        fields.text(row.format());
        fields.number(row.pages());
        fields.number(row.digits());
        fields.text(row.text());
        fields.number(row.elapsedMillis());
        fields.text(row.model());
        fields.number(row.fields());
        fields.text(row.template());
    }

    private static void write(FieldWriter fields, FieldRow row) {
        fields.text(row.run());
        fields.text(row.path());
        fields.number(row.page());
        fields.text(row.field());
        fields.number(row.x());
        fields.number(row.y());
        fields.number(row.width());
        fields.number(row.height());
        fields.text(row.text());
        fields.optionalNumber(row.confidence());
        fields.truth(row.valid());
        fields.truth(row.needsReview());
        fields.text(row.model());
    }

    private static void write(FieldWriter fields, DigitRow row) {
        fields.text(row.run());
        fields.text(row.path());
        fields.number(row.page());
        fields.number(row.line());
        fields.number(row.position());
        fields.number(row.x());
        fields.number(row.y());
        fields.number(row.width());
        fields.number(row.height());
        fields.number(row.prediction().digit());
        fields.number(row.prediction().confidence());
        fields.numbers(row.prediction().probabilities());
        fields.truth(row.needsReview());
        fields.text(row.model());
        fields.optionalNumber(row.readAs());
        fields.number(row.turned());
        fields.number(row.dotsPerInch());
    }

    private static final class Support<T> extends WriteSupport<T> {
        private final MessageType schema;
        private final BiConsumer<FieldWriter, T> fields;
        private FieldWriter writer;

        Support(MessageType schema, BiConsumer<FieldWriter, T> fields) {
            this.schema = schema;
            this.fields = fields;
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
            fields.accept(writer, row);
            writer.end();
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
