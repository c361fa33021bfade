package org.digitmill.publish;

/** The target of a publication, parsed from the user's text. */
public sealed interface Destination permits CatalogNamespace, DatabaseSchema {
    /**
     * Reads {@code CATALOG.NAMESPACE} or {@code jdbc:postgresql:…}.
     *
     * @throws IllegalArgumentException if it is neither; the message is meant for the user
     */
    static Destination parse(String text) {
        return text.startsWith("jdbc:") ? DatabaseSchema.parse(text) : CatalogNamespace.parse(text);
    }
}
