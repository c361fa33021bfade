package org.digitmill.model.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import onnx.Onnx.AttributeProto;
import org.digitmill.model.onnx.OnnxNet;

/**
 * A {@code .keras} file written by hand, and beside it the same network as an ONNX graph, which ONNX Runtime computes. The graph has its
 * channels first, and says padding and strides in ONNX's own words.
 */
final class KerasTwin {
    private final Random random = new Random(13);
    private final List<String> layers = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, List<Object>> arrays = new HashMap<>();
    final OnnxNet net = new OnnxNet(1, 28, 28);

    KerasTwin() {
        layer("InputLayer", "'batch_shape':[null,28,28,1]");
    }

    /** Adds a layer to the description. @param fields of its configuration, with single quotes */
    KerasTwin layer(String type, String fields, Object... weights) {
        String group = type.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(java.util.Locale.ROOT);
        int number = counts.merge(group, 1, Integer::sum) - 1;
        String name = number == 0 ? group : group + "_" + number;
        layers.add("{'class_name':'%s','config':{'name':'%s'%s}}"
                .formatted(type, name, fields.isEmpty() ? "" : "," + fields));
        groups.add(name);
        arrays.put(name, List.of(weights));
        return this;
    }

    KerasTwin convolution(
            int channels,
            int filters,
            int kernel,
            int stride,
            int groups,
            int dilation,
            String padding,
            String activation) {
        float[][][][] weights = new float[kernel][kernel][channels / groups][filters];
        float[] bias = new float[filters];
        draw(weights, Math.sqrt(2.0 * groups / (channels * kernel * kernel)));
        draw(bias, 0.3);
        layer(
                "Conv2D",
                "'filters':%d,'kernel_size':[%d,%d],'strides':[%d,%d],'groups':%d,'dilation_rate':[%d,%d],'padding':'%s','activation':'%s','use_bias':true"
                        .formatted(
                                filters,
                                kernel,
                                kernel,
                                stride,
                                stride,
                                groups,
                                dilation,
                                dilation,
                                padding,
                                activation),
                weights,
                bias);
        float[] turned = new float[filters * channels / groups * kernel * kernel];
        for (int i = 0; i < turned.length; i++) {
            int column = i % kernel;
            int row = i / kernel % kernel;
            int channel = i / kernel / kernel % (channels / groups);
            turned[i] = weights[row][column][channel][i / kernel / kernel / (channels / groups)];
        }
        net.op(
                "Conv",
                List.of(net.numbers(turned, filters, channels / groups, kernel, kernel), net.numbers(bias, filters)),
                square("kernel_shape", kernel),
                square("strides", stride),
                square("dilations", dilation),
                OnnxNet.whole("group", groups),
                OnnxNet.word("auto_pad", padding.equals("same") ? "SAME_UPPER" : "VALID"));
        return activate(activation);
    }

    KerasTwin depthwise(int channels, int multiplier, int kernel, int stride, long[] pads) {
        float[][][][] weights = new float[kernel][kernel][channels][multiplier];
        float[] bias = new float[channels * multiplier];
        draw(weights, 0.4);
        draw(bias, 0.3);
        layer(
                "DepthwiseConv2D",
                "'kernel_size':[%d,%d],'strides':[%d,%d],'depth_multiplier':%d,'padding':'valid','activation':'linear','use_bias':true"
                        .formatted(kernel, kernel, stride, stride, multiplier),
                weights,
                bias);
        depthwise(weights, bias, stride, pads);
        return this;
    }

    private void depthwise(float[][][][] weights, float[] bias, int stride, long... pads) {
        int kernel = weights.length;
        int channels = weights[0][0].length;
        int multiplier = weights[0][0][0].length;
        float[] turned = new float[channels * multiplier * kernel * kernel];
        for (int i = 0; i < turned.length; i++) {
            int filter = i / kernel / kernel;
            turned[i] = weights[i / kernel % kernel][i % kernel][filter / multiplier][filter % multiplier];
        }
        net.op(
                "Conv",
                List.of(net.numbers(turned, channels * multiplier, 1, kernel, kernel), net.numbers(bias, bias.length)),
                square("kernel_shape", kernel),
                square("strides", stride),
                OnnxNet.whole("group", channels),
                OnnxNet.wholes("pads", pads));
    }

    KerasTwin separable(int channels, int filters, int kernel) {
        float[][][][] depth = new float[kernel][kernel][channels][2];
        float[][][][] points = new float[1][1][2 * channels][filters];
        float[] bias = new float[filters];
        draw(depth, 0.4);
        draw(points, 0.4);
        draw(bias, 0.3);
        layer(
                "SeparableConv2D",
                "'filters':%d,'kernel_size':[%d,%d],'strides':[1,1],'depth_multiplier':2,'padding':'valid','activation':'relu','use_bias':true"
                        .formatted(filters, kernel, kernel),
                depth,
                points,
                bias);
        depthwise(depth, new float[2 * channels], 1, 0, 0, 0, 0);
        float[] turned = new float[filters * 2 * channels];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = points[0][0][i % (2 * channels)][i / (2 * channels)];
        }
        net.op("Conv", List.of(net.numbers(turned, filters, 2L * channels, 1, 1), net.numbers(bias, filters)));
        return activate("relu");
    }

    KerasTwin normalization(int channels, boolean scale, boolean centre) {
        float[][] given = new float[4][channels];
        for (int i = 0; i < channels; i++) {
            given[0][i] = scale ? (float) (1 + random.nextGaussian() / 3) : 1;
            given[1][i] = centre ? (float) random.nextGaussian() / 3 : 0;
            given[2][i] = (float) random.nextGaussian() / 3;
            given[3][i] = (float) (0.5 + random.nextDouble());
        }
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (i > 1 || i == 0 && scale || i == 1 && centre) {
                kept.add(given[i]);
            }
        }
        layer(
                "BatchNormalization",
                "'axis':-1,'epsilon':0.002,'scale':%s,'center':%s".formatted(scale, centre),
                kept.toArray());
        net.op(
                "BatchNormalization",
                List.of(
                        net.numbers(given[0], channels),
                        net.numbers(given[1], channels),
                        net.numbers(given[2], channels),
                        net.numbers(given[3], channels)),
                OnnxNet.real("epsilon", 0.002));
        return this;
    }

    KerasTwin pool(String type, String operator, int size, int stride, String padding) {
        layer(
                type,
                "'pool_size':[%d,%d],'strides':[%d,%d],'padding':'%s'".formatted(size, size, stride, stride, padding));
        net.op(
                operator,
                square("kernel_shape", size),
                square("strides", stride),
                OnnxNet.word("auto_pad", padding.equals("same") ? "SAME_UPPER" : "VALID"));
        return this;
    }

    /** Flattens as Keras does: row by row. */
    KerasTwin flatten() {
        layer("Flatten", "");
        net.transpose(0, 2, 3, 1).op("Flatten");
        return this;
    }

    KerasTwin dense(int inputs, int units, String activation) {
        float[][] weights = new float[inputs][units];
        float[] bias = new float[units];
        draw(weights, Math.sqrt(2.0 / inputs));
        draw(bias, 0.3);
        layer("Dense", "'units':%d,'activation':'%s','use_bias':true".formatted(units, activation), weights, bias);
        float[] flat = new float[inputs * units];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = weights[i / units][i % units];
        }
        net.op("Gemm", List.of(net.numbers(flat, inputs, units), net.numbers(bias, units)));
        return activate(activation);
    }

    private KerasTwin activate(String activation) {
        switch (activation) {
            case "linear" -> {
                // Nothing is applied.
            }
            case "relu" -> net.op("Relu");
            case "sigmoid" -> net.op("Sigmoid");
            case "tanh" -> net.op("Tanh");
            case "elu" -> net.op("Elu");
            case "selu" -> net.op("Selu");
            case "silu" -> net.swish();
            case "leaky_relu" -> net.op("LeakyRelu", OnnxNet.real("alpha", 0.2));
            case "softmax" -> net.op("Softmax", OnnxNet.whole("axis", 1));
            default -> throw new IllegalArgumentException(activation);
        }
        return this;
    }

    private static AttributeProto square(String name, long size) {
        return OnnxNet.wholes(name, size, size);
    }

    private void draw(Object array, double size) {
        for (int i = 0; i < Array.getLength(array); i++) {
            if (array instanceof float[] numbers) {
                numbers[i] = (float) (random.nextGaussian() * size);
            } else {
                draw(Array.get(array, i), size);
            }
        }
    }

    /** The description of a Sequential model. */
    String sequential() {
        return ("{'class_name':'Sequential','config':{'name':'m','layers':[" + String.join(",", layers) + "]}}")
                .replace('\'', '"');
    }

    /** The description of a functional model, with each layer taking what the one before it gives. */
    String functional() {
        List<String> nodes = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            String inbound = i == 0
                    ? ""
                    : "{'args':[{'class_name':'__keras_tensor__','config':{'shape':[],'keras_history':['%s',0,0]}}],'kwargs':{}}"
                            .formatted(groups.get(i - 1));
            String layer = layers.get(i);
            nodes.add(layer.substring(0, layer.length() - 1)
                    + ",'name':'%s','inbound_nodes':[%s]}".formatted(groups.get(i), inbound));
        }
        return ("{'class_name':'Functional','config':{'name':'m','layers':[" + String.join(",", nodes) + "]}}")
                .replace('\'', '"');
    }

    /** The {@code .keras} file. @param description of the layers */
    byte[] file(String description) throws IOException {
        Path path = Files.createTempFile("keras", ".h5");
        try {
            try (WritableHdfFile file = HdfFile.write(path)) {
                WritableGroup all = file.putGroup("layers");
                for (String group : groups) {
                    WritableGroup vars = all.putGroup(group).putGroup("vars");
                    List<Object> weights = arrays.get(group);
                    for (int i = 0; i < weights.size(); i++) {
                        vars.putDataset(String.valueOf(i), weights.get(i));
                    }
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("config.json"));
                zip.write(description.getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("model.weights.h5"));
                zip.write(Files.readAllBytes(path));
            }
            return bytes.toByteArray();
        } finally {
            Files.delete(path);
        }
    }
}
