/** Files on the local disk and on Hadoop's file systems: reading, listing, writing, and renaming. */
package org.digitmill.storage;
