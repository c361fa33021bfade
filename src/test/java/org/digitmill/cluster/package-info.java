/** Clusters on this machine, of real processes that can be killed, and what digitmill does on them. */
package org.digitmill.cluster;
