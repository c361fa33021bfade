package org.digitmill.train.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    @Test
    void wordsAndRangesAreRead() {
        assertEquals(Augmentation.STRONG, Augmentation.of("strong"));
        assertEquals(new Augmentation(2, 0, 0, 0, 0.5, 0, 0), Augmentation.of("shift=2, elastic=0.5"));
        Augmentation light = Augmentation.LIGHT;
        assertEquals(
                new Augmentation(
                        light.shift(), 20, light.scale(), light.shear(), light.elastic(), light.thickness(), 0),
                Augmentation.of("light,rotation=20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "light",
                "strong",
                "rotation=5.0",
                "shift=1.5,thickness=0.25",
                "rotation=5.0,unchanged=0.3"
            })
    void textIsReadBackAsItself(String text) {
        assertEquals(text, Augmentation.of(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "medium | medium",
                "shift=far | far",
                "turn=3 | rotation",
                "shift=-1 | shift -1.0",
                "scale=1 | 0.9",
                "unchanged=1.1 | from 0 to 1",
                "rotation=NaN | NaN",
                "light,, | none, light, strong",
                "shift=1=2 | shift=1=2",
            })
    void whatIsWrongIsNamed(String text, String named) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Augmentation.of(text));

        assertTrue(error.getMessage().startsWith("--augment has "), error.getMessage());
        assertTrue(error.getMessage().contains(named), error.getMessage());
    }
}
