package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/** A oneDNN operation with its memories, which can be run repeatedly. */
final class Operation {
    /** In bytes: an operation that needs more gets its working memory only while it runs. */
    private static final long SMALL = 1 << 20;

    private final primitive primitive;
    private final IntMemoryMap operands = new IntMemoryMap();
    /** Working memory of the thread, with the bytes needed; null if the operation has its own. */
    private final memory borrowed;

    private final long borrowedBytes;

    /** @param choice descriptor of {@code primitive}, with {@link OneDnn#attributes} */
    Operation(primitive primitive, primitive_desc_base choice) {
        this.primitive = primitive;
        memory.desc wanted = choice.scratchpad_desc();
        borrowedBytes = wanted.get_size() > SMALL ? wanted.get_size() : 0;
        borrowed = borrowedBytes > 0 ? OneDnn.unbound(wanted) : null;
        with(DNNL_ARG_SCRATCHPAD, borrowed == null ? OneDnn.allocate(wanted) : borrowed);
    }

    /** Copies {@code from} into {@code to}, which may have another layout. */
    static Operation reorder(memory from, memory to) {
        reorder.primitive_desc choice = new reorder.primitive_desc(from, to, OneDnn.attributes(), false);
        return new Operation(new reorder(choice), choice)
                .with(DNNL_ARG_FROM, from)
                .with(DNNL_ARG_TO, to);
    }

    /** Sets the memory of an operand by oneDNN's number for it. */
    Operation with(int argument, memory memory) {
        operands.put(argument, memory);
        return this;
    }

    /** Runs the operation and waits for its end. */
    void run() {
        stream stream = OneDnn.stream();
        if (borrowed != null) {
            borrowed.set_data_handle(OneDnn.workingMemory(borrowedBytes));
        }
        primitive.execute(stream, operands);
        stream._wait();
    }
}
