package org.digitmill.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Fills the HTML templates of this package with values.
 *
 * <p>Every value is escaped, in text and in attributes, except for markup in three braces: the program's plots, style and script. The
 * page's content security policy allows its one script by digest, so that no text from a file name can run as a script.
 */
final class Page {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(true).withLoader(Page::open);

    private Page() {}

    /**
     * A filled page.
     *
     * @param name of the template
     * @param values values by placeholder; a placeholder without a value is a programming error
     */
    static String of(String name, Object values) {
        Template template = COMPILER.compile(open(name));
        return template.execute(values);
    }

    /** The text of a file beside the templates. */
    static String text(String file) {
        try (InputStream in = Page.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + " in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The digest of an inline script in a content security policy: {@code sha256-…}. */
    static String digest(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    private static Reader open(String name) {
        return new StringReader(text(name + ".mustache"));
    }
}
