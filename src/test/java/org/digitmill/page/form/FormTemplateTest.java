package org.digitmill.page.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitmill.InputException;
import org.digitmill.page.picture.PixelBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTemplateTest {
    @Test
    void aTemplateSaysWhereFieldsAre() {
        FormTemplate template = read(
                """
                {"name": "note", "fields": [
                  {"name": "account", "x": 0.1, "y": 0.2, "width": 0.5, "height": 0.05, "length": 8, "checksum": "luhn"},
                  {"name": "sheet", "page": 2, "corner": "bottom-right", "x": 0.05, "y": 0.02, "width": 0.1, "height": 0.04,
                   "length": [1, 3], "digits": "0123", "optional": true}]}""");
        FormField account = template.field("account").orElseThrow();
        assertTrue(account.isOn(1) && account.isOn(7));
        assertEquals(new DigitPattern(8, 8, "0123456789", Checksum.LUHN), account.pattern());
        FormField sheet = template.field("sheet").orElseThrow();
        assertTrue(sheet.isOn(2) && !sheet.isOn(1) && sheet.optional());
        PixelBox box = new FormPlacement(0, 0, 1000, 2000, true).box(sheet);
        assertEquals(new PixelBox(850, 1880, 100, 80), box);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1]|must hold one JSON object",
                "{\"name\": \"n\", \"fields\": [|is not JSON",
                "{\"name\": \"n\", \"fields\": []}|at least one field",
                "{\"name\": \"n\", \"fields\": [{\"x\": 0}]}|field 1: the field \"name\" is missing",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0.1}]}|field 1 (\"a\"): the field \"width\" is missing",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0.8, \"y\": 0, \"width\": 0.3, \"height\": 0.1}]}|must lie on the page",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 0.3, \"height\": 0.1, \"length\": [4, 2]}]}|at least one digit",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 0.3, \"height\": 0.1, \"digits\": \"abc\"}]}|some of 0123456789",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 0.3, \"height\": 0.1, \"checksum\": \"crc\"}]}|luhn, mod11, isbn10",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 0.3, \"height\": 0.1, \"corner\": \"left\"}]}|top-left, top-right",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 0.3, \"height\": 0.1, \"lenght\": 3}]}|no field \"lenght\"",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 1, \"height\": 1, \"page\": 0}]}|counts from 1",
                "{\"name\": \"n\", \"anchors\": [{\"x\": 2, \"y\": 0}], \"fields\": []}|anchor 1: the middle of a mark",
                "{\"name\": \"n\", \"fields\": [{\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 1, \"height\": 1}, {\"name\": \"a\", \"x\": 0, \"y\": 0, \"width\": 1, \"height\": 1}]}|Two fields are named \"a\""
            })
    void whatIsWrongIsNamedWithFileAndField(String json, String expected) {
        String message = assertThrows(InputException.class, () -> read(json)).getMessage();
        assertTrue(message.startsWith("Template form.json") && message.contains(expected), message);
    }

    @ParameterizedTest
    @CsvSource({
        "LUHN, 79927398713, true", // ISO/IEC 7812-1
        "LUHN, 79927398710, false",
        "LUHN, 79927389713, false",
        "MOD11, 12345678903, true",
        "MOD11, 12345678930, false",
        "ISBN10, 0306406152, true",
        "ISBN10, 0306406125, false",
        "LUHN, 0, false"
    })
    void aChecksumFindsAWrongDigitAndTwoInTheWrongOrder(Checksum checksum, String number, boolean holds) {
        assertEquals(holds, checksum.holds(number));
        assertEquals(holds, new DigitPattern(1, 11, "0123456789", checksum).fits(number));
    }

    @Test
    void aPatternHasALengthAndDigits() {
        DigitPattern pattern = new DigitPattern(2, 3, "01", null);
        assertTrue(pattern.fits("01") && pattern.fits("111"));
        assertFalse(pattern.fits("1") || pattern.fits("1111") || pattern.fits("12"));
    }

    @Test
    void aFieldHoldsTheDigitsWhoseMiddleIsInItsBox() {
        FormField field = new FormField("f", 0, 0, 0, 1, 1, new DigitPattern(2, 2, "0123456789", null), false);
        PixelBox box = new PixelBox(100, 100, 50, 20);
        List<FormDigit> digits = List.of(
                new FormDigit(new PixelBox(98, 105, 10, 14), 4, 0.5f, false),
                new FormDigit(new PixelBox(130, 95, 10, 14), 2, 0.8f, false),
                new FormDigit(new PixelBox(146, 105, 10, 14), 9, 0.9f, true));
        FieldReading reading = FieldReading.of(field, 1, box, digits, true);
        assertEquals("42", reading.text());
        assertEquals(0.4f, reading.confidence(), 1e-6);
        assertTrue(reading.valid());
        assertFalse(reading.needsReview());
        assertTrue(FieldReading.of(field, 1, box, digits, false).needsReview(), "the form may lie elsewhere");
        FieldReading blank = FieldReading.of(field, 1, box, List.of(), true);
        assertTrue(!blank.valid() && blank.needsReview(), "a field that must not be blank");
        FormDigit ink = FormDigit.unread(new PixelBox(110, 100, 10, 14));
        FormField optional = new FormField("maybe", 1, 0, 0, 1, 1, field.pattern(), true);
        assertTrue(FieldReading.of(optional, 1, box, List.of(), true).valid(), "blank where it may be");
        FieldReading unread = FieldReading.of(optional, 1, box, List.of(ink), true);
        assertEquals("", unread.text());
        assertTrue(!unread.valid() && unread.needsReview(), "ink that was not read is no blank");
    }

    @Test
    void marksSayWhereTheFormLies() {
        List<FormMark> marks =
                List.of(new FormMark(0.1, 0.1), new FormMark(0.9, 0.1), new FormMark(0.1, 0.9), new FormMark(0.9, 0.9));
        // A copy of 97 per cent, moved by 12 and 20 pixels; and a blot.
        List<double[]> found = List.of(
                new double[] {12 + 97, 20 + 194},
                new double[] {12 + 873, 20 + 194},
                new double[] {12 + 97, 20 + 1746},
                new double[] {12 + 873, 20 + 1746},
                new double[] {500, 700});
        FormPlacement placement = FormPlacement.of(marks, found, 1000, 2000);
        assertTrue(placement.sure());
        assertEquals(12, placement.left(), 0.01);
        assertEquals(20, placement.top(), 0.01);
        assertEquals(970, placement.width(), 0.01);
        assertEquals(1940, placement.height(), 0.01);
        FormPlacement without = FormPlacement.of(marks, List.of(), 1000, 2000);
        assertEquals(new FormPlacement(0, 0, 1000, 2000, false), without);
        assertFalse(FormPlacement.of(marks, found.subList(0, 3), 1000, 2000).sure());
    }

    private static FormTemplate read(String json) {
        return FormTemplateJson.read(json.getBytes(StandardCharsets.UTF_8), "form.json");
    }
}
