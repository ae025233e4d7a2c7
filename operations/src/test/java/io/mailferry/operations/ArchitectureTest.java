package io.mailferry.operations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;

@AnalyzeClasses(
    packages = "io.mailferry.operations",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule operations_never_touch_exchange_or_a_directory =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.mailferry.activities..",
              "io.mailferry.worker..",
              "com.unboundid..",
              "com.profesorfalken..",
              "org.springframework..")
          .because("they hold no credential, and the command line has to start within a second");

  @ArchTest
  static final ArchRule plans_know_nothing_of_temporal =
      noClasses()
          .that()
          .resideInAnyPackage("io.mailferry.operations.plan..", "io.mailferry.operations.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal..", "io.grpc..", "io.mailferry.workflows..")
          .because("a plan is checked without any connection");

  @ArchTest
  static final ArchRule reports_know_nothing_of_workflows =
      noClasses()
          .that()
          .resideInAPackage("io.mailferry.operations.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal..", "io.grpc..", "io.mailferry.workflows..")
          .because("a report is written without any connection but the journal's");

  @ArchTest
  static final ArchRule operations_print_nothing = noClasses().should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule operations_know_no_door =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "io.mailferry.starter..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(PrintStream.class)
          .because("the same operations stand behind the command line and a console");
}
