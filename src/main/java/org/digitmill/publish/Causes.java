package org.digitmill.publish;

/** The causes of a library's exception. */
final class Causes {
    /** Causes can form a cycle. */
    private static final int LIMIT = 100;

    private Causes() {}

    /** The first line of the innermost cause's message, without a full stop at its end; its class if it has no message. */
    static String last(Throwable failure) {
        Throwable last = failure;
        for (int i = 0; i < LIMIT && last.getCause() != null; i++) {
            last = last.getCause();
        }
        String message = last.getMessage() == null
                ? ""
                : last.getMessage().lines().findFirst().orElse("");
        return message.isBlank()
                ? last.getClass().getSimpleName()
                : last.getClass().getSimpleName() + ", " + message.strip().replaceFirst("\\.$", "");
    }
}
