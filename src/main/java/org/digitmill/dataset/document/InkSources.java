package org.digitmill.dataset.document;

/** The sources of a crop's ink. */
record InkSources(HandwrittenDigits digits, HandwrittenText writing, PrintedText print) {}
