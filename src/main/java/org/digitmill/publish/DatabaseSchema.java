package org.digitmill.publish;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema of a PostgreSQL database.
 *
 * @param url URL for PostgreSQL's driver, without user and password
 * @param schema schema of the tables
 */
record DatabaseSchema(String url, String schema) implements Destination {
    private static final String BEGINNING = "jdbc:postgresql:";
    private static final String USUAL_SCHEMA = "public";
    private static final Pattern SCHEMA = Pattern.compile("[?&]currentSchema=([^&,]+)");
    private static final Pattern SECRET =
            Pattern.compile("[?&](user|password|sslpassword)=|//[^/?]*@", Pattern.CASE_INSENSITIVE);

    /** Messages do not contain the URL, since it may contain a password. */
    static DatabaseSchema parse(String url) {
        if (!url.startsWith(BEGINNING)) {
            throw new IllegalArgumentException(
                    "--to begins with jdbc:, but not with " + BEGINNING + ". PostgreSQL is the only database that is "
                            + "known; others are reached through a catalog of Spark's, as CATALOG.NAMESPACE.");
        }
        if (SECRET.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "The URL of --to holds a user or a password, which others on this machine can see there. Leave "
                            + "them out, and give them by " + Credentials.USER + " and " + Credentials.PASSWORD
                            + " in the environment or by --credentials FILE.");
        }
        Matcher schema = SCHEMA.matcher(url);
        return new DatabaseSchema(
                url, schema.find() ? URLDecoder.decode(schema.group(1), StandardCharsets.UTF_8) : USUAL_SCHEMA);
    }
}
