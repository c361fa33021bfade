/**
 * The measurements of {@code digitmill bench}: training by engine, workers and averaging period, and classification alone.
 */
package org.digitmill.bench;
