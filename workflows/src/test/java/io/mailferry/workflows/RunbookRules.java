package io.mailferry.workflows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.temporal.workflow.WorkflowInterface;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What a runbook must not do, so that a replay comes to the same decisions. */
final class RunbookRules {
  private RunbookRules() {}

  static final ArchRule SEES_ONLY_ITS_OWN =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackages(
                  "java..",
                  "javax.crypto..",
                  "com.fasterxml.jackson.annotation..",
                  "org.jspecify.annotations..",
                  "org.slf4j..",
                  "io.temporal..",
                  "io.mailferry.model..",
                  "io.mailferry.workflows.."))
          .as("runbooks see the model and Temporal, and nothing else");

  static final ArchRule KNOWS_NO_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(
              calling("now", "java.time")
                  .or(calling("currentTimeMillis", "java.lang"))
                  .or(calling("nanoTime", "java.lang")))
          .orShould()
          .dependOnClassesThat(assignableTo(Clock.class).or(assignableTo(Date.class)))
          .as("runbooks know no clock but Temporal's");

  static final ArchRule KNOWS_NO_CHANCE =
      noClasses()
          .should()
          .dependOnClassesThat(
              assignableTo(Random.class).or(resideInAnyPackage("java.util.random")))
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .as("runbooks know no chance");

  static final ArchRule STARTS_NO_THREAD =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.util.concurrent..").or(assignableTo(Thread.class)))
          .as("runbooks start no thread");

  static final ArchRule REACHES_NOTHING =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio..", "java.net..", "java.sql..", "java.io..")
                  .and(DescribedPredicate.not(assignableTo(Exception.class)))
                  .and(DescribedPredicate.not(assignableTo(java.nio.charset.Charset.class)))
                  .and(
                      DescribedPredicate.not(assignableTo(java.nio.charset.StandardCharsets.class)))
                  .and(notSerializable()))
          .orShould()
          .accessTargetWhere(askingTheSystem())
          .as("runbooks reach nothing of the world");

  static final ArchRule WALKS_NO_HASH =
      noClasses()
          .should()
          .accessTargetWhere(walkingAHash())
          .as("runbooks walk no collection whose order is chance");

  static final ArchRule IS_OPEN_TO_TEMPORAL =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .and(implementingAWorkflow())
          .should(bePublicAndFinalWithAPublicConstructor())
          .as("a runbook that Temporal cannot make hangs, and does not fail");

  static final List<ArchRule> ALL =
      List.of(
          SEES_ONLY_ITS_OWN,
          KNOWS_NO_CLOCK,
          KNOWS_NO_CHANCE,
          STARTS_NO_THREAD,
          REACHES_NOTHING,
          WALKS_NO_HASH,
          IS_OPEN_TO_TEMPORAL);

  private static DescribedPredicate<JavaAccess<?>> calling(String method, String inPackage) {
    return DescribedPredicate.describe(
        "a call of " + method + " in " + inPackage,
        access ->
            access.getTarget().getName().equals(method)
                && access.getTargetOwner().getPackageName().equals(inPackage));
  }

  private static DescribedPredicate<JavaAccess<?>> askingTheSystem() {
    return DescribedPredicate.describe(
        "asking the system anything",
        access ->
            access.getTargetOwner().isEquivalentTo(System.class)
                && !access.getTarget().getName().equals("arraycopy"));
  }

  /** Membership may be asked of a {@code HashSet}; its order may reach nothing. */
  private static DescribedPredicate<JavaAccess<?>> walkingAHash() {
    return DescribedPredicate.describe(
        "walking a hash",
        access ->
            (access.getTargetOwner().isEquivalentTo(HashMap.class)
                    || access.getTargetOwner().isEquivalentTo(HashSet.class))
                && List.of("iterator", "stream", "forEach", "entrySet", "keySet", "values")
                    .contains(access.getTarget().getName()));
  }

  private static DescribedPredicate<JavaClass> notSerializable() {
    return DescribedPredicate.describe(
        "other than Serializable", type -> !type.isEquivalentTo(java.io.Serializable.class));
  }

  private static DescribedPredicate<JavaClass> implementingAWorkflow() {
    return DescribedPredicate.describe(
        "implement a workflow",
        type ->
            type.getAllRawInterfaces().stream()
                .anyMatch(each -> each.isAnnotatedWith(WorkflowInterface.class)));
  }

  private static ArchCondition<JavaClass> bePublicAndFinalWithAPublicConstructor() {
    return new ArchCondition<>("be public and final with a public constructor") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var open =
            type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getModifiers().contains(JavaModifier.FINAL)
                && type.getConstructors().stream()
                    .anyMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC));
        events.add(
            new SimpleConditionEvent(type, open, type.getName() + (open ? " is" : " is not")));
      }
    };
  }
}
