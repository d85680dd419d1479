package org.tutai.viewer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.collections.FXCollections;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rooms of the viewer: view models hold no control. */
class ArchitectureTest {

  private static final JavaClasses VIEWER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.tutai.viewer");

  @Test
  void viewModelsHoldNoControl() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
        .allowEmptyShould(true)
        .check(VIEWER);
  }

  @Test
  void knowsNoServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "org.tutai.server..")
        .check(VIEWER);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.tutai.viewer.(**)").should().beFreeOfCycles().check(VIEWER);
  }

  @Test
  void noPackageIsNamedForHavingNoName() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..")
        .check(VIEWER);
  }

  /* What is made for each question is gone with the next collection, and its listeners with it. */
  @Test
  void readableViewsOfListsAreKept() {
    assertThat(VIEWER.stream().flatMap(each -> each.getMethodCallsFromSelf().stream()))
        .filteredOn(call -> call.getTargetOwner().isEquivalentTo(FXCollections.class))
        .filteredOn(call -> call.getName().startsWith("unmodifiableObservable"))
        .isNotEmpty()
        .noneMatch(call -> call.getOrigin() instanceof JavaMethod);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(VIEWER)
        .extracting(JavaClass::getPackage)
        .isNotEmpty()
        .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
  }
}
