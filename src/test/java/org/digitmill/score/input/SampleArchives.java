package org.digitmill.score.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives for tests. */
public final class SampleArchives {
    private static final long TIME = 1_600_000_000_000L;

    private SampleArchives() {}

    /** @param big whether sizes stand in ZIP64's fields */
    public static byte[] zip(Map<String, byte[]> entries, boolean compressed, boolean big) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(bytes)) {
            output.setUseZip64(big ? Zip64Mode.Always : Zip64Mode.AsNeeded);
            output.setMethod(compressed ? ZipArchiveOutputStream.DEFLATED : ZipArchiveOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(file.getKey());
                entry.setTime(TIME);
                entry.setSize(file.getValue().length);
                if (!compressed) {
                    CRC32 checksum = new CRC32();
                    checksum.update(file.getValue());
                    entry.setCrc(checksum.getValue());
                }
                output.putArchiveEntry(entry);
                output.write(file.getValue());
                output.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream output = new TarArchiveOutputStream(bytes, "UTF-8")) {
            output.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setModTime(TIME);
                entry.setSize(file.getValue().length);
                output.putArchiveEntry(entry);
                output.write(file.getValue());
                output.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** @param time seconds since 1970 as a PAX header says them */
    static byte[] tarWithTime(String time, byte[] content) throws IOException {
        String record = " mtime=" + time + "\n";
        int length = record.length() + 2;
        byte[] header = (length + record).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream output = new TarArchiveOutputStream(bytes, "UTF-8")) {
            TarArchiveEntry extended = new TarArchiveEntry("./@PaxHeader", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
            put(output, extended, header);
            put(output, new TarArchiveEntry("a.png"), content);
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream output, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        output.putArchiveEntry(entry);
        output.write(content);
        output.closeArchiveEntry();
    }

    public static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream output = new GZIPOutputStream(bytes)) {
            output.write(content);
        }
        return bytes.toByteArray();
    }
}
