/** What page networks learn: the targets of drawn crops, the loss, and how its maps are read when training is validated. */
package org.digitmill.network.page;
