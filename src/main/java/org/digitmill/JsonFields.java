package org.digitmill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a JSON object, read strictly: a missing one, one of the wrong kind and one nobody reads are errors that name it. */
public final class JsonFields {
    private final ObjectNode object;
    private final String place;
    private final Set<String> read = new HashSet<>();

    /** @param place what messages begin with: the file and the part of it */
    public JsonFields(ObjectNode object, String place) {
        this.object = object;
        this.place = place;
    }

    public boolean has(String field) {
        return object.has(field);
    }

    public boolean truth(String field, boolean usual) {
        if (!object.has(field)) {
            return usual;
        }
        JsonNode value = required(field);
        if (!value.isBoolean()) {
            throw wrong(field, "true or false", value);
        }
        return value.booleanValue();
    }

    public String text(String field) {
        JsonNode value = required(field);
        if (!value.isTextual()) {
            throw wrong(field, "a text", value);
        }
        return value.textValue();
    }

    public String text(String field, String usual) {
        return object.has(field) ? text(field) : usual;
    }

    public int integer(String field) {
        JsonNode value = required(field);
        if (!value.isInt()) {
            throw wrong(field, "a whole number", value);
        }
        return value.intValue();
    }

    public double number(String field) {
        JsonNode value = required(field);
        if (!value.isNumber()) {
            throw wrong(field, "a number", value);
        }
        return value.doubleValue();
    }

    public double number(String field, double usual) {
        return object.has(field) ? number(field) : usual;
    }

    public Iterable<JsonNode> array(String field) {
        JsonNode value = required(field);
        if (!value.isArray()) {
            throw wrong(field, "an array", value);
        }
        return value;
    }

    /** Two whole numbers, or one that stands for both; {@code usual} where the field is missing, if that is not null. */
    public int[] pair(String field, int[] usual) {
        if (!object.has(field) && usual != null) {
            return usual;
        }
        JsonNode value = required(field);
        return pair(value).orElseThrow(() -> wrong(field, "a whole number or two of them", value));
    }

    /** Two whole numbers, or one that stands for both; empty if a value is neither. */
    public static Optional<int[]> pair(JsonNode value) {
        if (value.isInt()) {
            return Optional.of(new int[] {value.intValue(), value.intValue()});
        }
        boolean two = value.isArray()
                && value.size() == 2
                && value.get(0).isInt()
                && value.get(1).isInt();
        return two
                ? Optional.of(new int[] {value.get(0).intValue(), value.get(1).intValue()})
                : Optional.empty();
    }

    /** One of the values of an enum, by its name in lower case, with hyphens. */
    public <E extends Enum<E>> E choice(String field, Class<E> choices) {
        String word = text(field);
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> word(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new InputException(place + ": there is no " + field + " \"" + word + "\"; there are "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(JsonFields::word)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    public <E extends Enum<E>> E choice(String field, E usual) {
        return object.has(field) ? choice(field, usual.getDeclaringClass()) : usual;
    }

    /** Refuses a field that nobody asked for: most often a name misspelt. */
    public void requireAllRead() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name)) {
                throw new InputException(place + ": there is no field \"" + name + "\" here.");
            }
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private JsonNode required(String field) {
        read.add(field);
        JsonNode value = object.get(field);
        if (value == null) {
            throw new InputException(place + ": the field \"" + field + "\" is missing.");
        }
        return value;
    }

    private InputException wrong(String field, String expected, JsonNode found) {
        return new InputException(place + ": \"" + field + "\" must be " + expected + ", but is " + found + ".");
    }
}
