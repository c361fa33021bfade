package org.digitmill.score.job;

import java.io.Serializable;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.score.options.ReadingOptions;
import org.digitmill.score.reading.Quarantine;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;

/**
 * The data that every task of a run needs; broadcast once.
 *
 * @param storage where inputs and output are
 * @param layout of the output directory
 * @param reading how files are read
 * @param quarantine where rejected files are copied to
 * @param template of the form that every page is; null if there is none
 * @param models that read
 * @param origin what rows say of their run and model
 */
record RunContext(
        HadoopFiles storage,
        OutputLayout layout,
        ReadingOptions reading,
        Quarantine quarantine,
        FormTemplate template,
        ReaderModels models,
        RowOrigin origin)
        implements Serializable {}
