package org.digitmill.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitmill.JsonMappers;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelManifest;
import org.digitmill.network.NetworkSpecification.PlacedLayer;
import org.digitmill.train.progress.EpochReport;

/** A training as one HTML page: its course, the model's results, and everything that is needed to repeat it. */
public final class TrainingReport {
    private final ModelBundle model;
    private final ModelManifest manifest;

    private TrainingReport(ModelBundle model) {
        this.model = model;
        this.manifest = model.manifest();
    }

    record LayerRow(String name, String type, String shape, String parameters) {}

    /** @param judged the model's predictions for labelled digits, if there are any */
    public static String html(ModelBundle model, Optional<LabelledPredictions> judged) {
        return new TrainingReport(model).html(judged);
    }

    private String html(Optional<LabelledPredictions> judged) {
        Optional<EvaluationView> view = judged.map(EvaluationView::of);
        List<EpochReport> history = history();
        Map<String, Object> values = new HashMap<>();
        values.put("title", "Training of " + manifest.name());
        values.put("scriptDigest", Page.digest(""));
        values.put("style", Page.text("style.css"));
        values.put("origin", "Made on " + manifest.created() + ". SHA-256 of the weights: " + model.sha256() + ".");
        values.put("tiles", tiles(view, history));
        values.put("hasHistory", !history.isEmpty());
        values.put("imported", manifest.training().getOrDefault("imported_from", false));
        values.put("curves", history.isEmpty() ? List.of() : new TrainingCurves(history, manifest.training()).all());
        values.put("judged", view.orElse(null));
        values.put("network", model.network().name());
        values.put("networkDescription", model.network().description());
        values.put(
                "layers",
                model.network().placedLayers().stream().map(TrainingReport::row).toList());
        values.put("command", TrainCommandLine.of(manifest).orElse(null));
        values.put("facts", facts());
        return Page.of("training", values);
    }

    /** The epochs; empty if the model was imported. */
    private List<EpochReport> history() {
        Object history = manifest.metrics().get("history");
        if (history == null) {
            return List.of();
        }
        try {
            // A model file may be of another version, with other figures.
            EpochReport[] epochs = JsonMappers.PLAIN
                    .readerFor(EpochReport[].class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(JsonMappers.PLAIN.<JsonNode>valueToTree(history));
            return List.of(epochs);
        } catch (IOException | IllegalArgumentException unknown) {
            return List.of();
        }
    }

    private List<Fact> tiles(Optional<EvaluationView> view, List<EpochReport> history) {
        List<Fact> tiles = new ArrayList<>();
        view.ifPresent(judged -> {
            tiles.add(new Fact(
                    judged.split() + " accuracy",
                    Figures.percent(judged.evaluation().accuracy())));
            tiles.add(new Fact(
                    "read wrong, of " + judged.examples(),
                    Figures.count(
                            judged.evaluation().examples() - judged.evaluation().correct())));
            tiles.add(new Fact(
                    "calibration error", Figures.decimal(judged.evaluation().calibrationError())));
        });
        if (manifest.metrics().get("validation_accuracy") instanceof Number accuracy) {
            tiles.add(new Fact("validation accuracy", Figures.percent(accuracy.doubleValue())));
        }
        tiles.add(new Fact("parameters", Figures.count(manifest.parameters())));
        if (!history.isEmpty()) {
            double seconds = history.stream().mapToDouble(EpochReport::seconds).sum();
            long examples = history.stream().mapToLong(EpochReport::examples).sum();
            tiles.add(new Fact(
                    "best epoch, of " + history.size(),
                    String.valueOf(manifest.metrics().get("best_epoch"))));
            tiles.add(new Fact("of training", Figures.duration(seconds)));
            tiles.add(new Fact("digits a second", Figures.count(Math.round(examples / seconds))));
        }
        return tiles;
    }

    private static LayerRow row(PlacedLayer placed) {
        return new LayerRow(
                placed.name(),
                placed.layer().type(),
                placed.outputShape().toString(),
                Figures.count(placed.parameters()));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        new TreeMap<>(manifest.data()).forEach((name, value) -> facts.add(new Fact("data: " + name, text(value))));
        new TreeMap<>(manifest.training())
                .forEach((name, value) -> facts.add(new Fact("option: " + name, text(value))));
        facts.add(new Fact(
                "calibration: temperature",
                Figures.decimal(manifest.calibration().temperature())));
        facts.add(new Fact(
                "calibration: needs review below",
                Figures.decimal(manifest.calibration().reviewThreshold())));
        if (manifest.novelty() != null) {
            facts.add(new Fact(
                    "calibration: true digits that look like none",
                    Figures.decimal(manifest.novelty().expectedFlags())));
        }
        new TreeMap<>(manifest.versions()).forEach((name, value) -> facts.add(new Fact("version: " + name, value)));
        new TreeMap<>(manifest.sha256()).forEach((name, value) -> facts.add(new Fact("SHA-256: " + name, value)));
        return facts;
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
