package org.digitmill.page.form;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A template: the fields of a form and their positions.
 *
 * @param name of the form
 * @param marks by which its place on a page is found; none where it fills the page
 * @param fields at least one, no two of the same name
 * @param content the file that says so, as UTF-8
 * @param sha256 of the content
 */
public record FormTemplate(String name, List<FormMark> marks, List<FormField> fields, String content, String sha256)
        implements Serializable {
    public FormTemplate {
        marks = List.copyOf(marks);
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("A template has at least one field");
        }
        Set<String> names = new HashSet<>();
        for (FormField field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("Two fields are named \"" + field.name() + "\"");
            }
        }
    }

    public Optional<FormField> field(String wanted) {
        return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }
}
