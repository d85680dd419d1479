package org.tutai.geo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the core and the one direction of their imports. */
class ArchitectureTest {

  private static final String ROOT = "org.tutai.geo.";

  /** In import order: a room uses only rooms above it. */
  private static final List<String> ROOMS =
      List.of(
          "evidence",
          "bytes",
          "crs",
          "expr",
          "feature",
          "raster",
          "format",
          "layer",
          "style",
          "tile",
          "source",
          "render",
          "encode",
          "archive",
          "locate",
          "measure",
          "route",
          "theme");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tutai.geo");

  @TestFactory
  List<DynamicTest> roomUsesOnlyRoomsAboveIt() {
    return IntStream.range(0, ROOMS.size())
        .mapToObj(
            room ->
                DynamicTest.dynamicTest(
                    ROOMS.get(room),
                    () ->
                        classes()
                            .that()
                            .resideInAPackage(ROOT + ROOMS.get(room) + "..")
                            .should(onlyDependOnClassesThat(outsideTheRoomsBelow(room)))
                            .allowEmptyShould(true)
                            .check(CORE)))
        .toList();
  }

  @Test
  void everyPackageIsInAKnownRoom() {
    assertThat(CORE)
        .extracting(JavaClass::getPackageName)
        .allMatch(name -> ROOMS.contains(name.substring(ROOT.length()).split("\\.")[0]));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.tutai.geo.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void noFormatKnowsAnother() {
    slices()
        .matching("org.tutai.geo.format.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void noPackageIsNamedForHavingNoName() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..")
        .check(CORE);
  }

  @Test
  void knowsNoWindowAndNoServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "org.eclipse.jetty..", "jakarta.servlet..")
        .check(CORE);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(CORE)
        .extracting(JavaClass::getPackage)
        .isNotEmpty()
        .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
  }

  private static DescribedPredicate<JavaClass> outsideTheRoomsBelow(int room) {
    return resideOutsideOfPackages(
        ROOMS.stream().skip(room + 1L).map(below -> ROOT + below + "..").toArray(String[]::new));
  }
}
