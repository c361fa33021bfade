/**
 * Shared by the importers of Keras and ONNX models: builds a chain of layers with weights, layer by layer, and tracks the order of the
 * other library's values.
 */
package org.digitmill.model.chain;
