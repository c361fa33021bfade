package org.digitmill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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

/** The order of the house: a package uses only packages below it, and only some may know Spark or DL4J. */
class HouseTest {
    /** From the roof to the ground. Two on one floor do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("cli"),
            Set.of("report", "bench", "publish", "ml"),
            Set.of("train", "score"),
            Set.of("spark"),
            Set.of("page"),
            Set.of("model"),
            Set.of("network"),
            Set.of("dataset"),
            Set.of("image"));

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.digitmill");
    }

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_packages_below_it() {
        return IntStream.range(0, FLOORS.size()).boxed().flatMap(floor -> FLOORS.get(floor).stream()
                .map(name -> dynamicTest(name, () -> noClasses()
                        .that()
                        .resideInAPackage(pattern(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(notBelow(floor, name))
                        .allowEmptyShould(true)
                        .check(classes))));
    }

    @Test
    void every_package_has_its_floor() {
        List<String> known = FLOORS.stream().flatMap(Set::stream).toList();
        Set<String> strangers = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("org.digitmill"))
                .map(name -> name.split("\\.")[2])
                .filter(name -> !known.contains(name))
                .collect(Collectors.toSet());
        assertTrue(strangers.isEmpty(), "Packages without a place in FLOORS: " + strangers);
    }

    @Test
    void what_computes_does_not_know_spark() {
        noClasses()
                .that()
                .resideInAnyPackage(patterns("train.augment", "page", "model", "network", "dataset", "image"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .check(classes);
    }

    @Test
    void pictures_data_and_storage_do_not_know_dl4j() {
        noClasses()
                .that()
                .resideInAnyPackage(patterns("train.augment", "spark", "page", "dataset", "image"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
                .check(classes);
    }

    @Test
    void publishing_does_not_know_training() {
        noClasses()
                .that()
                .resideInAPackage(pattern("publish"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(pattern("train"))
                .check(classes);
    }

    @Test
    void only_the_command_line_ends_the_process() {
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
    void only_the_command_line_writes_to_standard_output() {
        noClasses()
                .that()
                .resideOutsideOfPackage(pattern("cli"))
                .should()
                .accessField(System.class, "out")
                .check(classes);
    }

    @Test
    void nothing_is_deserialised_as_a_java_object() {
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

    /** The packages above, on the same floor, but not itself. */
    private static String[] notBelow(int floor, String name) {
        return patterns(FLOORS.subList(0, floor + 1).stream()
                .flatMap(Set::stream)
                .filter(other -> !other.equals(name))
                .toArray(String[]::new));
    }

    private static String[] patterns(String... names) {
        return Stream.of(names).map(HouseTest::pattern).toArray(String[]::new);
    }

    private static String pattern(String name) {
        return "org.digitmill." + name + "..";
    }
}
