package org.digitmill.cli.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.digitmill.InputException;
import org.digitmill.cli.common.Home;
import org.digitmill.dataset.download.DownloadOptions;
import org.digitmill.dataset.download.MnistDownload;

/** Chooses the demo's data: MNIST on the disk, MNIST from the network, or generated digits. */
final class DemoData {
    private final Home home;

    DemoData(Home home) {
        this.home = home;
    }

    /** @param say takes a line on what is used and why */
    String find(Consumer<String> say) {
        Path own = home.resolve("data/mnist");
        if (hasMnist(own)) {
            return own.toString();
        }
        String given = System.getenv("DIGITMILL_MNIST");
        if (given != null && !given.isBlank()) {
            if (hasMnist(Path.of(given))) {
                return given;
            }
            say.accept("DIGITMILL_MNIST is " + given + ", but MNIST's training images are not there.");
        }
        say.accept("MNIST is not on this machine; downloading it into " + own);
        try {
            new MnistDownload(DownloadOptions.DEFAULTS, (file, bytes, total) -> {}).fetch(own);
            return own.toString();
        } catch (InputException unreachable) {
            say.accept(unreachable.getMessage());
            say.accept(
                    "Using synthetic digits instead, which the program draws itself: the accuracy will be that on drawn digits.");
            return "synthetic";
        }
    }

    private static boolean hasMnist(Path directory) {
        return Stream.of("train-images-idx3-ubyte", "train-images-idx3-ubyte.gz")
                .anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
    }
}
