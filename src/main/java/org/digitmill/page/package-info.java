/** A scanned page and the handwritten numbers on it: from grey pixels to framed digits in reading order. No Spark, no DL4J. */
package org.digitmill.page;
