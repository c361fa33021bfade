package org.digitmill.score.commit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.digitmill.InputException;
import org.digitmill.page.form.FormTemplate;
import org.digitmill.page.form.FormTemplateJson;
import org.digitmill.score.table.OutputLayout;
import org.digitmill.storage.HadoopFiles;

/** Reads templates from files and keeps copies of them in the output directory. */
public final class FormTemplates {
    private static final int LARGEST = 16 << 20;

    private FormTemplates() {}

    /** @throws InputException if there is no such file, or it is no template */
    public static FormTemplate read(HadoopFiles files, String path) {
        try (InputStream input = files.open(path)) {
            byte[] content = input.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new InputException(
                        "The template " + path + " has more than " + LARGEST + " bytes, so it is none.");
            }
            return FormTemplateJson.read(content, path);
        } catch (IOException unreadable) {
            throw new InputException(
                    "The template " + path + " cannot be read: " + unreadable
                            + ". Give the JSON file that says where the fields of the form are.",
                    unreadable);
        }
    }

    /** Keeps a copy in the output directory. */
    public static void keep(HadoopFiles files, OutputLayout layout, FormTemplate template) throws IOException {
        String path = layout.template(template.sha256());
        if (files.status(path).isEmpty()) {
            files.write(path, template.content().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The template that rows were read with, if the output directory still has it. */
    public static Optional<FormTemplate> kept(HadoopFiles files, OutputLayout layout, String sha256)
            throws IOException {
        String path = layout.template(sha256);
        return files.status(path).isPresent() ? Optional.of(read(files, path)) : Optional.empty();
    }
}
