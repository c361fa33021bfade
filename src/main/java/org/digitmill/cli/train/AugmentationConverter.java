package org.digitmill.cli.train;

import org.digitmill.train.augment.Augmentation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what {@code --augment} takes. */
final class AugmentationConverter implements ITypeConverter<Augmentation> {
    @Override
    public Augmentation convert(String text) {
        try {
            return Augmentation.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
