package org.digitmill.page.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.fuzz.FuzzContract;

/** Templates of forms. */
class FormTemplateFuzzTest extends FuzzContract {
    @Override
    protected List<byte[]> seeds() {
        return List.of(
                utf8(
                        """
                        {"name": "a", "fields": [
                          {"name": "n", "page": 1, "corner": "bottom-right", "x": 0.1, "y": 0.2, "width": 0.5, "height": 0.05,
                           "length": [4, 6], "digits": "0123", "checksum": "luhn", "optional": true}]}"""),
                utf8(
                        """
                        {"name": "b", "anchors": [{"x": 0.07, "y": 0.05}, {"x": 0.93, "y": 0.05}, {"x": 0.07, "y": 0.95},
                          {"x": 0.93, "y": 0.95}],
                         "fields": [{"name": "n", "x": 0.1, "y": 2e-1, "width": 0.3, "height": 0.5, "length": 3}]}"""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void parse(byte[] input) {
        try {
            FormTemplateJson.read(input, "form.json");
        } catch (InputException documented) {
            // As it should be.
        }
    }
}
