package org.digitmill.cli;

import java.util.Optional;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The source of an option's value if the command line gives none: the settings file, then {@link Settings}. */
final class ConfiguredDefaults implements IDefaultValueProvider {
    private final SettingsFile file;

    ConfiguredDefaults(SettingsFile file) {
        this.file = file;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return key(argument)
                .map(key -> file.values().getOrDefault(key, Settings.defaults().get(key)))
                .orElse(null);
    }

    /** The key of an option that can be set in the file: command, dot, longest name without its hyphens. */
    static Optional<String> key(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return Optional.empty();
        }
        String key = argument.command().name() + "." + option.longestName().replaceFirst("^-+", "");
        return Settings.defaults().containsKey(key) ? Optional.of(key) : Optional.empty();
    }

    /** The place in the file that an option's value came from, if it did: "conf/digitmill.properties, train.epochs". */
    Optional<String> origin(ArgSpec argument) {
        return key(argument).filter(file.values()::containsKey).flatMap(key -> file.path()
                .map(path -> path + ", " + key));
    }
}
