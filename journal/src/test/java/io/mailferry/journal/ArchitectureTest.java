package io.mailferry.journal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.mailferry.journal",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule the_journal_sees_only_the_model_and_a_database =
      classes()
          .that()
          .resideInAPackage("io.mailferry.journal..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.mailferry.journal..",
              "io.mailferry.model..",
              "java..",
              "javax.sql..",
              "org.jspecify..",
              "org.springframework.core..",
              "org.springframework.dao..",
              "org.springframework.jdbc..",
              "org.springframework.transaction..",
              "com.zaxxer.hikari..",
              "org.flywaydb..")
          .because("it is a dated copy for people, and decides nothing");
}
