package org.digitmill.score.table;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes the fields of a Parquet record in the order of its columns; what is null is left out.
 *
 * <p>Texts are most of the work of writing a row, and most columns of text say the same in row after row.
 */
final class FieldWriter {
    private final RecordConsumer consumer;
    private final MessageType schema;
    private final String[] lastTexts;
    private final Binary[] lastEncoded;
    private int column;

    FieldWriter(RecordConsumer consumer, MessageType schema) {
        this.consumer = consumer;
        this.schema = schema;
        this.lastTexts = new String[schema.getFieldCount()];
        this.lastEncoded = new Binary[schema.getFieldCount()];
    }

    void start() {
        column = 0;
        consumer.startMessage();
    }

    void end() {
        if (column != schema.getFieldCount()) {
            throw new IllegalStateException(column + " of " + schema.getFieldCount() + " columns were written");
        }
        consumer.endMessage();
    }

    /** Leaves the next column out. */
    void skip() {
        column++;
    }

    void text(String value) {
        if (!value.equals(lastTexts[column])) {
            lastTexts[column] = value;
            lastEncoded[column] = Binary.fromConstantByteArray(value.getBytes(StandardCharsets.UTF_8));
        }
        startField();
        consumer.addBinary(lastEncoded[column]);
        endField();
    }

    void number(int value) {
        startField();
        consumer.addInteger(value);
        endField();
    }

    void number(long value) {
        startField();
        consumer.addLong(value);
        endField();
    }

    void number(float value) {
        startField();
        consumer.addFloat(value);
        endField();
    }

    void truth(boolean value) {
        startField();
        consumer.addBoolean(value);
        endField();
    }

    /** A list in the three levels that Parquet's format asks for. */
    void numbers(float[] values) {
        startField();
        consumer.startGroup();
        consumer.startField("list", 0);
        for (float value : values) {
            consumer.startGroup();
            consumer.startField("element", 0);
            consumer.addFloat(value);
            consumer.endField("element", 0);
            consumer.endGroup();
        }
        consumer.endField("list", 0);
        consumer.endGroup();
        endField();
    }

    private void startField() {
        consumer.startField(schema.getFieldName(column), column);
    }

    private void endField() {
        consumer.endField(schema.getFieldName(column), column);
        column++;
    }
}
