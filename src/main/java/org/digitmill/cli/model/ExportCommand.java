package org.digitmill.cli.model;

import java.io.IOException;
import java.nio.file.Path;
import org.digitmill.cli.common.ExitCode;
import org.digitmill.cli.common.Models;
import org.digitmill.cli.common.ResultCommand;
import org.digitmill.cli.common.WrittenFile;
import org.digitmill.model.ModelBundle;
import org.digitmill.model.onnx.OnnxExport;
import org.digitmill.network.NetworkInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code export}. */
@Command(
        name = "export",
        description = {
            "Writes a model as an ONNX file, for ONNX Runtime and other programs.",
            "Its input is [batch, 1, 28, 28] pixels from 0 (paper) to 1 (ink), its output calibrated probabilities. "
                    + "Test-time augmentation and the novelty rule, which recognises ink that is no digit, are not part of the "
                    + "file."
        })
public final class ExportCommand extends ResultCommand {
    @Option(names = "--onnx", paramLabel = "FILE", required = true, description = "The ONNX file to write.")
    Path onnx;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "Model file of train, train-page or import. Default: the digit model that comes with the program.")
    String model;

    /** The result in JSON. */
    record Result(
            String onnx,
            String model,
            String sha256,
            String network,
            long parameters,
            int opset,
            String input,
            String output,
            long bytes) {}

    @Override
    protected ExitCode execute() throws IOException {
        WrittenFile file = WrittenFile.prepare(onnx, "The ONNX file");
        ModelBundle bundle = Models.digits(model);
        byte[] content = OnnxExport.write(bundle);
        file.publish(content);
        Result result = new Result(
                onnx.toString(),
                bundle.manifest().name(),
                bundle.sha256(),
                bundle.network().name(),
                bundle.network().parameters(),
                OnnxExport.opset(bundle.network()),
                OnnxExport.inputName(bundle.network()),
                OnnxExport.outputName(bundle.network()),
                content.length);
        print(result, () -> describe(result, bundle.network().reads()));
        return ExitCode.DONE;
    }

    private static String describe(Result result, NetworkInput reads) {
        return "%s: network %s, %,d parameters, ONNX opset %d; \"%s\" [batch, 1, %s] in, \"%s\" out"
                .formatted(
                        result.onnx(),
                        result.network(),
                        result.parameters(),
                        result.opset(),
                        result.input(),
                        reads == NetworkInput.PAGE
                                ? "height, width"
                                : reads.shape().height() + ", " + reads.shape().width(),
                        result.output());
    }
}
