package io.mailferry.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StandsAloneTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mailferry.simulator");

  @Test
  void theSimulatorKnowsNothingElseOfMailferry() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.mailferry..")
                .and(not(resideInAPackage("io.mailferry.simulator.."))))
        .check(classes);
  }

  @Test
  void theShellUsesNothingButTheJdkSoThatItStartsFast() {
    noClasses()
        .that()
        .resideInAPackage("io.mailferry.simulator.shell")
        .should()
        .dependOnClassesThat(
            not(resideInAPackage("java.."))
                .and(not(resideInAPackage("io.mailferry.simulator.shell")))
                .and(not(resideInAPackage("org.jspecify.annotations"))))
        .check(classes);
  }
}
