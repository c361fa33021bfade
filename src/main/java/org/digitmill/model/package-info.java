/**
 * Trained models: the model file ({@link org.digitmill.model.ModelFile}), classification with calibrated probabilities
 * ({@link org.digitmill.model.Classifier}), detection of ink that is no digit ({@link org.digitmill.model.Novelty}), the page and region
 * networks, and evaluation.
 *
 * <p>Does not use Spark.
 */
package org.digitmill.model;
