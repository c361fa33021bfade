package org.digitmill.cli.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.common.WrittenFile;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code completion}. */
@Command(
        name = "completion",
        description = {"Writes a completion script for bash and zsh.", "Put 'source FILE' into ~/.bashrc or ~/.zshrc."})
public final class CompletionCommand extends ResultCommand {
    @Option(names = "--output", paramLabel = "FILE", description = "The file to write. Without it, standard output.")
    Path file;

    /** The result in JSON; the script is null if it was written to a file. */
    record Result(String output, String script) {}

    @Override
    protected ExitCode execute() throws IOException {
        String script = AutoComplete.bash("digitmill", specification.root().commandLine());
        if (file == null) {
            print(new Result(null, script), () -> script);
        } else {
            WrittenFile.prepare(file, "The script").publish(script.getBytes(StandardCharsets.UTF_8));
            print(new Result(file.toString(), null), () -> file + ": to be read by 'source " + file + "'");
        }
        return ExitCode.DONE;
    }
}
