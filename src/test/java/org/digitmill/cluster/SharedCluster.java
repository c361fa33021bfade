package org.digitmill.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The cluster that all cluster tests share. The first test starts it; it ends after the last one. */
final class SharedCluster implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .getOrComputeIfAbsent(TestCluster.class, type -> start(), TestCluster.class);
    }

    private static TestCluster start() {
        try {
            return new TestCluster();
        } catch (Exception failure) {
            throw new IllegalStateException("The cluster did not start; see target/cluster", failure);
        }
    }
}
