package org.digitmill.page.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.JsonFields;
import org.digitmill.JsonMappers;
import org.digitmill.Sha256;

/** Reads templates from JSON files; docs/forms.md describes their format. */
public final class FormTemplateJson {
    private FormTemplateJson() {}

    /**
     * Reads a template.
     *
     * @param origin name for messages
     * @throws InputException naming the file, the field and what was expected
     */
    public static FormTemplate read(byte[] content, String origin) {
        String place = "Template " + origin;
        String json = new String(content, StandardCharsets.UTF_8);
        JsonNode root;
        try {
            root = JsonMappers.PLAIN.readTree(json);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw new InputException(
                    "%s is not JSON: %s (line %d).".formatted(place, broken.getOriginalMessage(), line), broken);
        }
        if (root == null || !root.isObject()) {
            throw new InputException(place + " must hold one JSON object with \"name\" and \"fields\".");
        }
        JsonFields top = new JsonFields((ObjectNode) root, place);
        String name = top.text("name");
        List<FormMark> marks = new ArrayList<>();
        if (top.has("anchors")) {
            for (JsonNode element : top.array("anchors")) {
                marks.add(mark(element, place + ", anchor " + (marks.size() + 1)));
            }
        }
        List<FormField> fields = new ArrayList<>();
        for (JsonNode element : top.array("fields")) {
            fields.add(field(element, place + ", field " + (fields.size() + 1), !marks.isEmpty()));
        }
        top.requireAllRead();
        try {
            return new FormTemplate(name, marks, fields, json, Sha256.hex(content));
        } catch (IllegalArgumentException wrong) {
            throw new InputException(place + ": " + wrong.getMessage() + ".", wrong);
        }
    }

    private static FormMark mark(JsonNode element, String place) {
        JsonFields values = new JsonFields(object(element, place), place);
        double x = values.number("x");
        double y = values.number("y");
        values.requireAllRead();
        try {
            return new FormMark(x, y);
        } catch (IllegalArgumentException wrong) {
            throw new InputException(place + ": " + wrong.getMessage() + ".", wrong);
        }
    }

    private static FormField field(JsonNode element, String start, boolean anchored) {
        ObjectNode object = object(element, start);
        String name = new JsonFields(object, start).text("name");
        String place = "%s (\"%s\")".formatted(start, name);
        JsonFields values = new JsonFields(object, place);
        values.text("name");
        PageCorner corner = values.choice("corner", PageCorner.TOP_LEFT);
        if (anchored && corner != PageCorner.TOP_LEFT) {
            throw new InputException(
                    place + ": a form with anchors is measured from its top-left corner; leave \"corner\" out.");
        }
        int page = values.has("page") ? values.integer("page") : 0;
        double width = values.number("width");
        double height = values.number("height");
        double left = corner.left(values.number("x"), width);
        double top = corner.top(values.number("y"), height);
        int[] length = values.pair("length", new int[] {1, Integer.MAX_VALUE});
        String allowed = values.text("digits", DigitPattern.ANY.allowed());
        Checksum checksum = values.has("checksum") ? values.choice("checksum", Checksum.class) : null;
        boolean optional = values.truth("optional", false);
        values.requireAllRead();
        if (values.has("page") && page == 0) {
            throw new InputException(place + ": \"page\" counts from 1; leave it out for a field of every page.");
        }
        try {
            DigitPattern pattern = new DigitPattern(length[0], length[1], allowed, checksum);
            return new FormField(name, page, left, top, width, height, pattern, optional);
        } catch (IllegalArgumentException wrong) {
            throw new InputException(place + ": " + wrong.getMessage() + ".", wrong);
        }
    }

    private static ObjectNode object(JsonNode element, String place) {
        if (element instanceof ObjectNode object) {
            return object;
        }
        throw new InputException(place + " must be a JSON object, but is " + element + ".");
    }
}
