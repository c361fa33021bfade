/** Parameter averaging: rounds of workers that train minibatches, and the weighted mean of their results. May use {@code train.options}. */
package org.digitmill.train.averaging;
