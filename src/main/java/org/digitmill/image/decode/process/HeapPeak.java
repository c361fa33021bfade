package org.digitmill.image.decode.process;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The peak use of this process's heap, including garbage, since the last reset. */
final class HeapPeak {
    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private HeapPeak() {}

    static void reset() {
        POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static long bytes() {
        return POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
