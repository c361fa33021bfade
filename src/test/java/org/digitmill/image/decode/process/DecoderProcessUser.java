package org.digitmill.image.decode.process;

import java.nio.file.Files;
import java.nio.file.Path;
import org.digitmill.image.decode.ImageDecoder;
import org.digitmill.image.decode.ImagePages;
import org.digitmill.image.decode.source.ImageException;
import org.digitmill.image.decode.source.ImageLimits;

/** A program that decodes a file, then says how many processes it has started, and waits until it is ended. Arguments: file and seconds. */
final class DecoderProcessUser {
    private DecoderProcessUser() {}

    public static void main(String[] arguments) throws Exception {
        byte[] content = Files.readAllBytes(Path.of(arguments[0]));
        ImageDecoder decoder = ImageDecoder.withProcess(
                ImageLimits.DEFAULT,
                ImageDecoder.DEFAULT_PDF_RESOLUTION,
                Integer.parseInt(arguments[1]),
                new FileClock());
        Thread thread = new Thread(() -> {
            try (ImagePages pages = decoder.open(content, content.length)) {
                pages.next();
                System.out.println("decoded");
            } catch (ImageException e) {
                System.out.println(e.code());
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive() && ProcessHandle.current().children().findAny().isEmpty()) {
            thread.join(100);
        }
        System.out.println(
                ProcessHandle.current().children().map(ProcessHandle::pid).toList());
        System.in.read();
    }
}
