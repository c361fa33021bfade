package org.digitmill.dataset.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.digitmill.dataset.drawing.PenRandom;
import org.junit.jupiter.api.Test;

class HandwrittenTextTest {
    private interface Drawing {
        InkPatch draw(double height, Hand hand, PenRandom random);
    }

    private final HandwrittenText text = new HandwrittenText();

    private final Map<String, Drawing> drawings = Map.of(
            "word",
            text::word,
            "signature",
            text::signature,
            "sign",
            text::sign,
            "mark",
            text::mark,
            "letter",
            text::letter);

    @Test
    void everyLetterAndSignIsDrawn() {
        for (Map<String, List<Allograph>> table :
                List.of(LetterAllographs.all(), SignAllographs.signs(), SignAllographs.marks())) {
            table.values().stream().flatMap(List::stream).forEach(way -> {
                PenRandom random = new PenRandom(1, way.hashCode());
                Hand hand = Hand.draw(random);
                InkPatch ink = HandwrittenText.drawn(new Motion(hand, random).write(way), 30, hand, random);
                HandwrittenDigitsTest.assertTight(ink, way.name());
                assertTrue(ink.height() < 70, way.name() + " is " + ink.height() + " high");
            });
        }
    }

    @Test
    void everyLetterOfEnglishHasAWay() {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            assertTrue(
                    LetterAllographs.has(letter) && LetterAllographs.has(Character.toLowerCase(letter)), "" + letter);
        }
    }

    @Test
    void allKindsAreCutToTheirInk() {
        drawings.forEach((name, drawing) -> {
            for (int i = 0; i < 300; i++) {
                PenRandom random = new PenRandom(2, i);
                double height = random.uniform(5, 60);
                InkPatch ink = drawing.draw(height, Hand.draw(random), random);
                HandwrittenDigitsTest.assertTight(ink, name + " " + i);
            }
        });
    }

    @Test
    void aLetterIsAsHighAsAsked() {
        for (int i = 0; i < 300; i++) {
            PenRandom random = new PenRandom(3, i);
            double height = random.uniform(5, 60);
            InkPatch ink = text.letter(height, Hand.draw(random), random);
            HandwrittenDigitsTest.assertHeight(height, ink, "Letter " + i);
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        drawings.forEach((name, drawing) -> {
            for (int i = 0; i < 40; i++) {
                PenRandom first = new PenRandom(4, i);
                PenRandom second = new PenRandom(4, i);
                assertArrayEquals(
                        drawing.draw(20, Hand.draw(first), first).coverage(),
                        drawing.draw(20, Hand.draw(second), second).coverage(),
                        name);
            }
        });
    }
}
