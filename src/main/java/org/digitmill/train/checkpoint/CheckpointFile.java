package org.digitmill.train.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.digitmill.JsonMappers;
import org.digitmill.Sha256;
import org.digitmill.Versions;
import org.digitmill.train.progress.BestEpoch;
import org.digitmill.train.progress.TrainingProgress;

/**
 * The checkpoint file: a zip of {@code manifest.json} and behind it the parts that it lists, each of float32 numbers, little-endian (the
 * average of the weights: float64).
 *
 * <p>A checkpoint is not trusted: sizes are bounded, every digest is checked, unknown entries are refused, and no Java object is
 * deserialised.
 *
 * @param run whose progress it is
 * @param progress progress of that run
 */
record CheckpointFile(RunIdentity run, TrainingProgress progress) {
    private static final String MANIFEST = "manifest.json";
    private static final int MAXIMUM_MANIFEST_BYTES = 16 << 20;
    /** The bytes of the file. */
    byte[] write() {
        Map<String, byte[]> parts = ProgressParts.of(progress);
        Map<String, CheckpointManifest.Part> listed = new TreeMap<>();
        parts.forEach((name, bytes) -> listed.put(name, new CheckpointManifest.Part(bytes.length, Sha256.hex(bytes))));
        CheckpointManifest manifest = new CheckpointManifest(
                CheckpointManifest.FORMAT,
                CheckpointManifest.VERSION,
                run.facts(),
                Versions.all(),
                progress.epoch(),
                progress.round(),
                progress.state().network().iterations(),
                progress.tally(),
                progress.state().workerUpdaterStates().size(),
                progress.average().rounds(),
                progress.best().map(BestEpoch::epoch).orElse(0),
                progress.history(),
                listed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // Weights hardly compress, so they are stored uncompressed.
            zip.setLevel(Deflater.NO_COMPRESSION);
            put(
                    zip,
                    MANIFEST,
                    JsonMappers.SNAKE_CASE.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Reads the bytes of a file. */
    static CheckpointFile read(byte[] content) throws DamagedCheckpointException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(MANIFEST)) {
                throw new DamagedCheckpointException("it is no zip that begins with an entry " + MANIFEST);
            }
            CheckpointManifest manifest = manifest(zip.readNBytes(MAXIMUM_MANIFEST_BYTES));
            Map<String, byte[]> parts = parts(zip, manifest, content.length);
            return new CheckpointFile(new RunIdentity(manifest.run()), ProgressParts.progress(manifest, parts));
        } catch (IOException | IllegalArgumentException broken) {
            // The latter is what Java throws for an entry whose name is no UTF-8.
            throw new DamagedCheckpointException(String.valueOf(broken.getMessage()), broken);
        }
    }

    private static CheckpointManifest manifest(byte[] json) throws IOException, DamagedCheckpointException {
        CheckpointManifest manifest = JsonMappers.SNAKE_CASE.readValue(json, CheckpointManifest.class);
        if (manifest == null) {
            throw new DamagedCheckpointException("its manifest is empty");
        }
        if (!CheckpointManifest.FORMAT.equals(manifest.format())
                || manifest.formatVersion() != CheckpointManifest.VERSION) {
            throw new DamagedCheckpointException("it is " + manifest.format() + " version " + manifest.formatVersion()
                    + ", but this program reads " + CheckpointManifest.FORMAT + " version "
                    + CheckpointManifest.VERSION);
        }
        return manifest;
    }

    private static Map<String, byte[]> parts(ZipInputStream zip, CheckpointManifest manifest, int limit)
            throws IOException, DamagedCheckpointException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int left = limit;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            CheckpointManifest.Part expected = manifest.parts().get(entry.getName());
            if (expected == null) {
                throw new DamagedCheckpointException("it has an entry " + entry.getName() + " that it does not list");
            }
            // Parts are stored uncompressed, so together they are no longer than the file.
            byte[] bytes = zip.readNBytes(left);
            left -= bytes.length;
            if (bytes.length != expected.bytes() || !Sha256.hex(bytes).equals(expected.sha256())) {
                throw new DamagedCheckpointException(
                        "its entry " + entry.getName() + " has another digest than listed");
            }
            if (parts.put(entry.getName(), bytes) != null) {
                throw new DamagedCheckpointException("it has the entry " + entry.getName() + " twice");
            }
        }
        if (parts.size() < manifest.parts().size()) {
            throw new DamagedCheckpointException("it ends before all parts that it lists");
        }
        return parts;
    }
}
