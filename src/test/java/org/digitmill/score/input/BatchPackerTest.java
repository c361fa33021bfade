package org.digitmill.score.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class BatchPackerTest {
    @Test
    void everyFileIsInOneBatchInOrder() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            long[] lengths = random.longs(random.nextInt(3_000), 0, 1 << random.nextInt(30) + 1)
                    .toArray();
            FileBatch chunk = chunk(lengths);
            int next = 0;
            List<FileBatch> batches = BatchPacker.pack(chunk, 1 + random.nextInt(40));
            for (int i = 0; i < batches.size(); i++) {
                assertEquals(i, batches.get(i).ordinal());
                assertTrue(batches.get(i).size() > 0);
                for (int j = 0; j < batches.get(i).size(); j++) {
                    assertEquals(chunk.file(next++), batches.get(i).file(j));
                }
            }
            assertEquals(lengths.length, next);
        }
    }

    @Test
    void manySmallFilesAreSharedOut() {
        long[] lengths = new Random(6).longs(20_000, 200, 500).toArray();
        List<FileBatch> batches = BatchPacker.pack(chunk(lengths), 2);
        assertEquals(8, batches.size());
        for (FileBatch batch : batches) {
            assertEquals(20_000 / 8, batch.size(), 20);
        }
    }

    @Test
    void oneLargeFileIsABatchOfItsOwn() {
        long[] lengths = filled(1_000, 300);
        lengths[500] = 100_000_000;
        List<FileBatch> batches = BatchPacker.pack(chunk(lengths), 4);
        assertTrue(batches.stream().anyMatch(batch -> batch.size() == 1 && batch.lengths()[0] == 100_000_000));
    }

    @Test
    void fewFilesAreNotSpreadThin() {
        assertEquals(1, BatchPacker.pack(chunk(filled(50, 300)), 16).size());
    }

    @Test
    void documentsAreSharedOutThoughTheyAreShort() {
        List<FileBatch> batches =
                BatchPacker.pack(named(1_040, i -> i % 10 > 0 && i < 1_000 ? i + ".png" : i + ".pdf"), 2);
        assertTrue(batches.size() <= 100, batches.size() + " batches");
        for (FileBatch batch : batches) {
            assertTrue(documents(batch) <= 2, documents(batch) + " of 140 documents in one batch");
        }
    }

    @Test
    void fewDocumentsAreInABatchHoweverManyThereAre() {
        List<FileBatch> batches = BatchPacker.pack(named(21_000, i -> i < 1_000 ? i + ".TIFF" : i + ".png"), 2);
        for (FileBatch batch : batches) {
            assertTrue(documents(batch) <= 16, documents(batch) + " documents in one batch");
        }
        long[] pictures = batches.stream()
                .mapToLong(batch -> batch.size() - documents(batch))
                .filter(count -> count > 0)
                .toArray();
        assertTrue(pictures.length >= 2, "the pictures behind the documents are in " + pictures.length + " batches");
    }

    private static long documents(FileBatch batch) {
        return Arrays.stream(batch.paths()).filter(FileCost::isDocument).count();
    }

    private static FileBatch named(int count, IntFunction<String> names) {
        FileBatch chunk = chunk(filled(count, 300));
        Arrays.setAll(chunk.paths(), names);
        return chunk;
    }

    private static long[] filled(int count, long length) {
        long[] lengths = new long[count];
        Arrays.fill(lengths, length);
        return lengths;
    }

    private static FileBatch chunk(long[] lengths) {
        int count = lengths.length;
        String[] paths = new String[count];
        Arrays.setAll(paths, i -> "file" + i);
        byte[] problems = new byte[count];
        Arrays.fill(problems, (byte) -1);
        return new FileBatch(0, paths, lengths, new long[count], problems, new int[count], null);
    }
}
