package org.digitmill.dataset.document;

import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.drawing.PenRandom;

/**
 * Generates crops of documents with their truth, for training the page and region networks.
 *
 * <p>A crop depends only on the seed and its index, to the bit, on every machine. An instance has no state and can be used by many
 * threads.
 */
public final class CropGenerator {
    private final InkSources sources;

    /** @param digits handwriting of many people: one source of the digits that are written */
    public CropGenerator(LabelledDigits digits) {
        sources = new InkSources(new HandwrittenDigits(digits), new HandwrittenText(), new PrintedText());
    }

    /** The crop with an index. */
    public PageCrop draw(long seed, long index) {
        return draft(seed, index).crop();
    }

    CropDraft draft(long seed, long index) {
        PenRandom random = new PenRandom(seed, index);
        Scene scene = Scene.draw(random);
        double size = size(random);
        boolean bitonal = random.chance(0.1);
        Window window = scene.window(size, random);
        View view = View.draw(random);
        Canvas canvas = new Canvas(view, window);
        Sheet sheet = new Sheet(canvas, sources, size, bitonal, random);
        if (scene.onSheet() && random.chance(0.1)) {
            sheet.paper().edge();
        }
        scene.paint(sheet);
        new Clutter(sheet).scatter();
        sheet.paper().desk();
        sheet.paper().light();
        byte[] pixels =
                new CameraEffects(size, random).take(canvas, window, sheet.pen().tone(), bitonal);
        return new CropDraft(scene, view, canvas.truth().drawn(), canvas.truth().crop(pixels));
    }

    /** The height of the digits: mostly one that the network finds at this scale. */
    private static double size(PenRandom random) {
        double kind = random.uniform(0, 1);
        if (kind < 0.04) {
            return random.uniform(50, 130);
        }
        if (kind < 0.08) {
            return random.uniform(5, 9);
        }
        return Draws.logUniform(random, CropTruth.SMALLEST + 0.5, CropTruth.LARGEST - 0.5);
    }
}
