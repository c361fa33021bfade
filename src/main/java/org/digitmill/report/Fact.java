package org.digitmill.report;

/** A name and a value, as tiles and tables show them. */
record Fact(String name, String value) {}
