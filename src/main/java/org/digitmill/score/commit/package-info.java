/**
 * The output directory: its lock, the manifests of runs, and the publication of parts.
 *
 * <p>May use {@code score.table} and what it may use, not the reading of files.
 */
package org.digitmill.score.commit;
