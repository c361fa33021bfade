/**
 * Export and import of ONNX files (Open Neural Network Exchange, <a href="https://onnx.ai/onnx/repo-docs/IR.html">specification</a>), out
 * and in.
 *
 * <p>{@link org.digitmill.model.onnx.OnnxExport} writes every network of ours; {@link org.digitmill.model.onnx.OnnxModel} reads chains of
 * operators that our layers can express. An imported file is not trusted: nothing in it is executed.
 */
package org.digitmill.model.onnx;
