/** Training of page networks: targets of drawn crops, the loss, and the reading of maps for validation. */
package org.digitmill.network.page;
