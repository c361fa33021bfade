package org.digitmill.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** HDFS, object stores and all other file systems of Hadoop. */
record HadoopStorage(Configuration configuration) implements Storage {
    private static final String HDFS = "hdfs";

    private FileSystem system(String path) throws IOException {
        return new Path(path).getFileSystem(configuration);
    }

    @Override
    public String absolute(String path) {
        try {
            return system(path).makeQualified(new Path(path)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hadoop's file systems in use have no symbolic links. */
    @Override
    public String identity(String path) {
        return path;
    }

    @Override
    public Optional<StoredFile> find(String path) throws IOException {
        try {
            return Optional.of(describe(system(path).getFileStatus(new Path(path))));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<StoredFile> list(String directory) throws IOException {
        return Arrays.stream(system(directory).listStatus(new Path(directory)))
                .map(HadoopStorage::describe)
                .toList();
    }

    private static StoredFile describe(FileStatus status) {
        StoredFile.Kind kind = status.isDirectory()
                ? StoredFile.Kind.DIRECTORY
                : status.isFile() ? StoredFile.Kind.FILE : StoredFile.Kind.DANGLING;
        long length = status.isFile() ? status.getLen() : 0;
        return new StoredFile(
                status.getPath().toString(),
                status.getPath().getName(),
                kind,
                length,
                1_000 * status.getModificationTime());
    }

    @Override
    public InputStream open(String path) throws IOException {
        return system(path).open(new Path(path));
    }

    @Override
    public InputStream openAt(String path, long offset) throws IOException {
        FSDataInputStream input = system(path).open(new Path(path));
        try {
            input.seek(offset);
            return input;
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public OutputStream create(String path) throws IOException {
        return system(path).create(new Path(path), true);
    }

    @Override
    public void replace(String from, String to) throws IOException {
        Path source = new Path(from);
        Path target = new Path(to);
        try {
            FileContext.getFileContext(target.toUri(), configuration).rename(source, target, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException e) {
            FileSystem system = system(to);
            // A missing source must not cost the target.
            system.getFileStatus(source);
            system.delete(target, false);
            if (!system.rename(source, target)) {
                throw new IOException("The file " + from + " cannot be moved to " + to);
            }
        }
    }

    @Override
    public boolean moveToNew(String from, String to) throws IOException {
        Path source = new Path(from);
        Path target = new Path(to);
        if (guarantee(to) == StorageGuarantee.CHECKED) {
            if (system(to).exists(target)) {
                return false;
            }
            replace(from, to);
            return true;
        }
        try {
            FileContext.getFileContext(target.toUri(), configuration).rename(source, target);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    @Override
    public StorageGuarantee guarantee(String path) {
        return HDFS.equals(new Path(path).toUri().getScheme()) ? StorageGuarantee.ATOMIC : StorageGuarantee.CHECKED;
    }

    @Override
    public void delete(String path) throws IOException {
        system(path).delete(new Path(path), true);
    }

    @Override
    public void makeDirectories(String path) throws IOException {
        system(path).mkdirs(new Path(path));
    }
}
