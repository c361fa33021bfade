/** Spark sessions, short Spark jobs, names of runs, and labelled digits as a Spark table. */
package org.digitmill.spark;
