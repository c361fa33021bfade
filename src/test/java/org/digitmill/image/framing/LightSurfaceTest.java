package org.digitmill.image.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.digitmill.image.pixel.GreyImage;
import org.junit.jupiter.api.Test;

class LightSurfaceTest {
    @Test
    void inkDoesNotPullTheLight() {
        int width = 120;
        int height = 90;
        byte[] pixels = new byte[width * height];
        byte[] light = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            double x = (double) (i % width) / width - 0.5;
            double y = (double) (i / width) / height - 0.5;
            light[i] = (byte) (int) (210 - 50 * x + 20 * y - 60 * x * y - 70 * (x * x + y * y));
            boolean ink = Math.abs(x) < 0.2 && Math.abs(y) < 0.3;
            pixels[i] = (byte) ((light[i] & 0xFF) - (ink ? 90 : 0));
        }
        byte[] found = LightSurface.fit(new GreyImage(width, height, pixels)).brightness(width, height);
        for (int i = 0; i < found.length; i++) {
            assertEquals(light[i] & 0xFF, found[i] & 0xFF, 8, "pixel " + i);
        }
    }
}
