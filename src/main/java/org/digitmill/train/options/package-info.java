/** The options of a training, checked. Uses no other package of training. */
package org.digitmill.train.options;
