package org.tutai.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.tutai.server.workspace.PublishedLayer;

/** The rooms of the server: protocol handlers hold no geography. */
class ArchitectureTest {

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tutai.server");

  @Test
  void handlersHoldNoGeography() {
    noClasses()
        .that()
        .resideInAPackage("org.tutai.server.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.locationtech.jts..", "org.geotools..", "mil.nga..", "java.awt..")
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void onlyHandlersAndTheCommandLineKnowHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.tutai.server.http..", "org.tutai.server.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void readsLayersOnlyAsSomebodyMaySeeThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.tutai.server.access..", "org.tutai.server.workspace..")
        .should()
        .callMethod(PublishedLayer.class, "compiled")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.tutai.geo.layer.CompiledLayer")
        .check(SERVER);
  }

  @Test
  void knowsNoWindow() {
    noClasses().should().dependOnClassesThat().resideInAPackage("javafx..").check(SERVER);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.tutai.server.(**)").should().beFreeOfCycles().check(SERVER);
  }

  @Test
  void noPackageIsNamedForHavingNoName() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..")
        .check(SERVER);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(SERVER)
        .extracting(JavaClass::getPackage)
        .isNotEmpty()
        .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
  }
}
