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
 * The processor as oneDNN sees it: one engine for the program, one stream for each thread.
 *
 * <p>oneDNN computes convolutions and pooling with the processor's vector instructions; ND4J's generic build computes them as a matrix
 * product over a copied image (im2col). Source: oneDNN 2.5 developer guide.
 */
public final class OneDnn {
    private static final Throwable UNAVAILABLE = load();
    /** What the environment says, which OpenMP reads itself; empty where it says nothing. */
    private static final Optional<String> THREADS =
            Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).filter(value -> value.matches("[1-9]\\d{0,3}"));

    private static final ThreadLocal<OfThread> OF_THREADS = ThreadLocal.withInitial(OfThread::new);
    private static volatile boolean nd4jUsed;

    private OneDnn() {}

    /** Whether this machine has oneDNN; where it has not, networks run on DL4J's own layers. */
    public static boolean available() {
        return UNAVAILABLE == null;
    }

    /** Why {@link #available()} is false; empty where it is true. */
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

    /** A memory without bytes of its own; {@link #pointTo} gives it those of an array. */
    static memory unbound(memory.desc description) {
        return new memory(description, engine(), new Pointer());
    }

    /** Lets {@code memory} stand for the bytes of {@code array}, which must be dense floats. */
    static void pointTo(memory memory, INDArray array) {
        memory.set_data_handle(new ElementPointer(array));
    }

    /**
     * The attributes of every operation: working memory comes from us. oneDNN would keep it by thread, and an operation made in one
     * thread would find none in another.
     */
    static primitive_attr attributes() {
        // An operation is laid out for the number of threads of the one that makes it.
        stream();
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        return attributes;
    }

    /** Working memory of the calling thread, for one operation after the other. */
    static Pointer workingMemory(long bytes) {
        OfThread own = OF_THREADS.get();
        if (own.workingMemory == null || own.workingMemory.capacity() < bytes) {
            own.workingMemory = new BytePointer(bytes);
            // It outlives a scope that may be open.
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
     * Says that ND4J computes in this program, too. Without it scoring starts a second earlier, since it need not be loaded.
     *
     * <p>OpenMP keeps the number of its threads by thread, and ND4J changes it in the thread that happens to load it. Sums over a
     * minibatch would be split otherwise there, and a training run would depend on which task came first. So it is set again in each.
     */
    public static void declareNd4jInUse() {
        nd4jUsed = true;
    }

    /** Fixes how many OpenMP threads the operations of the calling thread use: as many as OMP_NUM_THREADS says, or one. */
    private static void settle() {
        // Only with a backend chosen do the native operations know what to load.
        Nd4j.getBackend();
        NativeOpsHolder.getInstance()
                .getDeviceNativeOps()
                .setOmpNumThreads(THREADS.map(Integer::parseInt).orElse(1));
    }

    private static final class Holder {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
    }

    /** What a thread has of its own. */
    private static final class OfThread {
        final stream stream = new stream(Holder.ENGINE);
        boolean settled;
        BytePointer workingMemory;
    }

    /** The address of an array's first element; owns nothing. */
    private static final class ElementPointer extends Pointer {
        ElementPointer(INDArray array) {
            address = array.data().pointer().address() + array.offset() * Float.BYTES;
        }
    }
}
