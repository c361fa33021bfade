package org.digitmill.publish;

/** Where tables are published to, as the user wrote it. */
public sealed interface Destination permits CatalogNamespace, DatabaseSchema {
    /**
     * Reads {@code CATALOG.NAMESPACE} or {@code jdbc:postgresql:…}.
     *
     * @throws IllegalArgumentException where it is neither, in full sentences for the user
     */
    static Destination parse(String text) {
        return text.startsWith("jdbc:") ? DatabaseSchema.parse(text) : CatalogNamespace.parse(text);
    }
}
