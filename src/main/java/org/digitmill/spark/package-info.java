/**
 * Spark sessions, access to files on the local disk and Hadoop's file systems, progress displays, and labelled digits as a Spark table.
 */
package org.digitmill.spark;
