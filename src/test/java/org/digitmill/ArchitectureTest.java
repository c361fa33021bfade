package org.digitmill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A package uses only packages below it, and only some may know Spark or DL4J. */
class ArchitectureTest {
    /**
     * The packages from the top to the bottom: each may use those below it, and those of one layer do not use each other. A point stands
     * for the classes of the package itself.
     */
    private static final List<Layers> LAYERS = List.of(
            Layers.of(
                    "",
                    "cli",
                    "report | bench | publish | ml",
                    "train | score",
                    "spark",
                    "storage | progress",
                    "page",
                    "model",
                    "network",
                    "dataset",
                    "image",
                    "."),
            Layers.of("cli", ".", "demo | setup", "train | score | model | bench | report", "common"),
            Layers.of("train", "digit | page", "loop", "checkpoint", "progress", "averaging", "options", "augment"),
            Layers.of("score", ".", "job | correction | verify", "commit | reading", "table | input", "row", "options"),
            Layers.of("page", ".", "form | number", "decision", "detection", "picture"),
            Layers.of("model", "keras | onnx", "chain", "."),
            Layers.of("network", ".", "onednn | page | rowwise"),
            Layers.of("dataset", "correction | download | document", "format", "digits", "file | drawing"),
            Layers.of("image", "framing | decode", "pixel"),
            Layers.of("image.decode", ".", "process", "codec", "png | tiff | pdf", "jpeg", "source"));

    private static final String ROOT = "org.digitmill";

    private static JavaClasses classes;

    /** The layers of one package. */
    private record Layers(String name, List<Set<String>> layers) {
        static Layers of(String name, String... layers) {
            return new Layers(
                    name,
                    Stream.of(layers).map(layer -> Set.of(layer.split(" \\| "))).toList());
        }

        Stream<DynamicTest> tests() {
            return IntStream.range(0, layers.size()).boxed().flatMap(layer -> layers.get(layer).stream()
                    .map(child -> dynamicTest(path(child), () -> noClasses()
                            .that()
                            .resideInAPackage(pattern(child))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(notBelow(layer, child))
                            .check(classes))));
        }

        /** The packages above, and in the same layer, but not itself. */
        private String[] notBelow(int layer, String name) {
            return Stream.concat(
                            layers.subList(0, layer + 1).stream()
                                    .flatMap(Set::stream)
                                    .filter(other -> !other.equals(name))
                                    .map(this::pattern),
                            Stream.of("nothing"))
                    .toArray(String[]::new);
        }

        private String path(String child) {
            return ROOT + (name.isEmpty() ? "" : "." + name) + (child.equals(".") ? "" : "." + child);
        }

        private String pattern(String child) {
            return child.equals(".") ? path(child) : path(child) + "..";
        }

        Stream<String> paths() {
            return layers.stream().flatMap(Set::stream).map(this::path);
        }
    }

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @TestFactory
    Stream<DynamicTest> aPackageUsesOnlyPackagesBelowIt() {
        return LAYERS.stream().flatMap(Layers::tests);
    }

    @Test
    void everyPackageHasItsLayer() {
        Set<String> known = LAYERS.stream().flatMap(Layers::paths).collect(Collectors.toSet());
        Set<String> unknown = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !known.contains(name))
                .collect(Collectors.toSet());
        assertTrue(unknown.isEmpty(), "Packages without a place in LAYERS: " + unknown);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void whatComputesDoesNotKnowSpark() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        patterns("train.augment", "progress", "page", "model", "network", "dataset", "image"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(classes);
    }

    @Test
    void picturesDataAndStorageDoNotKnowDl4j() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        patterns("train.augment", "spark", "storage", "progress", "page", "dataset", "image"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
                .check(classes);
    }

    @Test
    void publishingDoesNotKnowTraining() {
        noClasses()
                .that()
                .resideInAPackage(pattern("publish"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(pattern("train"))
                .check(classes);
    }

    @Test
    void onlyTheCommandLineEndsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(pattern("cli"))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(classes);
    }

    @Test
    void onlyTheCommandLineWritesToStandardOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage(pattern("cli"))
                .should()
                .accessField(System.class, "out")
                .check(classes);
    }

    @Test
    void nothingIsDeserialisedAsAJavaObject() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .orShould()
                .callMethod(MultiLayerNetwork.class, "load", File.class, boolean.class)
                .check(classes);
    }

    private static String[] patterns(String... names) {
        return Stream.of(names).map(ArchitectureTest::pattern).toArray(String[]::new);
    }

    private static String pattern(String name) {
        return ROOT + "." + name + "..";
    }
}
