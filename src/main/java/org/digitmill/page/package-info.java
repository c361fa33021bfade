/** Reads the handwritten numbers of a page: from grey pixels to digits in reading order. It uses neither Spark nor DL4J. */
package org.digitmill.page;
