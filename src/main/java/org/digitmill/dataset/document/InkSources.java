package org.digitmill.dataset.document;

/** Where the ink of a crop comes from. */
record InkSources(HandwrittenDigits digits, HandwrittenText writing, PrintedText print) {}
