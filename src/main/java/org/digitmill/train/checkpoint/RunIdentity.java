package org.digitmill.train.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import org.digitmill.JsonMappers;
import org.digitmill.Sha256;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.network.NetworkJson;
import org.digitmill.network.NetworkSpecification;
import org.digitmill.train.options.Teachers;
import org.digitmill.train.options.TrainOptions;

/**
 * The identity of a run, which determines its final weights: options, network, teachers and data. Two runs with the same identity are the
 * same run.
 *
 * @param facts each under its name: an option as {@code options.minibatch}, {@code network}, {@code training_digits}, …
 */
public record RunIdentity(Map<String, String> facts) {
    private static final JsonMapper MAPPER = JsonMappers.PLAIN
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .build();
    private static final String NETWORK = "network";

    public static RunIdentity of(
            NetworkSpecification network,
            TrainOptions options,
            Teachers teachers,
            LabelledDigits training,
            LabelledDigits validation) {
        Map<String, String> facts = new TreeMap<>();
        // Read off the record, so that an option that comes later cannot be forgotten here.
        flatten("options", MAPPER.valueToTree(options), facts);
        facts.put(NETWORK, NetworkJson.write(network));
        if (teachers.areThere()) {
            facts.put("teachers", String.join(", ", teachers.sha256()));
            facts.put("teacher share", String.valueOf(teachers.share()));
        }
        facts.put("training digits", String.valueOf(training.size()));
        facts.put("training sha256", Sha256.hex(training.labels(), training.pixels()));
        facts.put("validation digits", String.valueOf(validation.size()));
        facts.put("validation sha256", Sha256.hex(validation.labels(), validation.pixels()));
        return new RunIdentity(facts);
    }

    /** The same run with one more fact. */
    public RunIdentity with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, String.valueOf(value));
        return new RunIdentity(more);
    }

    private static void flatten(String name, JsonNode node, Map<String, String> facts) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> flatten(name + "." + field.getKey(), field.getValue(), facts));
        } else {
            facts.put(name, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    /** In what it differs from this run, for people: a line for each fact; empty when it is the same run. */
    public String differences(RunIdentity other) {
        StringBuilder lines = new StringBuilder();
        Map<String, String> all = new TreeMap<>(other.facts);
        all.putAll(facts);
        for (String name : all.keySet()) {
            String here = facts.get(name);
            String there = other.facts.get(name);
            if (here == null || !here.equals(there)) {
                lines.append("\n  ").append(name);
                lines.append(
                        name.equals(NETWORK) && here != null && there != null
                                ? ": another one, or its file has changed"
                                : ": " + there + " there, " + here + " here");
            }
        }
        return lines.toString();
    }
}
