/**
 * digitmill as stages of Spark ML: {@link org.digitmill.ml.DigitTransformer} reads the pictures in a column, {@link
 * org.digitmill.ml.DigitEstimator} trains on a table and gives a {@link org.digitmill.ml.DigitModel}, and {@link
 * org.digitmill.ml.ReadDigit} is a function for SQL.
 *
 * <p>Training is that of {@code train} and reading that of {@code score}: nothing is computed here.
 */
package org.digitmill.ml;
