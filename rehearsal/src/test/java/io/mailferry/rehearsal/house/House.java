package io.mailferry.rehearsal.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.PrintStream;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rooms of the house and who sees whom, for everything below one root package. */
final class House {
  private static final String JDK = "java..";
  private static final String NULLNESS = "org.jspecify.annotations..";
  private static final String JSON_NAMES = "com.fasterxml.jackson.annotation..";
  private static final String LDAP = "com.unboundid..";

  private static final Set<String> LDAP_WRITES =
      Set.of("add", "delete", "modify", "modifyDN", "processOperation", "deleteSubtree");

  /** What keeps the journal's tables, its connections and its statements. */
  private static final String[] TABLES = {
    "com.zaxxer.hikari..",
    "org.flywaydb..",
    "org.springframework.dao..",
    "org.springframework.jdbc..",
    "org.springframework.transaction.."
  };

  private final String root;
  private final Map<String, ArchRule> rules = new LinkedHashMap<>();

  /** The house below a root package, e.g. {@code io.mailferry}. */
  House(String root) {
    this.root = root;
    arrows();
    journal();
    decisions();
    habits();
  }

  Map<String, ArchRule> rules() {
    return rules;
  }

  ArchRule rule(String name) {
    var rule = rules.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("no rule is called: " + name);
    }
    return rule;
  }

  private void rule(String name, ArchRule rule) {
    rules.put(name, rule.as(name));
  }

  private String room(String name) {
    return root + "." + name + "..";
  }

  private String[] rooms(String... names) {
    return Stream.of(names).map(this::room).toArray(String[]::new);
  }

  // ------------------------------------------------------------------ who sees whom

  private void arrows() {
    sees("model", JDK, "javax.crypto..", JSON_NAMES, NULLNESS);
    sees(
        "workflows",
        JDK,
        JSON_NAMES,
        NULLNESS,
        "org.slf4j..",
        "io.temporal.activity..",
        "io.temporal.api..",
        "io.temporal.client..",
        "io.temporal.common..",
        "io.temporal.failure..",
        "io.temporal.workflow..",
        room("model"));
    sees(
        "journal",
        Stream.of(
                Stream.of(
                    JDK, "javax.sql..", "org.springframework.core..", NULLNESS, room("model")),
                Stream.of(TABLES))
            .flatMap(each -> each)
            .toArray(String[]::new));
    sees(
        "activities",
        JDK,
        "javax.naming..",
        "javax.net..",
        "javax.security.auth..",
        "com.fasterxml.jackson..",
        NULLNESS,
        "org.slf4j..",
        "io.temporal..",
        LDAP,
        "io.github.resilience4j.circuitbreaker..",
        "com.profesorfalken.jpowershell..",
        room("model"),
        room("workflows"),
        room("journal"));
    sees(
        "operations",
        JDK,
        "com.fasterxml.jackson..",
        "org.apache.commons.csv..",
        "org.yaml.snakeyaml..",
        NULLNESS,
        "com.google.protobuf..",
        "io.grpc..",
        "io.temporal.api..",
        "io.temporal.client..",
        "io.temporal.common..",
        "io.temporal.failure..",
        "io.temporal.serviceclient..",
        room("model"),
        room("workflows"),
        room("journal"));
    sees("starter", JDK, "picocli..", NULLNESS, room("model"), room("operations"));
    sees("host", JDK, "com.fasterxml.jackson..", "picocli..", NULLNESS);
    sees(
        "simulator",
        JDK,
        "com.sun.net.httpserver..",
        "javax.net..",
        "com.fasterxml.jackson..",
        NULLNESS,
        LDAP);
    rule(
        "activities know nothing of Spring or of tests",
        never("activities", "org.springframework..", "io.temporal.spring..", "io.temporal.test.."));
    rule(
        "what speaks with Exchange and directories knows no workflow and no journal",
        noClasses()
            .that()
            .resideInAnyPackage(
                rooms("activities.directory", "activities.exchange", "activities.fault"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.temporal..")
                    .or(resideInAnyPackage(rooms("workflows", "journal")))));
    rule(
        "the worker sees neither the operator's side nor a practice Exchange",
        never("worker", rooms("operations", "starter", "simulator", "rehearsal")));
    rule(
        "the operator's side reaches no Exchange and no directory",
        noClasses()
            .that()
            .resideInAnyPackage(rooms("operations", "starter"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                Stream.of(
                        Stream.of(rooms("activities", "worker", "simulator", "rehearsal")),
                        Stream.of(LDAP, "com.profesorfalken..", "org.springframework.."))
                    .flatMap(each -> each)
                    .toArray(String[]::new)));
    rule(
        "directories are read and never written",
        noClasses()
            .that()
            .resideInAnyPackage(rooms("activities", "worker"))
            .should()
            .callMethodWhere(
                describe(
                    "writing through LDAP",
                    call ->
                        call.getTargetOwner().getName().startsWith("com.unboundid.ldap.sdk.")
                            && LDAP_WRITES.contains(call.getTarget().getName()))));
    rule(
        "operations know no door",
        noClasses()
            .that()
            .resideInAPackage(room("operations"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(room("starter"))
                    .or(resideInAnyPackage("picocli.."))
                    .or(named(PrintStream.class.getName()))));
    rule(
        "only the journal knows a database",
        noClasses()
            .that()
            .resideOutsideOfPackage(room("journal"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TABLES));
    rule(
        "nothing sees the rehearsal",
        noClasses()
            .that()
            .resideOutsideOfPackage(room("rehearsal"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(room("rehearsal")));
    rule(
        "no two packages need each other",
        slices()
            .matching(root + ".(**)")
            // Nobody sees the rehearsal, so what goes round inside it reaches nobody.
            .that(
                describe(
                    "lie outside the rehearsal",
                    slice -> !slice.getNamePart(1).startsWith("rehearsal")))
            .should()
            .beFreeOfCycles());
  }

  /** A room sees itself, what is named here, and nothing else. */
  private void sees(String name, String... packages) {
    rule(
        "the " + name + " room sees what it may see and nothing else",
        classes()
            .that()
            .resideInAPackage(room(name))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(packages).or(resideInAnyPackage(room(name)))));
  }

  private ArchRule never(String name, String... packages) {
    return noClasses()
        .that()
        .resideInAPackage(room(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  // ------------------------------------------------------------------ the journal decides nothing

  private void journal() {
    rule(
        "what decides cannot reach the journal",
        noClasses()
            .that()
            .resideInAnyPackage(rooms("model", "workflows"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(room("journal")));
    rule(
        "only the activities themselves write the journal",
        noClasses()
            .that()
            .resideInAnyPackage(
                rooms(
                    "activities.directory",
                    "activities.exchange",
                    "activities.fault",
                    "activities.time"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(room("journal")));
    rule(
        "nothing that moves a mailbox reads the journal",
        noClasses()
            .that()
            .resideInAnyPackage(rooms("model", "workflows", "activities", "worker"))
            .should()
            .dependOnClassesThat(named(root + ".journal.read.JournalReader"))
            .orShould()
            .accessTargetWhere(askingForTheReader()));
  }

  // ------------------------------------------------------------------ one place decides

  private void decisions() {
    rule(
        "only the policy builds decisions",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".model.policy")
            .and()
            .doNotHaveFullyQualifiedName(root + ".model.decision.Decision")
            .should()
            .callConstructorWhere(
                describe(
                    "making a decision",
                    call ->
                        call.getTargetOwner()
                            .getName()
                            .equals(root + ".model.decision.Decision"))));
  }

  private DescribedPredicate<JavaClass> named(String name) {
    return describe("called " + name, type -> type.getName().equals(name));
  }

  private DescribedPredicate<JavaAccess<?>> askingForTheReader() {
    return describe(
        "asking the journal for its reader",
        access ->
            access.getTarget().getName().equals("reader")
                && access.getTargetOwner().getName().equals(root + ".journal.Journal"));
  }

  // ------------------------------------------------------------------ habits

  private void habits() {
    rule(
        "what decides does not sleep and knows no old dates",
        noClasses()
            .that()
            .resideInAnyPackage(rooms("model", "workflows"))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, Calendar.class)
            .orShould()
            .callMethodWhere(
                describe(
                    "Thread.sleep",
                    call ->
                        call.getTarget().getName().equals("sleep")
                            && call.getTargetOwner().isEquivalentTo(Thread.class))));
    rule(
        "only doors to people and to processes print",
        noClasses()
            .that()
            .resideOutsideOfPackages(room("starter"), room("rehearsal"), room("simulator.shell"))
            .and()
            .doNotHaveFullyQualifiedName(root + ".host.Up")
            .and()
            .doNotHaveFullyQualifiedName(root + ".simulator.Main")
            .and()
            .doNotHaveFullyQualifiedName(root + ".worker.ShellDoctor")
            .and()
            .doNotHaveFullyQualifiedName(root + ".worker.WorkerPrompt")
            .and()
            // The simulator stands alone: it has no logger to tell of an event that failed.
            .doNotHaveFullyQualifiedName(root + ".simulator.time.SimulatedClock")
            .should(ACCESS_STANDARD_STREAMS));
    rule(
        "fakes are written by hand",
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mockito..", "..easymock..", "..powermock..", "..mockk.."));
    rule(
        "a package that others see is described and knows what may be null",
        classes().that(arePublicAndOnTop()).should(liveInADescribedPackage()));
  }

  private static DescribedPredicate<JavaClass> arePublicAndOnTop() {
    return describe(
        "are public and on top",
        type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass());
  }

  private static ArchCondition<JavaClass> liveInADescribedPackage() {
    return new ArchCondition<>("live in a package with a null-marked package-info") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var described =
            type.getPackage()
                .tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent();
        events.add(
            new SimpleConditionEvent(
                type, described, type.getName() + (described ? " does" : " does not")));
      }
    };
  }
}
