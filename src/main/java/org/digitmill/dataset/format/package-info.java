/** Labelled digits as files: IDX, CSV, folders of images. May use {@code dataset.digits} and {@code dataset.file}. */
package org.digitmill.dataset.format;
