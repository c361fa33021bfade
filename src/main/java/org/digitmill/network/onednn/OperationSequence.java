package org.digitmill.network.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;

/** Operations of a forward pass, each of which takes the result of the one before it, and the memory of their results. */
final class OperationSequence {
    private final memory input;
    private final List<Operation> operations = new ArrayList<>();
    /**
     * Result of each operation, in order, with one description or several of the same bytes. Two buffers used in turn are sufficient for
     * all.
     */
    private final List<List<memory>> results = new ArrayList<>();

    private memory current;

    OperationSequence(memory input) {
        this.input = input;
        this.current = input;
    }

    List<Operation> operations() {
        return operations;
    }

    /** The last result, or the input. */
    memory current() {
        return current;
    }

    memory.desc description() {
        return current.get_desc();
    }

    /** Appends an operation with a result of its own; weights are still to be given. */
    Operation append(primitive made, primitive_desc_base choice, memory.desc destination) {
        memory result = OneDnn.unbound(destination);
        Operation operation =
                new Operation(made, choice).with(DNNL_ARG_SRC, current).with(DNNL_ARG_DST, result);
        operations.add(operation);
        results.add(new ArrayList<>(List.of(result)));
        current = result;
        return operation;
    }

    /** Appends an operation that overwrites its input. */
    void inPlace(primitive made, primitive_desc_base choice) {
        inPlace(made, choice, current);
    }

    /** As above, with another description of the same bytes; weights are still to be given. */
    Operation inPlace(primitive made, primitive_desc_base choice, memory.desc seen) {
        memory view = OneDnn.unbound(seen);
        if (results.isEmpty()) {
            view.set_data_handle(input.get_data_handle());
        } else {
            results.get(results.size() - 1).add(view);
        }
        return inPlace(made, choice, view);
    }

    private Operation inPlace(primitive made, primitive_desc_base choice, memory view) {
        Operation operation =
                new Operation(made, choice).with(DNNL_ARG_SRC, view).with(DNNL_ARG_DST, view);
        operations.add(operation);
        return operation;
    }

    /** Converts the last result to another layout, if it has not got it. */
    void convert(memory.desc wanted) {
        if (!wanted.equals(current.get_desc())) {
            memory converted = OneDnn.unbound(wanted);
            operations.add(Operation.reorder(current, converted));
            results.add(new ArrayList<>(List.of(converted)));
            current = converted;
        }
    }

    /** Converts the last result from the layout {@code given} to {@code made}; it is then used as {@code name}. */
    void rearrange(memory.desc given, memory.desc made, memory.desc name) {
        memory from = OneDnn.unbound(given);
        results.get(results.size() - 1).add(from);
        memory to = OneDnn.unbound(made);
        current = OneDnn.unbound(name);
        operations.add(Operation.reorder(from, to));
        results.add(new ArrayList<>(List.of(current, to)));
    }

    /** Allocates the memory of the results. */
    void allocate() {
        long most = results.stream()
                .mapToLong(result -> result.get(0).get_desc().get_size())
                .max()
                .orElseThrow();
        memory[] turns = {
            OneDnn.allocate(FloatMemory.row(most / Float.BYTES)), OneDnn.allocate(FloatMemory.row(most / Float.BYTES))
        };
        for (int i = 0; i < results.size(); i++) {
            for (memory name : results.get(i)) {
                name.set_data_handle(turns[i % 2].get_data_handle());
            }
        }
    }
}
