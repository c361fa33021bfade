package org.digitmill.network.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Access to oneDNN: one engine for the process, one stream for each thread.
 *
 * <p>oneDNN computes convolutions and pooling with the processor's vector instructions; ND4J's generic build computes them as a matrix
 * product over a copied image (im2col). Source: oneDNN 2.5 developer guide.
 */
public final class OneDnn {
    private static final Throwable UNAVAILABLE = load();
    /** Value of the environment variable, which OpenMP reads itself; empty if it is not set. */
    private static final Optional<String> THREADS =
            Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).filter(value -> value.matches("[1-9]\\d{0,3}"));

    private static final ThreadLocal<OfThread> OF_THREADS = ThreadLocal.withInitial(OfThread::new);
    private static volatile boolean nd4jUsed;

    private OneDnn() {}

    /** Whether oneDNN is available on this machine. If not, networks run on DL4J's own layers. */
    public static boolean available() {
        return UNAVAILABLE == null;
    }

    /** The reason if {@link #available()} is false, else empty. */
    public static String whyUnavailable() {
        return available() ? "" : UNAVAILABLE.toString();
    }

    private static Throwable load() {
        try {
            engine();
            return null;
        } catch (LinkageError | RuntimeException missing) {
            return missing;
        }
    }

    static engine engine() {
        return Holder.ENGINE;
    }

    /** Memory that oneDNN allocates itself. */
    static memory allocate(memory.desc description) {
        return new memory(description, engine());
    }

    /** A memory object without bytes of its own; {@link #pointTo} sets it to the bytes of an array. */
    static memory unbound(memory.desc description) {
        return new memory(description, engine(), new Pointer());
    }

    /** Makes {@code memory} refer to the bytes of {@code array}, which must be dense floats. */
    static void pointTo(memory memory, INDArray array) {
        memory.set_data_handle(new ElementPointer(array));
    }

    /**
     * The attributes of every operation: the caller provides working memory. oneDNN would keep it per thread, and an operation created in
     * one thread would find none in another.
     */
    static primitive_attr attributes() {
        // An operation is created for the number of threads of the creating thread.
        stream();
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        return attributes;
    }

    /** Working memory of the calling thread, shared by its operations. */
    static Pointer workingMemory(long bytes) {
        OfThread own = OF_THREADS.get();
        if (own.workingMemory == null || own.workingMemory.capacity() < bytes) {
            own.workingMemory = new BytePointer(bytes);
            // It must outlive an open pointer scope.
            own.workingMemory.retainReference();
        }
        return own.workingMemory;
    }

    /** The stream of the calling thread. */
    static stream stream() {
        OfThread own = OF_THREADS.get();
        if (!own.settled && (nd4jUsed || THREADS.isEmpty())) {
            settle();
            own.settled = true;
        }
        return own.stream;
    }

    /**
     * Declares that ND4J computes in this process, too. Scoring does not need ND4J, and without loading it starts a second earlier.
     *
     * <p>OpenMP keeps its number of threads per thread, and ND4J changes it in the thread that loads it. There, sums over a minibatch
     * would be split differently, and a training would depend on which task came first. So the number is set again in each thread.
     */
    public static void besideNd4j() {
        nd4jUsed = true;
    }

    /** Sets the number of OpenMP threads for the operations of the calling thread: OMP_NUM_THREADS, or one. */
    private static void settle() {
        // The native operations can be loaded only after a backend was chosen.
        Nd4j.getBackend();
        NativeOpsHolder.getInstance()
                .getDeviceNativeOps()
                .setOmpNumThreads(THREADS.map(Integer::parseInt).orElse(1));
    }

    private static final class Holder {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
    }

    /** State of a thread. */
    private static final class OfThread {
        final stream stream = new stream(Holder.ENGINE);
        boolean settled;
        BytePointer workingMemory;
    }

    /** Pointer to an array's first element, without ownership. */
    private static final class ElementPointer extends Pointer {
        ElementPointer(INDArray array) {
            address = array.data().pointer().address() + array.offset() * Float.BYTES;
        }
    }
}
