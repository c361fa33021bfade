package org.digitmill.cli.common;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that ends in a result on standard output: text for people, or one line of JSON. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = false)
public abstract class ResultCommand implements Callable<Integer> {
    @Spec
    protected CommandSpec specification;

    @Mixin
    protected OutputOptions output = new OutputOptions();

    /** Does the work; what it throws is sorted into an exit code by {@code Failures}. */
    protected abstract ExitCode execute() throws Exception;

    @Override
    public final Integer call() throws Exception {
        return execute().status();
    }

    /** Whether progress is kept silent. */
    public final void setQuiet(boolean quiet) {
        output.quiet = quiet;
    }

    /**
     * Prints a result.
     *
     * @param result a record or map; names become snake_case in JSON
     * @param text the same for people, without a line break at its end
     */
    public final void print(Object result, Supplier<String> text) {
        specification.commandLine().getOut().println(output.json ? Json.line(result) : text.get());
    }

    /** Values made of options; an IllegalArgumentException of their check is wrong usage. */
    protected final <T> T checked(Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException misfit) {
            throw new ParameterException(specification.commandLine(), misfit.getMessage(), misfit);
        }
    }

    protected final Home home() {
        return ((HomeOwner) specification.root().userObject()).home();
    }
}
