package org.digitmill.samples.photos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.digitmill.dataset.digits.LabelledDigits;
import org.digitmill.dataset.file.LocalFiles;
import org.digitmill.dataset.format.IdxReader;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.framing.DigitFraming;
import org.digitmill.image.framing.FramedDigit;
import org.digitmill.image.framing.PlainFramings;
import org.digitmill.image.pixel.GreyImage;
import org.digitmill.model.Classifier;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.ModelFile;
import org.digitmill.model.Prediction;

/** Measures framing: the share of simulated photographs that a model reads correctly, by kind and by framing method. */
public final class PhotoAccuracy {
    private final Classifier classifier;
    private final float reviewThreshold;

    private PhotoAccuracy(Classifier classifier, float reviewThreshold) {
        this.classifier = classifier;
        this.reviewThreshold = reviewThreshold;
    }

    /** Arguments: a model file, a directory with MNIST's test files, a seed, photographs of each kind, and where to put those misread. */
    public static void main(String[] arguments) throws IOException {
        ModelBundle model = ModelFile.read(Files.readAllBytes(Path.of(arguments[0])), arguments[0]);
        LabelledDigits digits = IdxReader.read(
                new LocalFiles(),
                Path.of(arguments[1], "t10k-images-idx3-ubyte.gz").toString(),
                Path.of(arguments[1], "t10k-labels-idx1-ubyte.gz").toString());
        Path misread = arguments.length > 4 ? Files.createDirectories(Path.of(arguments[4])) : null;
        try (Classifier classifier = model.classifier()) {
            new PhotoAccuracy(classifier, (float) model.manifest().calibration().reviewThreshold())
                    .print(digits, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]), misread);
        }
    }

    private void print(LabelledDigits digits, long seed, int count, Path misread) throws IOException {
        System.out.printf(
                "%-14s %8s %8s %8s %8s %8s %8s%n", "kind", "resized", "simple", "ours", "ceiling", "none", "review");
        double[] sums = new double[6];
        for (PhotoKind kind : PhotoKind.values()) {
            double[] shares = measure(kind, digits, seed, count, misread);
            print(kind.name(), shares);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += shares[i] / PhotoKind.values().length;
            }
        }
        print("all", sums);
    }

    private static void print(String name, double[] shares) {
        System.out.printf(
                "%-14s %8.3f %8.3f %8.3f %8.3f %8.3f %8.3f%n",
                name, shares[0], shares[1], shares[2], shares[3], shares[4], shares[5]);
    }

    private double[] measure(PhotoKind kind, LabelledDigits digits, long seed, int count, Path misread)
            throws IOException {
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
        Map<Integer, Function<GreyImage, byte[]>> ways = new LinkedHashMap<>();
        ways.put(0, PlainFramings::resizedAndInverted);
        ways.put(1, PlainFramings::withoutBackground);
        ways.put(
                2,
                picture -> DigitFraming.frame(picture).map(FramedDigit::pixels).orElse(new byte[FramedDigit.PIXELS]));
        List<ByteArrayOutputStream> framed = new ArrayList<>();
        for (int way = 0; way < 4; way++) {
            framed.add(new ByteArrayOutputStream());
        }
        List<Photo> photos = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Photo photo = Photo.take(kind, digits, seed, index);
            photos.add(photo);
            GreyImage picture;
            try {
                picture = decoder.decode(photo.content());
            } catch (ImageException e) {
                throw new IllegalStateException(e);
            }
            ways.forEach((way, framing) -> framed.get(way).writeBytes(framing.apply(picture)));
            framed.get(3).writeBytes(photo.clean());
        }
        double[] shares = new double[6];
        for (int way = 0; way < 4; way++) {
            byte[] pixels = framed.get(way).toByteArray();
            float[] probabilities = classifier.probabilities(pixels, count);
            for (int index = 0; index < count; index++) {
                Prediction prediction = Prediction.of(probabilities, index * 10);
                boolean right = prediction.digit() == photos.get(index).label();
                shares[way] += right ? 1.0 / count : 0;
                if (way == 2) {
                    boolean none = isBlank(pixels, index);
                    shares[4] += none ? 1.0 / count : 0;
                    shares[5] += !none && prediction.confidence() < reviewThreshold ? 1.0 / count : 0;
                    if (!right && misread != null) {
                        keep(photos.get(index), index, prediction, pixels, misread);
                    }
                }
            }
        }
        return shares;
    }

    private static boolean isBlank(byte[] pixels, int index) {
        for (int i = index * FramedDigit.PIXELS; i < (index + 1) * FramedDigit.PIXELS; i++) {
            if (pixels[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static void keep(Photo photo, int index, Prediction prediction, byte[] pixels, Path directory)
            throws IOException {
        String name = "%s-%03d-%d-as-%d".formatted(photo.kind(), index, photo.label(), prediction.digit());
        Files.write(directory.resolve(name + ".jpg"), photo.content());
        byte[] framed = new byte[FramedDigit.PIXELS];
        System.arraycopy(pixels, index * FramedDigit.PIXELS, framed, 0, framed.length);
        Files.write(
                directory.resolve(name + ".framed.png"), org.digitmill.image.decode.Pictures.greyPng(28, 28, framed));
        Files.write(
                directory.resolve(name + ".clean.png"),
                org.digitmill.image.decode.Pictures.greyPng(28, 28, photo.clean()));
    }
}
