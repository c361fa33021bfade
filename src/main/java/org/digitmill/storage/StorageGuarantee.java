package org.digitmill.storage;

/** What a file system promises when several processes write the same names. */
public enum StorageGuarantee {
    /**
     * The local disk and HDFS. A rename replaces a file atomically, and of several processes that create the same new name exactly one
     * succeeds, with its whole content.
     */
    ATOMIC,
    /**
     * Object stores and all other file systems. A rename may be a copy, and a file that is replaced may be missing for a moment. Whether a
     * name is free is checked before it is written: two processes that do so within the same moment may both succeed.
     */
    CHECKED
}
