package org.digitmill.score.job;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.digitmill.InputException;
import org.digitmill.model.ClassifierSource;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.score.commit.FormTemplates;
import org.digitmill.score.commit.Publication;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.commit.RunState;
import org.digitmill.score.commit.WrittenPart;
import org.digitmill.score.input.FileLister;
import org.digitmill.score.input.KnownFiles;
import org.digitmill.score.options.ReadingMode;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.reading.ModelPool;
import org.digitmill.score.reading.Quarantine;
import org.digitmill.score.reading.ReaderModels;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.spark.RunName;
import org.digitmill.storage.HadoopFiles;
import org.digitmill.storage.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores all files below the inputs into the tables of an output directory.
 *
 * <p>Every listed file gets one row in the table of files, whatever is in it. Rows are published chunk by chunk. A run that was killed is
 * continued by the same call: files that have rows and have not changed are skipped.
 */
public final class ScoreJob {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreJob.class);

    private final JavaSparkContext spark;
    private final ScoreOptions options;
    private final ReaderModels models;
    private final ScoreProgress progress;
    private final HadoopFiles files;
    private final OutputLayout layout;

    /** A job by which every picture is read as one digit. */
    public ScoreJob(SparkSession session, ScoreOptions options, ClassifierSource model, ScoreProgress progress) {
        this(session, options, ReaderModels.ofDigits(model), progress);
    }

    public ScoreJob(SparkSession session, ScoreOptions options, ReaderModels models, ScoreProgress progress) {
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.options = options;
        this.models = models;
        if (models.pages() == null
                && (options.reading().mode() == ReadingMode.PAGE
                        || !options.template().isEmpty())) {
            throw new InputException("Pages need a page model, beside the model of digits.");
        }
        this.progress = progress;
        this.files = new HadoopFiles(spark.hadoopConfiguration());
        this.layout = new OutputLayout(files.resolve(options.output()));
    }

    /**
     * Runs to the end of the inputs.
     *
     * @throws InputException if an input does not exist, the output cannot be one, or another run is writing into it
     * @throws IOException if the file system fails; published chunks are kept, and the next run continues after them
     */
    public ScoreReport run() throws IOException {
        FormTemplate template = options.template().isEmpty() ? null : FormTemplates.read(files, options.template());
        RowOrigin origin = new RowOrigin(RunName.begin(spark), models.digits().sha256());
        RunState start = RunState.start(origin, options);
        checkOutput();
        Quarantine quarantine = quarantine();
        FileLister lister = new FileLister(
                files, options.inputs(), ours(quarantine), options.reading().archives());
        try (Publication publication = Publication.open(files, layout, origin.run())) {
            if (spark.sc().isLocal()) {
                ModelPool.ofThisProcess().openAhead(models);
            }
            publication.publish(List.of(), RunManifest.of(start, RunManifest.State.RUNNING));
            if (template != null) {
                FormTemplates.keep(files, layout, template);
            }
            Broadcast<RunContext> context = spark.broadcast(
                    new RunContext(files, layout, options.reading(), quarantine, template, models, origin));
            try {
                spark.setJobDescription("score " + origin.run() + ": what is in the tables already");
                KnownFiles known = ReadKnownFiles.readAll(spark, context);
                spark.setJobDescription(null);
                LOG.info("Run {}: {} files are in the tables already", origin.run(), known.size());
                ChunkPlanner planner = new ChunkPlanner(lister, known, options, spark.defaultParallelism());
                ScoreReport report = run(start, planner, new ChunkRunner(spark, context), publication);
                QuarantineIndex.write(spark, context);
                return report;
            } finally {
                context.destroy();
            }
        }
    }

    private ScoreReport run(RunState start, ChunkPlanner planner, ChunkRunner runner, Publication publication)
            throws IOException {
        Work work = new Work(start, planner, runner, publication);
        try (ChunkPipeline pipeline = new ChunkPipeline(planner, runner)) {
            pipeline.run(work);
            RunManifest manifest = RunManifest.of(work.state, RunManifest.State.FINISHED);
            publication.end(manifest);
            progress.update(manifest.listed(), manifest.rejected(), manifest.listed(), true);
            return ScoreReport.of(manifest);
        } catch (IOException | RuntimeException e) {
            try {
                publication.interrupt(RunManifest.of(work.state, RunManifest.State.INTERRUPTED));
            } catch (IOException | RuntimeException atEnd) {
                // The next run puts the output in order.
                e.addSuppressed(atEnd);
            }
            throw e;
        }
    }

    /** What the run has published so far. */
    private final class Work implements ChunkPipeline.Target {
        private final ChunkPlanner planner;
        private final ChunkRunner runner;
        private final Publication publication;
        private RunState state;

        Work(RunState state, ChunkPlanner planner, ChunkRunner runner, Publication publication) {
            this.state = state;
            this.planner = planner;
            this.runner = runner;
            this.publication = publication;
        }

        @Override
        public void publish(Chunk chunk, List<WrittenPart> parts) throws IOException {
            RunState after = state.plus(chunk.skipped(), chunk.ignored(), parts);
            if (chunk.files() > 0) {
                publication.publish(parts, RunManifest.of(after, RunManifest.State.RUNNING));
            }
            state = after;
            idle();
        }

        @Override
        public void idle() {
            progress.update(planner.skipped() + runner.done(), runner.rejected(), planner.listed(), planner.isAtEnd());
        }
    }

    private Quarantine quarantine() {
        return options.quarantine().isEmpty() ? Quarantine.NONE : new Quarantine(files.resolve(options.quarantine()));
    }

    private List<String> ours(Quarantine quarantine) {
        return quarantine.isWanted() ? List.of(layout.root(), quarantine.directory()) : List.of(layout.root());
    }

    private void checkOutput() throws IOException {
        boolean usable = files.status(layout.root())
                .map(found -> found.kind() == StoredFile.Kind.DIRECTORY)
                .orElse(true);
        if (!usable) {
            throw new InputException("The output " + layout.root() + " is a file; it must be a directory.");
        }
    }
}
