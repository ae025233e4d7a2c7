package io.mailferry.model;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What the model must not do, so that its decisions are pure. */
final class ModelRules {
  private ModelRules() {}

  static final ArchRule SEES_ONLY_THE_JDK =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackages(
                  "java..",
                  "javax.crypto..",
                  "com.fasterxml.jackson.annotation..",
                  "org.jspecify.annotations..",
                  "io.mailferry.model.."))
          .because("the model holds nouns and pure decisions, and outlives every library")
          .as("the model sees only the JDK and two kinds of annotation");

  static final ArchRule KNOWS_NO_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(
              calling("now", "java.time")
                  .or(calling("currentTimeMillis", "java.lang"))
                  .or(calling("nanoTime", "java.lang"))
                  .or(making(Date.class)))
          .orShould()
          .dependOnClassesThat(assignableTo(Clock.class))
          .because("the moment is a part of the situation")
          .as("the model knows no clock");

  static final ArchRule KNOWS_NO_CHANCE =
      noClasses()
          .should()
          .dependOnClassesThat(
              assignableTo(Random.class).or(resideInAnyPackage("java.util.random")))
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat(assignableTo(java.security.SecureRandom.class))
          .because("the same situation has the same answer")
          .as("the model knows no chance");

  static final ArchRule STARTS_NO_THREAD =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.util.concurrent..").or(assignableTo(Thread.class)))
          .because("a decision is made where it is asked for")
          .as("the model starts no thread");

  static final ArchRule REACHES_NOTHING =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                  .or(inputOrOutput())
                  .or(assignableTo(Process.class)))
          .orShould()
          .accessTargetWhere(askingTheSystem())
          .because("what is seen comes in as a sighting")
          .as("the model reaches nothing of the world");

  static final List<ArchRule> ALL =
      List.of(
          SEES_ONLY_THE_JDK, KNOWS_NO_CLOCK, KNOWS_NO_CHANCE, STARTS_NO_THREAD, REACHES_NOTHING);

  /** A record's serialisation marker lives in {@code java.io} too, and is harmless. */
  private static DescribedPredicate<JavaClass> inputOrOutput() {
    return resideInAnyPackage("java.io..")
        .and(DescribedPredicate.not(assignableTo(Exception.class)))
        .and(
            DescribedPredicate.describe(
                "other than Serializable",
                type -> !type.isEquivalentTo(java.io.Serializable.class)));
  }

  private static DescribedPredicate<JavaAccess<?>> askingTheSystem() {
    return DescribedPredicate.describe(
        "asking the system anything",
        access ->
            access.getTargetOwner().isEquivalentTo(System.class)
                && !access.getTarget().getName().equals("arraycopy"));
  }

  private static DescribedPredicate<JavaAccess<?>> calling(String method, String inPackage) {
    return DescribedPredicate.describe(
        "a call of " + method + " in " + inPackage,
        access ->
            access.getTarget().getName().equals(method)
                && access.getTargetOwner().getPackageName().equals(inPackage));
  }

  private static DescribedPredicate<JavaAccess<?>> making(Class<?> type) {
    return DescribedPredicate.describe(
        "a new " + type.getSimpleName(),
        access ->
            access.getTarget().getName().equals("<init>")
                && access.getTargetOwner().isEquivalentTo(type));
  }
}
