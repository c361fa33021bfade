/**
 * Augmentation: random shifts, rotations, scales, shears, elastic deformations and stroke thickness of digits, in one resampling. Uses
 * neither Spark nor DL4J.
 */
package org.digitmill.train.augment;
