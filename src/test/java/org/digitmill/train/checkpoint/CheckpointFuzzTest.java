package org.digitmill.train.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.digitmill.fuzz.FuzzContract;
import org.digitmill.train.averaging.NetworkState;
import org.digitmill.train.averaging.TrainingState;
import org.digitmill.train.progress.TrainingProgress;

/** Fuzzing of checkpoint files: damaged files, and intact files with a damaged manifest. */
class CheckpointFuzzTest extends FuzzContract {
    private final byte[] whole = new CheckpointFile(CheckpointFileTest.RUN, CheckpointFileTest.progress()).write();

    @Override
    protected List<byte[]> seeds() throws IOException {
        TrainingState state =
                new TrainingState(new NetworkState(new float[] {1}, new float[] {2}, 0), List.of(), new float[0]);
        byte[] start = new CheckpointFile(CheckpointFileTest.RUN, TrainingProgress.start(state)).write();
        List<byte[]> files = new ArrayList<>(List.of(whole, start));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
            zip.getNextEntry();
            files.add(zip.readAllBytes());
        }
        return files;
    }

    @Override
    protected void parse(byte[] input) throws Exception {
        read(input);
        if (input.length > 0 && input[0] != 'P') {
            read(withManifest(input));
        }
    }

    private static void read(byte[] file) {
        try {
            CheckpointFile.read(file);
        } catch (DamagedCheckpointException documented) {
            // As it should be.
        }
    }

    private byte[] withManifest(byte[] manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            ZipEntry first = in.getNextEntry();
            out.putNextEntry(new ZipEntry(first.getName()));
            out.write(manifest);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
        }
        return bytes.toByteArray();
    }
}
