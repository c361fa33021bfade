package org.digitmill.cli.common;

import java.util.stream.Stream;
import org.digitmill.Versions;
import picocli.CommandLine.IVersionProvider;

/** What runs here, a line each: digitmill's own version first, then what it is built on. */
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
