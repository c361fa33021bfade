package org.digitmill.model.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;

/**
 * The nodes that together are GELU, x · (1 + erf(x / √2)) / 2, in whichever order PyTorch, Keras and our own export multiply.
 *
 * @param input name of x
 * @param output name of the result
 * @param members the results of all its nodes
 */
record OnnxGelu(String input, String output, Set<String> members) {
    private static final double TOLERANCE = 1e-4;

    /** The graph's nodes by what they give, and the constants among them. */
    private record Nodes(GraphProto graph, OnnxConstants constants, Map<String, NodeProto> makers) {
        static Nodes of(GraphProto graph, OnnxConstants constants) {
            Map<String, NodeProto> makers = new HashMap<>();
            for (NodeProto node : graph.getNodeList()) {
                node.getOutputList().forEach(name -> makers.put(name, node));
            }
            return new Nodes(graph, constants, makers);
        }

        Optional<Double> number(String name) {
            NodeProto maker = makers.get(name);
            boolean constant = maker != null && maker.getOpType().equals("Constant");
            if (!constant && !constants.has(name)) {
                return Optional.empty();
            }
            try {
                OnnxTensor tensor = constant ? OnnxConstants.of(new OnnxNode(maker)) : constants.get(name);
                return tensor.size() == 1 ? Optional.of((double) tensor.floats()[0]) : Optional.empty();
            } catch (IllegalArgumentException broken) {
                return Optional.empty();
            }
        }

        /** The only node that takes this result. */
        Optional<NodeProto> taker(String name) {
            List<NodeProto> takers = graph.getNodeList().stream()
                    .filter(node -> node.getInputList().contains(name))
                    .toList();
            return takers.size() == 1 ? Optional.of(takers.get(0)) : Optional.empty();
        }
    }

    /** A node with two inputs, seen from one of them. */
    private static Optional<String> other(NodeProto node, String operator, String one) {
        if (!node.getOpType().equals(operator)
                || node.getInputCount() != 2
                || !node.getInputList().contains(one)) {
            return Optional.empty();
        }
        return Optional.of(node.getInput(node.getInput(0).equals(one) ? 1 : 0));
    }

    /** All of a graph, to be changed. */
    static List<OnnxGelu> of(GraphProto graph, OnnxConstants constants) {
        List<OnnxGelu> found = new ArrayList<>();
        Nodes nodes = Nodes.of(graph, constants);
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Erf") && node.getInputCount() == 1 && node.getOutputCount() == 1) {
                around(nodes, node).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<OnnxGelu> around(Nodes nodes, NodeProto erf) {
        Set<String> members = new HashSet<>(Set.of(erf.getInput(0), erf.getOutput(0)));
        NodeProto scaled = nodes.makers().get(erf.getInput(0));
        if (scaled == null || scaled.getInputCount() != 2) {
            return Optional.empty();
        }
        boolean first = nodes.number(scaled.getInput(0)).isEmpty();
        String input = scaled.getInput(first ? 0 : 1);
        double number = nodes.number(scaled.getInput(first ? 1 : 0)).orElse(Double.NaN);
        boolean divides = scaled.getOpType().equals("Div") && first && near(number, Math.sqrt(2));
        boolean multiplies = scaled.getOpType().equals("Mul") && near(number, Math.sqrt(0.5));
        Optional<NodeProto> sum = nodes.taker(erf.getOutput(0));
        if (!divides && !multiplies
                || sum.flatMap(node -> other(node, "Add", erf.getOutput(0)))
                        .flatMap(nodes::number)
                        .filter(one -> near(one, 1))
                        .isEmpty()) {
            return Optional.empty();
        }
        return product(nodes, input, sum.get().getOutput(0), members);
    }

    /** Follows the products from 1 + erf(x / √2) on, until x and one half are among the factors. */
    private static Optional<OnnxGelu> product(Nodes nodes, String input, String sum, Set<String> members) {
        String current = sum;
        double factor = 1;
        boolean withInput = false;
        // Two products; one more where a graph multiplies by 1.
        for (int products = 0; !withInput || !near(factor, 0.5); products++) {
            if (products > 3) {
                return Optional.empty();
            }
            members.add(current);
            String given = current;
            Optional<NodeProto> next = nodes.taker(given);
            Optional<String> other = next.flatMap(node -> other(node, "Mul", given));
            if (other.isEmpty()) {
                return Optional.empty();
            }
            Optional<Double> number = nodes.number(other.get());
            if (number.isPresent()) {
                factor *= number.get();
            } else if (!withInput && other.get().equals(input)) {
                withInput = true;
            } else if (!withInput) {
                // Half of x, which was multiplied before.
                NodeProto half = nodes.makers().get(other.get());
                Optional<Double> multiplied = half == null
                        ? Optional.empty()
                        : other(half, "Mul", input).flatMap(nodes::number);
                if (multiplied.isEmpty()) {
                    return Optional.empty();
                }
                members.add(other.get());
                factor *= multiplied.get();
                withInput = true;
            } else {
                return Optional.empty();
            }
            current = next.get().getOutput(0);
        }
        members.add(current);
        return Optional.of(new OnnxGelu(input, current, members));
    }

    private static boolean near(double number, double wanted) {
        return Math.abs(number - wanted) < TOLERANCE;
    }
}
