package org.digitmill.image.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;
import org.digitmill.image.pixel.GreyImage;

/**
 * Decodes every file below a directory, such as a decoder's public test files, and says what came of it.
 *
 * <p>Run it by hand: {@code java @conf/jvm.options -Xmx2g -cp … org.digitmill.image.decode.DecoderSuite DIRECTORY PAGES}. It prints a line
 * a file: its path, {@code read} with the number of pages or the error's code and message, separated by tabs. The pages are written below
 * PAGES as PGM files, which another decoder's can be compared with. An exception that is not documented is printed as
 * {@code UNDOCUMENTED}.
 */
public final class DecoderSuite {
    private static final int RESOLUTION = 100;
    private static final int MOST_SECONDS = 60;

    private DecoderSuite() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("Usage: DecoderSuite DIRECTORY PAGES");
            return;
        }
        Path directory = Path.of(arguments[0]);
        Path pages = Path.of(arguments[1]);
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = directory.relativize(file).toString();
            System.out.println(name + "\t" + withinTime(file, pages.resolve(name)));
        }
        System.exit(0);
    }

    private static String withinTime(Path file, Path pages) throws InterruptedException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<String> result = thread.submit(() -> decode(file, pages));
        try {
            return result.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "UNDOCUMENTED\tit took more than " + MOST_SECONDS + " seconds";
        } catch (ExecutionException e) {
            StackTraceElement[] trace = e.getCause().getStackTrace();
            return "UNDOCUMENTED\t" + e.getCause() + (trace.length == 0 ? "" : " at " + trace[0]);
        } finally {
            thread.shutdown();
        }
    }

    private static String decode(Path file, Path pages) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int read = 0;
        try (ImagePages open = new ImageDecoder(ImageLimits.DEFAULT, RESOLUTION).open(content, content.length)) {
            while (open.hasNext()) {
                write(open.next().image(), Path.of(pages + "." + read + ".pgm"));
                read++;
            }
            return "read\t" + read;
        } catch (ImageException refused) {
            return refused.code() + "\t"
                    + refused.getMessage().replaceAll("\\s+", " ")
                    + (read == 0 ? "" : " (pages read: " + read + ")");
        }
    }

    private static void write(GreyImage image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] header =
                "P5 %d %d 255\n".formatted(image.width(), image.height()).getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[header.length + image.pixels().length];
        System.arraycopy(header, 0, content, 0, header.length);
        System.arraycopy(image.pixels(), 0, content, header.length, image.pixels().length);
        Files.write(file, content);
    }
}
