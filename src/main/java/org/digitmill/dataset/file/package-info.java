/** Bytes of files, read in a stream, and the order of names in a directory. Uses no other package of {@code dataset}. */
package org.digitmill.dataset.file;
