/**
 * Publication of the tables of a scoring output into a Spark catalog or a PostgreSQL database.
 *
 * <p>{@link org.digitmill.publish.PublishJob} compares the number of rows of each run in the output and in the published tables, and
 * publishes the runs that differ in the order of their start. {@link org.digitmill.publish.PublishedTables} defines what one commit is,
 * and has an implementation per kind of target.
 */
package org.digitmill.publish;
