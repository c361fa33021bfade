package org.digitmill.image.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** Small PDF files, right by their standard, whose pages no decoder can draw in the time or in the memory that there is. */
public final class HostilePdf {
    private static final int DEPTH = 12;

    private HostilePdf() {}

    /** One page that draws a form ten times, which draws another one ten times, and so on: 10<sup>12</sup> squares. */
    public static byte[] endless() {
        StringBuilder forms = new StringBuilder();
        for (int depth = 0; depth < DEPTH; depth++) {
            boolean last = depth == DEPTH - 1;
            String next = last ? "" : "/Resources<</XObject<</X " + (6 + depth) + " 0 R>>>>";
            forms.append(object(
                    5 + depth,
                    "/Type/XObject/Subtype/Form/BBox[0 0 90 90]" + next,
                    last ? "9 9 9 9 re f " : "/X Do ".repeat(10)));
        }
        return page("/X Do", forms.toString());
    }

    /** One page with a line of drawing and a picture that takes two gigabytes once it is unpacked. */
    public static byte[] large() {
        String picture = object(
                5, "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width 26000/Height 26000", "0");
        return page("9 9 9 9 re f q 40 0 0 40 9 9 cm /X Do Q", picture);
    }

    /** One page with a shading whose function says that it has 900 million samples, for which 3.6 GB are taken at once. */
    public static byte[] largeFunction() {
        String function = object(5, "/FunctionType 0/Domain[0 1]/Range[0 1]/Size[900000000]/BitsPerSample 8", "0");
        String shading = "6 0 obj<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 90 90]/Function 5 0 R>>endobj\n";
        return page("9 9 9 9 re f /S sh", function + shading);
    }

    /** One page that keeps a drawing state twenty million times and gives none back: the memory fills up bit by bit. */
    public static byte[] deep() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream output = new DeflaterOutputStream(packed)) {
            byte[] thousand = "q ".repeat(1_000).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 20_000; i++) {
                output.write(thousand);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String form = object(
                5,
                "/Type/XObject/Subtype/Form/BBox[0 0 90 90]/Filter/FlateDecode",
                packed.toString(StandardCharsets.ISO_8859_1));
        return page("/X Do", form);
    }

    private static byte[] page(String content, String objects) {
        String file = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]/Contents 4 0 R"
                + "/Resources<</XObject<</X 5 0 R>>/Shading<</S 6 0 R>>>>>>endobj\n" + object(4, "", content) + objects
                + "trailer<</Root 1 0 R>>\n%%EOF\n";
        return file.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String object(int number, String dictionary, String content) {
        return number + " 0 obj<<" + dictionary + "/Length " + content.length() + ">>stream\n" + content
                + "\nendstream endobj\n";
    }
}
