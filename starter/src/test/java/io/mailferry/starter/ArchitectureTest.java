package io.mailferry.starter;

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
  static final ArchRule the_command_line_never_touches_exchange_or_a_directory =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.mailferry.activities..",
              "io.mailferry.worker..",
              "com.unboundid..",
              "com.profesorfalken..",
              "org.springframework..")
          .because("it holds no credential, and has to start within a second");

  @ArchTest
  static final ArchRule plans_and_screens_know_nothing_of_temporal =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.mailferry.starter.plan..",
              "io.mailferry.starter.screen..",
              "io.mailferry.starter.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal..", "io.grpc..", "io.mailferry.workflows..")
          .because("a plan is checked and a report written without any connection");
}
