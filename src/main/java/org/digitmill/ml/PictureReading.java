package org.digitmill.ml;

import java.io.Serializable;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.storage.HadoopFiles;

/**
 * What every task that reads pictures needs; it is broadcast once.
 *
 * @param files what scorers are made with
 * @param models that read
 * @param options how pictures are read
 */
record PictureReading(HadoopFiles files, ReaderModels models, ReadingOptions options) implements Serializable {}
