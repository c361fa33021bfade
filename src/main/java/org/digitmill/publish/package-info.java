/**
 * Publishing: the tables of a scoring output, brought into tables that others read while they are written.
 *
 * <p>{@link org.digitmill.publish.PublishJob} compares, run by run, how many rows the output has and how many were published, and publishes
 * what differs in the order in which the runs were. Where the tables are, and what one commit there is, is known by
 * {@link org.digitmill.publish.PublishedTables}.
 */
package org.digitmill.publish;
