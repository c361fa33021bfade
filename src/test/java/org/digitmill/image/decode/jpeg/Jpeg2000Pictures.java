package org.digitmill.image.decode.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.digitmill.image.decode.DocumentPictures;
import org.digitmill.image.pixel.GreyImage;

/** Writes JPEG 2000 files for tests, with the library in {@code target/readers}. */
public final class Jpeg2000Pictures {
    private static final String PLUGIN = "com.github.jaiimageio.jpeg2000.";

    private Jpeg2000Pictures() {}

    /** The library's jars, as a user names them. */
    public static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/readers").toAbsolutePath())) {
            return files.sorted().toList();
        }
    }

    /** What Spark makes of such jars: a loader that has them, for the threads of tasks. */
    static URLClassLoader loader() throws IOException {
        List<URL> jars = new ArrayList<>();
        for (Path jar : jars()) {
            jars.add(jar.toUri().toURL());
        }
        return new URLClassLoader(jars.toArray(URL[]::new), Jpeg2000Pictures.class.getClassLoader());
    }

    /**
     * A file without loss.
     *
     * @param bare whether it is nothing but the code stream
     */
    public static byte[] write(GreyImage picture, boolean bare) throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader plugin = loader();
                MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriterSpi provider = (ImageWriterSpi) plugin.loadClass(PLUGIN + "impl.J2KImageWriterSpi")
                    .getDeclaredConstructor()
                    .newInstance();
            ImageWriter writer = provider.createWriterInstance();
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            Class<?> own = plugin.loadClass(PLUGIN + "J2KImageWriteParam");
            own.getMethod("setWriteCodeStreamOnly", boolean.class).invoke(parameters, bare);
            own.getMethod("setLossless", boolean.class).invoke(parameters, true);
            writer.setOutput(output);
            writer.write(null, new IIOImage(DocumentPictures.buffered(picture), null, null), parameters);
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
