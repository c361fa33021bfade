package org.digitmill.dataset.document;

import java.util.function.Consumer;
import org.digitmill.dataset.drawing.PenRandom;

/** The kinds of content of a crop, each with its share of the crops. */
enum Scene {
    AMOUNT(11, true, NumberScenes::amount),
    BOXES(12, true, FormScenes::boxes),
    TABLE(13, true, FormScenes::table),
    ROWS(8, true, NumberScenes::rows),
    SCATTER(5, true, NumberScenes::scatter),
    GRID(5, true, FormScenes::grid),
    SUDOKU(7, true, FormScenes::sudoku),
    SUM(5, true, SumScenes::sum),
    SINGLE(4, true, NumberScenes::single),
    STRIP(7, true, NumberScenes::strip),
    DATE(3, true, NumberScenes::date),
    NOTE(4, true, NumberScenes::note),
    REGISTER(3, true, NumberScenes::register),
    PRINTED_TEXT(6, false, OtherScenes::printedText),
    EMPTY_FORM(3, false, FormScenes::emptyForm),
    WRITING(4, false, OtherScenes::writing),
    MARKS(4, false, OtherScenes::marks),
    BLANK(2, false, OtherScenes::blank),
    PICTURE(2, false, OtherScenes::picture);

    private static final int ALL = total();

    private final int share;
    private final boolean digits;
    private final Consumer<Sheet> painter;

    Scene(int share, boolean digits, Consumer<Sheet> painter) {
        this.share = share;
        this.digits = digits;
        this.painter = painter;
    }

    private static int total() {
        int total = 0;
        for (Scene scene : values()) {
            total += scene.share;
        }
        return total;
    }

    static Scene draw(PenRandom random) {
        int left = Draws.below(random, ALL);
        for (Scene scene : values()) {
            left -= scene.share;
            if (left < 0) {
                return scene;
            }
        }
        throw new IllegalStateException("Shares that do not add up");
    }

    /** Whether a person's digits are in it. */
    boolean hasDigits() {
        return digits;
    }

    /** Whether it is on paper, of which an edge may show. */
    boolean onSheet() {
        return this != PICTURE && this != REGISTER && this != SINGLE && this != STRIP;
    }

    /** The part of a crop that shows the document. @param size height of the digits */
    Window window(double size, PenRandom random) {
        if (this == STRIP) {
            return Window.strip(size, random);
        }
        return this == SINGLE && random.chance(0.8) ? Window.small(size, random) : Window.draw(size, random);
    }

    void paint(Sheet sheet) {
        painter.accept(sheet);
    }
}
