package io.mailferry.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.mailferry.starter",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule the_command_line_sees_operations_and_nothing_behind_them =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.mailferry.starter..",
              "io.mailferry.operations..",
              "io.mailferry.model..",
              "picocli..",
              "org.jspecify.annotations..",
              "java..")
          .because("every door asks the same operations, and this one starts within a second");

  @ArchTest
  static final ArchRule screens_know_no_command =
      noClasses()
          .that()
          .resideInAPackage("io.mailferry.starter.screen..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.mailferry.starter.command..", "picocli..")
          .because("what is drawn does not depend on the words that asked for it");
}
