package org.digitmill.network.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** Native memory for oneDNN with values from Java. It belongs to the open pointer scope. */
final class FloatMemory {
    private FloatMemory() {}

    /** The description of one row of numbers. */
    static memory.desc row(long length) {
        return new memory.desc(new long[] {length}, memory.data_type.f32, memory.format_tag.x);
    }

    /** Memory with values in the layout of a description. */
    static memory of(float[] numbers, memory.desc description) {
        memory made = OneDnn.allocate(description);
        numbers(made, numbers.length).put(numbers);
        return made;
    }

    /** Copies values from one layout into another. */
    static memory arranged(float[] numbers, memory.desc given, memory.desc wanted) {
        memory arranged = OneDnn.allocate(wanted);
        Operation.reorder(of(numbers, given), arranged).run();
        return arranged;
    }

    /** The values, valid as long as the memory. */
    static FloatPointer numbers(memory memory, long count) {
        return new FloatPointer(memory.get_data_handle()).capacity(count);
    }
}
