package org.digitmill.train.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.digitmill.model.Digests;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.progress.BestEpoch;
import org.digitmill.train.progress.EpochReport;
import org.digitmill.train.progress.Tally;
import org.digitmill.train.progress.TrainingProgress;
import org.digitmill.train.progress.WeightAverage;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {
    static final RunIdentity RUN = new RunIdentity(Map.of("options.seed", "1"));

    /** Progress in the middle of the third epoch. */
    static TrainingProgress progress() {
        NetworkState network =
                new NetworkState(new float[] {1.5f, -0f, Float.MIN_VALUE, Float.NaN}, new float[0], Integer.MAX_VALUE);
        List<EpochReport> history = List.of(
                new EpochReport(1, 0.1 + 0.2, 1 / 3.0, 0.99, 123_456_789_012L, 1e-9, 5e-10),
                new EpochReport(2, 5e-324, 0, 1, 7, 12.5, 12.25));
        return new TrainingProgress(
                3,
                41,
                new TrainingState(network, List.of(new float[] {1, 2}, new float[] {3, 4}), new float[] {9, 8, 7, 6}),
                new WeightAverage(new double[] {1 / 3.0, Double.MIN_VALUE}, 12_345_678_901L),
                new Tally(0.1 + 0.7, 999, 1.25, 1.125),
                history,
                Optional.of(new BestEpoch(2, new float[] {4, 3, 2, 1}, new float[] {0.5f})));
    }

    static void assertSame(TrainingProgress expected, TrainingProgress found) {
        assertEquals(expected.epoch(), found.epoch());
        assertEquals(expected.round(), found.round());
        assertEquals(expected.tally(), found.tally());
        assertEquals(expected.history(), found.history());
        NetworkState network = expected.state().network();
        assertArrayEquals(
                bits(network.parameters()), bits(found.state().network().parameters()));
        assertArrayEquals(
                bits(network.updaterState()), bits(found.state().network().updaterState()));
        assertEquals(network.iterations(), found.state().network().iterations());
        assertArrayEquals(bits(expected.state().velocity()), bits(found.state().velocity()));
        assertEquals(
                expected.state().workerUpdaterStates().size(),
                found.state().workerUpdaterStates().size());
        for (int worker = 0; worker < expected.state().workerUpdaterStates().size(); worker++) {
            assertArrayEquals(
                    bits(expected.state().workerUpdaterStates().get(worker)),
                    bits(found.state().workerUpdaterStates().get(worker)));
        }
        assertArrayEquals(expected.average().parameters(), found.average().parameters());
        assertEquals(expected.average().rounds(), found.average().rounds());
        assertEquals(expected.best().isPresent(), found.best().isPresent());
        expected.best().ifPresent(best -> {
            BestEpoch other = found.best().orElseThrow();
            assertEquals(best.epoch(), other.epoch());
            assertArrayEquals(bits(best.parameters()), bits(other.parameters()));
            assertArrayEquals(bits(best.probabilities()), bits(other.probabilities()));
        });
    }

    private static int[] bits(float[] numbers) {
        int[] bits = new int[numbers.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(numbers[i]));
        return bits;
    }

    @Test
    void readsWhatItWroteBitForBit() throws DamagedCheckpointException {
        CheckpointFile read = CheckpointFile.read(new CheckpointFile(RUN, progress()).write());

        assertEquals(RUN, read.run());
        assertSame(progress(), read.progress());
    }

    @Test
    void aRunThatJustBeganIsRead() throws DamagedCheckpointException {
        TrainingProgress start = TrainingProgress.start(
                new TrainingState(new NetworkState(new float[] {1}, new float[] {2}, 0), List.of(), new float[0]));

        assertSame(
                start,
                CheckpointFile.read(new CheckpointFile(RUN, start).write()).progress());
    }

    @Test
    void aFileCutAnywhereBeforeItsDirectoryIsDamaged() {
        byte[] whole = new CheckpointFile(RUN, progress()).write();
        int directory = lastIndexOf(whole, new byte[] {'P', 'K', 1, 2}, "parameters.bin".length());
        for (int length = 0; length < directory; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(DamagedCheckpointException.class, () -> CheckpointFile.read(cut), length + " bytes");
        }
    }

    /** Where the zip's directory, which repeats what the entries say, begins. */
    private static int lastIndexOf(byte[] content, byte[] mark, int atLeast) {
        for (int i = atLeast; i < content.length - mark.length; i++) {
            if (Arrays.equals(content, i, i + mark.length, mark, 0, mark.length)) {
                return i;
            }
        }
        throw new AssertionError("no directory");
    }

    @Test
    void aByteChangedInThePartsIsDamage() {
        byte[] whole = new CheckpointFile(RUN, progress()).write();
        int directory = lastIndexOf(whole, new byte[] {'P', 'K', 1, 2}, 0);
        int damaged = 0;
        for (int i = 0; i < directory; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            try {
                assertSame(progress(), CheckpointFile.read(changed).progress());
            } catch (DamagedCheckpointException expected) {
                damaged++;
            }
        }
        // What may change is what says nothing: times and flags of the zip.
        assertTrue(damaged > directory * 0.9, damaged + " of " + directory);
    }

    @Test
    void aManifestWithNothingWhereSomethingMustBeIsDamage() throws IOException {
        for (String pattern : new String[] {
            "(?s).*",
            "(?s)(?<=\"history\" : )\\[.*?}(?=, \\{)",
            "(?s)(?<=\"parameters.bin\" : )\\{[^}]*}",
            "(?s)(?<=\"run\" : )\\{[^}]*}"
        }) {
            byte[] file = withManifest(pattern, pattern.contains("history") ? "[null" : "null");
            assertThrows(DamagedCheckpointException.class, () -> CheckpointFile.read(file), pattern);
        }
    }

    private static byte[] withManifest(String pattern, String replacement) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in =
                        new ZipInputStream(new ByteArrayInputStream(new CheckpointFile(RUN, progress()).write()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                if (entry.getName().equals("manifest.json")) {
                    String before = new String(content, StandardCharsets.UTF_8);
                    String after = before.replaceFirst(pattern, replacement);
                    assertTrue(!before.equals(after), before);
                    content = after.getBytes(StandardCharsets.UTF_8);
                }
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    /** Each part may be as long as the file, for nothing in it is packed; all of them together may not. */
    @Test
    void partsThatUnpackToMoreThanTheFileAreDamage() throws IOException {
        byte[] zeros = new byte[4_000];
        String part = "{\"bytes\" : 4000, \"sha256\" : \"" + Digests.sha256(zeros) + "\"}";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in =
                        new ZipInputStream(new ByteArrayInputStream(new CheckpointFile(RUN, progress()).write()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(in.getNextEntry().getName()));
            String manifest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            StringBuilder more = new StringBuilder("\"parts\" : {");
            for (int i = 0; i < 100; i++) {
                more.append("\"zeros-").append(i).append("\" : ").append(part).append(", ");
            }
            out.write(manifest.replaceFirst("\"parts\" : \\{", more.toString()).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.putNextEntry(new ZipEntry("zeros-" + i));
                out.write(zeros);
            }
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
        }
        assertThrows(DamagedCheckpointException.class, () -> CheckpointFile.read(bytes.toByteArray()));
    }

    @Test
    void anEntryThatIsNotListedIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in =
                        new ZipInputStream(new ByteArrayInputStream(new CheckpointFile(RUN, progress()).write()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry("surprise.ser"));
        }

        DamagedCheckpointException damage =
                assertThrows(DamagedCheckpointException.class, () -> CheckpointFile.read(bytes.toByteArray()));
        assertTrue(damage.getMessage().contains("surprise.ser"), damage.getMessage());
    }

    @Test
    void whatIsNoCheckpointIsRefused() {
        for (String content : new String[] {"", "PK", "no zip at all", "{}"}) {
            assertThrows(DamagedCheckpointException.class, () -> CheckpointFile.read(content.getBytes()));
        }
    }
}
