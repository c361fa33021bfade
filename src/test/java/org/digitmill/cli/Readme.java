package org.digitmill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documentation for users: README.md and the pages of docs, and the commands in them. Commands in {@code sh} blocks are run by tests;
 * those in {@code console} blocks need a cluster or a database, and are parsed alone.
 */
final class Readme {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private Readme() {}

    /** The text of README.md, or of a page such as {@code docs/tables.md}. */
    static String page(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    /** README.md, then the pages of docs by name. */
    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            List<String> pages = new ArrayList<>(List.of("README.md"));
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".md"))
                    .sorted()
                    .forEach(pages::add);
            return pages;
        }
    }

    /** The commands that tests run, each once, in the order of the pages. */
    static List<String> commands() throws IOException {
        return commands("sh");
    }

    /** The commands that tests only parse. */
    static List<String> shown() throws IOException {
        return commands("console");
    }

    /** The blocks of a language in all pages. */
    static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
        return pages().stream()
                .flatMap(page -> block.matcher(text(page)).results().map(found -> found.group(1)))
                .toList();
    }

    private static List<String> commands(String language) throws IOException {
        return blocks(language).stream()
                .flatMap(block -> block.replaceAll("\\\\\\n\\s*", "").lines())
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .distinct()
                .toList();
    }

    private static String text(String page) {
        try {
            return page(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A line's words as a shell takes them apart; single quotes are all the quoting it knows. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        for (MatchResult word : WORD.matcher(command).results().toList()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }
}
