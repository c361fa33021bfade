package org.digitmill.score.correction;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.digitmill.dataset.correction.Correction;
import org.digitmill.dataset.correction.Corrections;
import org.digitmill.score.commit.FormTemplates;
import org.digitmill.score.commit.Publication;
import org.digitmill.score.commit.RunManifest;
import org.digitmill.score.commit.RunState;
import org.digitmill.score.commit.ScoreOutput;
import org.digitmill.score.commit.WrittenPart;
import org.digitmill.score.options.ScoreOptions;
import org.digitmill.score.row.Counts;
import org.digitmill.score.row.RowOrigin;
import org.digitmill.score.row.ScoredFile;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.score.table.PartReader;
import org.digitmill.score.table.PartWriter;
import org.digitmill.spark.RunName;
import org.digitmill.storage.HadoopFiles;

/**
 * Applies corrections to the tables of an output directory as a run of its own: the rows of the files concerned are written again and
 * replace the older ones, in one publication.
 *
 * <p>The files still count as scored by their model, so that the next run skips them; another model reads them again.
 */
public final class CorrectionJob {
    private static final String SUFFIX = "-corrections";

    private final SparkSession spark;
    private final HadoopFiles storage;
    private final OutputLayout layout;
    private final String output;
    private final String origin;

    /** @param corrections a file that {@link Corrections} reads */
    public CorrectionJob(SparkSession spark, String output, String corrections) {
        this.spark = spark;
        this.storage = new HadoopFiles(spark.sparkContext().hadoopConfiguration());
        this.layout = new OutputLayout(storage.resolve(output));
        this.output = output;
        this.origin = corrections;
    }

    /** Whether a run applied corrections and scored nothing. */
    public static boolean isNameOf(String run) {
        return run.endsWith(SUFFIX);
    }

    /** @throws org.digitmill.InputException if there are no corrections or no tables, or another run is writing into them */
    public CorrectionReport run() throws IOException {
        List<Correction> corrections = Corrections.read(storage, origin);
        ScoreOutput tables = ScoreOutput.open(spark, output);
        String run = RunName.next() + SUFFIX;
        try (Publication publication = Publication.open(storage, layout, run)) {
            Map<String, List<Correction>> byPath =
                    corrections.stream().collect(Collectors.groupingBy(Correction::path));
            RunState start =
                    RunState.start(new RowOrigin(run, models(corrections)), ScoreOptions.of(List.of(origin), output));
            Corrector corrector = new Corrector(run, template -> FormTemplates.kept(storage, layout, template));
            List<WrittenPart> parts = parts(byPath, tables, corrector, run);
            long files = parts.stream().mapToLong(part -> part.added().files()).sum();
            if (!parts.isEmpty()) {
                publication.publish(parts, RunManifest.of(start.plus(0, 0, parts), RunManifest.State.FINISHED));
            }
            storage.delete(layout.staging(run));
            return corrector.report(corrections.size(), files);
        }
    }

    /** Writes the changed parts into staging; they are deleted if that fails. */
    private List<WrittenPart> parts(
            Map<String, List<Correction>> byPath, ScoreOutput tables, Corrector corrector, String run)
            throws IOException {
        List<WrittenPart> parts = new ArrayList<>();
        try {
            for (String part : partsWith(byPath, tables)) {
                write(part, byPath, corrector, run).ifPresent(parts::add);
            }
            return parts;
        } catch (IOException | RuntimeException failed) {
            storage.delete(layout.staging(run));
            throw failed;
        }
    }

    private static String models(List<Correction> corrections) {
        return corrections.stream().map(Correction::model).distinct().sorted().collect(Collectors.joining(","));
    }

    /** The parts that have rows of these files. */
    private static TreeSet<String> partsWith(Map<String, List<Correction>> byPath, ScoreOutput tables)
            throws IOException {
        return tables
                .files()
                .filter(col("path").isin(byPath.keySet().toArray()))
                .select(element_at(split(input_file_name(), "/"), -1))
                .distinct()
                .collectAsList()
                .stream()
                .map((Row row) -> row.getString(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<WrittenPart> write(
            String part, Map<String, List<Correction>> byPath, Corrector corrector, String run) throws IOException {
        String staged = layout.staging(run) + "/" + part.replace(".parquet", "");
        String files = staged + "-files.parquet";
        String digits = staged + "-digits.parquet";
        Counts.Tally added = new Counts.Tally();
        Map<String, Counts.Tally> gone = new TreeMap<>();
        String fields = storage.status(layout.fields(part)).isPresent() ? staged + "-fields.parquet" : null;
        try (PartReader old = new PartReader(storage, layout, part);
                PartWriter writer = new PartWriter(storage, files, digits, fields)) {
            for (ScoredFile scored = old.next(); scored != null; scored = old.next()) {
                List<Correction> own = byPath.getOrDefault(scored.file().path(), List.of());
                Optional<ScoredFile> corrected = own.isEmpty() ? Optional.empty() : corrector.correct(scored, own);
                if (corrected.isPresent()) {
                    added.add(corrected.get().file());
                    gone.computeIfAbsent(scored.file().origin().run(), name -> new Counts.Tally())
                            .add(scored.file());
                }
                writer.write(corrected.orElse(scored));
            }
        }
        TreeMap<String, Counts> replaced = new TreeMap<>();
        gone.forEach((name, tally) -> replaced.put(name, tally.counts()));
        return replaced.isEmpty()
                ? Optional.empty()
                : Optional.of(new WrittenPart(part, digits, files, fields, added.counts(), replaced));
    }
}
