package org.digitmill.cli.common;

import java.util.stream.Stream;
import org.digitmill.Versions;
import picocli.CommandLine.IVersionProvider;

/** Versions, one per line: digitmill's own first, then those of libraries. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return Stream.concat(
                        Stream.of("digitmill " + Versions.ofProgram()),
                        Versions.all().entrySet().stream()
                                .filter(version -> !version.getKey().equals("digitmill"))
                                .map(version -> version.getKey() + " " + version.getValue()))
                .toArray(String[]::new);
    }
}
