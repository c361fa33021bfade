package org.digitmill.model.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.digitmill.InputException;

/**
 * An untrusted HDF5 file in memory. External links are not followed, an array is read only if it has the expected shape, and any failure
 * of the library on a broken file becomes an {@link InputException}.
 */
final class Hdf5File {
    private static final int MAXIMUM_SECONDS = 60;
    private static final int MAXIMUM_NAMES = 10_000;

    private final Group root;
    private final String origin;

    private Hdf5File(Group root, String origin) {
        this.root = root;
        this.origin = origin;
    }

    /**
     * Reads a file.
     *
     * @param origin name for messages
     * @param reader reads its content; its InputExceptions are passed on
     */
    static <T> T read(byte[] content, String origin, Function<Hdf5File, T> reader) {
        // A broken file can cause endless recursion in the library.
        FutureTask<T> task = new FutureTask<>(() -> {
            try (HdfFile file = HdfFile.fromBytes(content)) {
                return reader.apply(new Hdf5File(file, origin));
            }
        });
        Thread thread = new Thread(task, "reader of " + origin);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(MAXIMUM_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InputException wrong) {
                throw wrong;
            }
            throw new InputException(damage(origin, failed.getCause()), failed.getCause());
        } catch (TimeoutException circles) {
            task.cancel(true);
            throw new InputException(
                    damage(origin, "reading it takes more than " + MAXIMUM_SECONDS + " seconds"), circles);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InputException("Reading " + origin + " was interrupted.", interrupted);
        }
    }

    private static String damage(String origin, Object what) {
        return "The file " + origin + " is no HDF5 file that can be read: " + what
                + ". Save it again with Keras's model.save.";
    }

    InputException damaged(String what) {
        return new InputException(damage(origin, what));
    }

    /** A group by its path from the root, names with slashes between; empty if it is not there. */
    Optional<Group> group(String path) {
        return node(root, path).filter(Group.class::isInstance).map(Group.class::cast);
    }

    /** A text attribute of a group. */
    Optional<String> text(String group, String name) {
        return group(group)
                .flatMap(found -> Optional.ofNullable(found.getAttribute(name)))
                .map(Attribute::getData)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** A list of names; Keras writes an empty one as numbers. */
    List<String> names(String group, String name) {
        Attribute attribute = group(group)
                .map(found -> found.getAttribute(name))
                .orElseThrow(() -> damaged("its group " + group + " has no attribute " + name));
        if (attribute.getSize() > MAXIMUM_NAMES) {
            throw damaged("its attribute " + name + " has " + attribute.getSize() + " names");
        }
        return attribute.getSize() > 0 && attribute.getData() instanceof String[] names
                ? Arrays.asList(names)
                : List.of();
    }

    /** The values of an array in C order. */
    float[] numbers(String path, int... shape) {
        Dataset dataset = node(root, path)
                .filter(Dataset.class::isInstance)
                .map(Dataset.class::cast)
                .orElseThrow(() -> damaged("it has no array " + path));
        if (!Arrays.equals(dataset.getDimensions(), shape)) {
            throw damaged("its array " + path + " has the shape " + Arrays.toString(dataset.getDimensions())
                    + ", but its layer wants " + Arrays.toString(shape));
        }
        long size = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        Object data = dataset.getDataFlat();
        float[] numbers = data instanceof float[] floats ? floats : narrowed(data, path);
        if (numbers.length != size) {
            throw damaged("its array " + path + " has " + numbers.length + " numbers, not " + size);
        }
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw damaged("its array " + path + " holds " + number);
            }
        }
        return numbers;
    }

    private float[] narrowed(Object data, String path) {
        if (!(data instanceof double[] doubles)) {
            throw damaged("its array " + path + " holds " + data.getClass().getSimpleName() + ", not float numbers");
        }
        float[] numbers = new float[doubles.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) doubles[i];
        }
        return numbers;
    }

    private Optional<Node> node(Group from, String path) {
        Node node = from;
        for (String name : path.split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            if (!(node instanceof Group group)) {
                return Optional.empty();
            }
            node = group.getChild(name);
            if (node == null) {
                return Optional.empty();
            }
            if (node.isLink()) {
                throw damaged("its " + path + " is a link, which Keras does not write");
            }
        }
        return Optional.of(node);
    }
}
