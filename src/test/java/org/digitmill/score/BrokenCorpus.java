package org.digitmill.score;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.decode.DocumentPictures.Storage;
import org.digitmill.image.decode.Pictures;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.score.input.SampleArchives;

/** Writes some hundred damaged or unusual files, each with one fault, the same in each run. */
final class BrokenCorpus {
    private static final int TRUNCATIONS = 8;
    private static final int FLIPS = 8;

    private final Path directory;
    private final Random random = new Random(4);
    private final Map<String, byte[]> whole = new LinkedHashMap<>();

    private BrokenCorpus(Path directory) throws IOException {
        this.directory = directory;
        byte[] pixels = new byte[60 * 50];
        Arrays.fill(pixels, (byte) 230);
        for (int y = 10; y < 40; y++) {
            Arrays.fill(pixels, 60 * y + 25, 60 * y + 31, (byte) 20);
        }
        GreyImage digit = new GreyImage(60, 50, pixels);
        BufferedImage grey = DocumentPictures.buffered(digit);
        BufferedImage bits = DocumentPictures.bilevel(digit);
        whole.put("a.png", Pictures.greyPng(digit));
        whole.put("b.jpg", jpeg(grey));
        whole.put("c.tiff", DocumentPictures.tiff("None", false, grey));
        whole.put("d.tif", DocumentPictures.tiff("LZW", false, grey));
        whole.put("e.tif", DocumentPictures.tiff("CCITT T.6", false, bits));
        whole.put("f.tif", DocumentPictures.tiff("JPEG", false, grey));
        whole.put("g.tif", DocumentPictures.tiff("ZLib", true, grey, grey, grey));
        whole.put("h.tif", DocumentPictures.tiledTiff("PackBits", 16, grey));
        whole.put("i.bmp", DocumentPictures.bmp(grey));
        whole.put("j.gif", DocumentPictures.gif(grey));
        whole.put("k.pgm", DocumentPictures.pnm(grey));
        whole.put("l.webp", DocumentPictures.webp(digit));
        whole.put("m.pdf", DocumentPictures.scannedPdf(Storage.LOSSLESS, 100, 0, grey, grey));
        whole.put("n.pdf", DocumentPictures.scannedPdf(Storage.JPEG, 100, 90, grey));
        whole.put("o.pdf", DocumentPictures.scannedPdf(Storage.FAX, 100, 0, bits));
        whole.put("t.pdf", DocumentPictures.scannedPdf(Storage.JBIG2, 100, 0, bits));
        whole.put("p.pdf", DocumentPictures.drawnPdf(60, 50, 25, 10, 6, 30));
        Map<String, byte[]> entries = Map.of("1.png", whole.get("a.png"), "2.tif", whole.get("d.tif"));
        whole.put("q.zip", SampleArchives.zip(entries, true, false));
        whole.put("r.tar", SampleArchives.tar(entries));
        whole.put("s.tar.gz", SampleArchives.gzip(SampleArchives.tar(entries)));
    }

    static void write(Path directory) throws IOException {
        BrokenCorpus corpus = new BrokenCorpus(Files.createDirectories(directory));
        corpus.writeTruncated();
        corpus.writeFlipped();
        corpus.writeFuzz();
        corpus.writeMisnamed();
        corpus.writeNames();
        corpus.writeBombs();
        corpus.writeCircles();
        corpus.writeOddities();
    }

    private void put(String folder, String name, byte[] content) throws IOException {
        Path file = directory.resolve(folder).resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    private void writeTruncated() throws IOException {
        for (Map.Entry<String, byte[]> file : whole.entrySet()) {
            byte[] content = file.getValue();
            for (int cut = 0; cut < TRUNCATIONS; cut++) {
                // The structures stand at the beginning and at the end; the pixels between.
                int length =
                        switch (cut) {
                            case 0 -> 3;
                            case 1 -> 9;
                            case 2 -> Math.min(30, content.length / 2);
                            case 3 -> content.length - 1;
                            case 4 -> Math.max(1, content.length - 20);
                            default -> random.nextInt(content.length);
                        };
                put("truncated", cut + "-" + file.getKey(), Arrays.copyOf(content, length));
            }
        }
    }

    private void writeFlipped() throws IOException {
        for (Map.Entry<String, byte[]> file : whole.entrySet()) {
            for (int flip = 0; flip < FLIPS; flip++) {
                byte[] content = file.getValue().clone();
                int most = flip % 2 == 0 ? Math.min(200, content.length) : content.length;
                for (int i = 0; i <= flip / 2; i++) {
                    content[random.nextInt(most)] ^= (byte) (1 << random.nextInt(8));
                }
                put("flipped", flip + "-" + file.getKey(), content);
            }
        }
    }

    /** The right beginning, and then anything. */
    private void writeFuzz() throws IOException {
        for (Map.Entry<String, byte[]> file : whole.entrySet()) {
            byte[] content = new byte[2_000];
            random.nextBytes(content);
            System.arraycopy(file.getValue(), 0, content, 0, 16);
            put("fuzz", file.getKey(), content);
            put("begun", file.getKey(), Arrays.copyOf(file.getValue(), 8));
        }
    }

    private void writeMisnamed() throws IOException {
        String[] names = whole.keySet().toArray(String[]::new);
        for (int i = 0; i < names.length; i++) {
            String other = names[(i + 7) % names.length];
            put("misnamed", names[i] + other.substring(other.indexOf('.')), whole.get(names[i]));
        }
        put("misnamed", "no name to go by", whole.get("a.png"));
    }

    private void writeNames() throws IOException {
        List<String> names = List.of(
                "new\nline.png",
                "tab\t.png",
                "quote\"'`.png",
                "per%20cent%.png",
                "ünïcödé 数字.png",
                "\uD83D\uDE00.png",
                "\u202Eright to left.png",
                "star*[x]?{a,b}.png",
                "back\\slash.png",
                " ",
                "bang!",
                "x".repeat(251) + ".png",
                "-rf.png",
                "col:on.png");
        for (String name : names) {
            put("names", name, whole.get("a.png"));
        }
        put("names/arch.zip!", "1.png", whole.get("a.png"));
    }

    private void writeBombs() throws IOException {
        put("bombs", "pixels.png", Pictures.pngHeader(100_000, 100_000));
        put("bombs", "pixels.tif", DocumentPictures.tiffDirectory(256, 100_000, 257, 100_000, 273, 100, 279, 25));
        put(
                "bombs",
                "tile.tif",
                DocumentPictures.tiffDirectory(256, 9, 257, 9, 322, 65_536, 323, 65_536, 324, 60, 325, 9));
        put("bombs", "samples.tif", DocumentPictures.tiffDirectory(256, 9, 257, 9, 277, 60_000, 273, 60, 279, 9));
        put("bombs", "pixels.pgm", "P5 100000 100000 255\n".getBytes(StandardCharsets.US_ASCII));
        put("bombs", "pixels.pbm", "P1 2000000000 2000000000\n".getBytes(StandardCharsets.US_ASCII));
        put("bombs", "pixels.gif", patched("j.gif", 6, 0xFFFF_FFFF));
        put("bombs", "pixels.bmp", patched("i.bmp", 18, 1 << 20));
        put("bombs", "pixels.webp", patched("l.webp", 21, 0x0FFF_FFFF));
        put("bombs", "drawn.pdf", DocumentPictures.drawnPdf(14_400, 14_400, 0, 0, 9, 9));
        put("bombs", "pages.pdf", DocumentPictures.emptyPdf(1_001, null));
        BufferedImage[] pages = new BufferedImage[1_001];
        Arrays.fill(pages, new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY));
        put("bombs", "pages.tif", DocumentPictures.tiff("None", false, pages));
        byte[] zeros = zeros(200 << 20);
        put("bombs", "content.pdf", pdf("<</Length " + zeros.length + "/Filter/FlateDecode>>", zeros));
        put("bombs", "twice.pdf", pdf("<</Length 99/Filter[/FlateDecode/FlateDecode]>>", deflate(zeros)));
        put("bombs", "image.pdf", imagePdf(50_000, 50_000));
        byte[] zip = SampleArchives.zip(Map.of("a", whole.get("a.png")), true, false);
        ByteBuffer directory = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int entry = directory.getInt(zip.length - 6);
        directory.putInt(entry + 24, 0x7FFF_FFFF);
        put("bombs", "says.zip", zip.clone());
        directory.putInt(entry + 20, 0x7FFF_FFFF);
        put("bombs", "shares.zip", zip);
        put("bombs", "zeros.tar.gz", SampleArchives.gzip(SampleArchives.tar(Map.of("zeros", new byte[300 << 16]))));
    }

    private byte[] patched(String name, int at, int value) {
        byte[] content = whole.get(name).clone();
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return content;
    }

    private static byte[] zeros(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        try (OutputStream output = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
            for (int written = 0; written < length; written += block.length) {
                output.write(block);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream output = new DeflaterOutputStream(bytes)) {
            output.write(content);
        }
        return bytes.toByteArray();
    }

    /** A PDF file of one page whose content is object 4. */
    private static byte[] pdf(String dictionary, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R"
                        + "/Resources<</XObject<</X 5 0 R>>>>>>endobj\n4 0 obj" + dictionary + "stream\n")
                .getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(content);
        bytes.writeBytes("\nendstream endobj\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(
                ("5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 4>>"
                                + "stream\n/X Do\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static byte[] imagePdf(int width, int height) {
        byte[] content = "72 0 0 72 0 0 cm /I Do".getBytes(StandardCharsets.US_ASCII);
        String text = new String(pdf("<</Length " + content.length + ">>", content), StandardCharsets.ISO_8859_1);
        return text.replace("/X 5 0 R>>>>>>endobj\n4", "/I 5 0 R>>>>>>endobj\n4")
                .replace(
                        "/Subtype/Form",
                        "/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width " + width + "/Height " + height)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void writeCircles() throws IOException {
        byte[] form = "/X Do".getBytes(StandardCharsets.US_ASCII);
        byte[] tiff = whole.get("c.tiff").clone();
        ByteBuffer buffer =
                ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int start = buffer.getInt(4);
        buffer.putInt(start + 2 + 12 * buffer.getShort(start), start);
        put("circles", "chain.tif", tiff);
        put("circles", "branch.tif", DocumentPictures.tiffDirectory(256, 5, 257, 5, 273, 100, 279, 25, 330, 8));
        put("circles", "exif.tif", DocumentPictures.tiffDirectory(256, 5, 257, 5, 273, 99, 279, 25, 34665, 8));
        put("circles", "form.pdf", pdf("<</Length 5>>", form));
        String kids = new String(pdf("<</Length 5>>", form), StandardCharsets.ISO_8859_1);
        put("circles", "kids.pdf", kids.replace("Kids[3 0 R]", "Kids[2 0 R]").getBytes(StandardCharsets.ISO_8859_1));
        put("circles", "length.pdf", kids.replace("/Length 5", "/Length 4 0 R").getBytes(StandardCharsets.ISO_8859_1));
        put(
                "circles",
                "previous.pdf",
                kids.replace("trailer<<", "xref\n0 0\ntrailer<</Prev 0")
                        .replace("%%EOF", "startxref\n0\n%%EOF")
                        .getBytes(StandardCharsets.ISO_8859_1));
        Files.createSymbolicLink(directory.resolve("circles/up"), directory);
        Files.createSymbolicLink(directory.resolve("circles/itself.png"), Path.of("itself.png"));
    }

    private void writeOddities() throws IOException {
        put("odd", "empty.png", new byte[0]);
        put("odd", "empty", new byte[0]);
        put("odd", "zeros.tif", new byte[1 << 20]);
        put("odd", "page.html", "<html><img src='x.png'></html>".getBytes(StandardCharsets.US_ASCII));
        put("odd", "locked.pdf", DocumentPictures.emptyPdf(1, "secret"));
        put("odd", "open.pdf", DocumentPictures.emptyPdf(1, ""));
        put("odd", "text.gz", SampleArchives.gzip("seven".getBytes(StandardCharsets.US_ASCII)));
        put("odd", "nested.zip", SampleArchives.zip(Map.of("q.zip", whole.get("q.zip")), true, false));
        put("odd", "nothing.zip", SampleArchives.zip(Map.of(), true, false));
        put(
                "odd",
                "names.zip",
                SampleArchives.zip(Map.of("../../x", whole.get("a.png"), "/y", new byte[3]), true, false));
        put("odd", "after.png", concatenated(whole.get("a.png"), new byte[500]));
        put("odd", "before.png", concatenated(new byte[5], whole.get("a.png")));
        put("odd/folder.png", "in.png", whole.get("a.png"));
        Files.createSymbolicLink(directory.resolve("odd/device.png"), Path.of("/dev/zero"));
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
