/** The options of a scoring run, checked. Uses no other package of scoring. */
package org.digitmill.score.options;
