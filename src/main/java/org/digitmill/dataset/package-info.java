/**
 * Labelled digits: reading IDX files, CSV, folders of images and generated digits; validation split, content digest, corrections.
 *
 * <p>May use {@code image}. Uses neither Spark nor DL4J.
 */
package org.digitmill.dataset;
