package org.digitmill.network.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** oneDNN's memory with numbers of Java's in it. What is allocated belongs to the scope that is open. */
final class FloatMemory {
    private FloatMemory() {}

    /** The description of one row of numbers. */
    static memory.desc row(long length) {
        return new memory.desc(new long[] {length}, memory.data_type.f32, memory.format_tag.x);
    }

    /** Numbers in the order that the description says. */
    static memory of(float[] numbers, memory.desc description) {
        memory made = OneDnn.allocate(description);
        numbers(made, numbers.length).put(numbers);
        return made;
    }

    /** Numbers brought from one order into another. */
    static memory arranged(float[] numbers, memory.desc given, memory.desc wanted) {
        memory arranged = OneDnn.allocate(wanted);
        Operation.reorder(of(numbers, given), arranged).run();
        return arranged;
    }

    /** The numbers themselves, valid as long as the memory. */
    static FloatPointer numbers(memory memory, long count) {
        return new FloatPointer(memory.get_data_handle()).capacity(count);
    }
}
