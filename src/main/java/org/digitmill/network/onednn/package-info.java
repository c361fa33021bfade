/**
 * Layers and forward passes that call oneDNN directly through its Java binding.
 *
 * <p>{@link org.digitmill.network.onednn.OneDnn} is the access to the library. {@code OneDnn…Layer} classes are DL4J layers for training;
 * {@link org.digitmill.network.onednn.ForwardPass} is a whole network for inference.
 */
package org.digitmill.network.onednn;
