package org.digitmill.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** An ONNX file opened by ONNX Runtime, the independent implementation. */
public final class OnnxRuntime implements AutoCloseable {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;

    public OnnxRuntime(byte[] file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = ENVIRONMENT.createSession(file, options);
        }
    }

    /** What the file's only output is for a minibatch. @param shape of the minibatch */
    public float[] run(float[] minibatch, long... shape) throws OrtException {
        String input = session.getInputNames().iterator().next();
        try (OnnxTensor given = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(minibatch), shape);
                OrtSession.Result results = session.run(Map.of(input, given))) {
            OnnxValue first = results.get(0);
            FloatBuffer numbers = ((OnnxTensor) first).getFloatBuffer();
            float[] found = new float[numbers.remaining()];
            numbers.get(found);
            return found;
        }
    }

    /** What the file says of itself. */
    public Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
