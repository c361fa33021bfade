package org.digitmill.publish;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.digitmill.score.table.ScoreTable;

/**
 * A namespace of a Spark catalog.
 *
 * @param catalog its name in {@code spark.sql.catalog.NAME}
 * @param levels names of the namespace from the outermost on; at least one
 */
record CatalogNamespace(String catalog, List<String> levels) implements Destination {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

    static CatalogNamespace parse(String text) {
        List<String> names = Arrays.asList(text.split("\\.", -1));
        if (names.size() < 2
                || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException(
                    "--to is \"" + text + "\", but must be CATALOG.NAMESPACE, such as lake.scores, of letters, "
                            + "digits, _ and -, or a URL that begins with jdbc:postgresql:");
        }
        return new CatalogNamespace(names.get(0), List.copyOf(names.subList(1, names.size())));
    }

    /** Key of the Spark setting that names the catalog's class. */
    String setting() {
        return "spark.sql.catalog." + catalog;
    }

    /** The namespace in SQL. */
    String sql() {
        return quoted(catalog) + "."
                + levels.stream().map(CatalogNamespace::quoted).collect(Collectors.joining("."));
    }

    /** A table in SQL. */
    String sql(ScoreTable table) {
        return sql() + "." + quoted(table.label());
    }

    @Override
    public String toString() {
        return catalog + "." + String.join(".", levels);
    }

    /** Names hold no backquote. */
    private static String quoted(String name) {
        return "`" + name + "`";
    }
}
