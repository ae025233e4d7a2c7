package io.mailferry.rehearsal.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.mailferry.rehearsal.house.broken.activities.directory.ChangesTheDirectory;
import io.mailferry.rehearsal.house.broken.activities.directory.WritesTheJournal;
import io.mailferry.rehearsal.house.broken.activities.exchange.HeartbeatsByItself;
import io.mailferry.rehearsal.house.broken.activities.mailbox.ReadsTheJournal;
import io.mailferry.rehearsal.house.broken.activities.mailbox.UsesSpring;
import io.mailferry.rehearsal.house.broken.host.KnowsTheSimulator;
import io.mailferry.rehearsal.house.broken.journal.Journal;
import io.mailferry.rehearsal.house.broken.journal.KnowsTemporal;
import io.mailferry.rehearsal.house.broken.journal.read.JournalReader;
import io.mailferry.rehearsal.house.broken.model.KnowsTheJournal;
import io.mailferry.rehearsal.house.broken.model.Sleeps;
import io.mailferry.rehearsal.house.broken.model.UsesAMock;
import io.mailferry.rehearsal.house.broken.model.UsesJson;
import io.mailferry.rehearsal.house.broken.model.decision.Decision;
import io.mailferry.rehearsal.house.broken.nameless.Nameless;
import io.mailferry.rehearsal.house.broken.operations.KnowsTheCommandLine;
import io.mailferry.rehearsal.house.broken.operations.ReachesExchange;
import io.mailferry.rehearsal.house.broken.simulator.KnowsTheModel;
import io.mailferry.rehearsal.house.broken.simulator.egg.Egg;
import io.mailferry.rehearsal.house.broken.simulator.hen.Hen;
import io.mailferry.rehearsal.house.broken.starter.KnowsADatabase;
import io.mailferry.rehearsal.house.broken.starter.SeesAWorkflow;
import io.mailferry.rehearsal.house.broken.worker.KnowsTheOperator;
import io.mailferry.rehearsal.house.broken.worker.Prints;
import io.mailferry.rehearsal.house.broken.worker.Rehearses;
import io.mailferry.rehearsal.house.broken.workflows.AsksADirectory;
import io.mailferry.rehearsal.house.broken.workflows.Decides;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The house is built as it was drawn, and each of its rules can be seen to bite. */
class HouseTest {
  private static final House HOUSE = new House("io.mailferry");
  private static final House BROKEN = new House("io.mailferry.rehearsal.house.broken");

  private static final JavaClasses EVERYTHING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mailferry");

  static Stream<Arguments> rules() {
    return HOUSE.rules().entrySet().stream()
        .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void isBuiltAsDrawn(String name, ArchRule rule) {
    rule.check(EVERYTHING);
  }

  @Test
  void hasAllItsRooms() {
    assertThat(
            List.of(
                "model",
                "workflows",
                "journal",
                "activities",
                "worker",
                "operations",
                "starter",
                "host",
                "simulator",
                "rehearsal"))
        .allSatisfy(
            room ->
                assertThat(EVERYTHING.containPackage("io.mailferry." + room)).as(room).isTrue());
  }

  static final List<Arguments> breakers =
      List.of(
          breaks("the model room sees what it may see and nothing else", UsesJson.class),
          breaks("the workflows room sees what it may see and nothing else", AsksADirectory.class),
          breaks("the journal room sees what it may see and nothing else", KnowsTemporal.class),
          breaks("the activities room sees what it may see and nothing else", UsesSpring.class),
          breaks("the simulator room sees what it may see and nothing else", KnowsTheModel.class),
          breaks("activities know nothing of Spring or of tests", UsesSpring.class),
          breaks(
              "what speaks with Exchange and directories knows no workflow and no journal",
              HeartbeatsByItself.class),
          breaks(
              "the worker sees neither the operator's side nor a practice Exchange",
              KnowsTheOperator.class),
          breaks("only the journal knows a database", KnowsADatabase.class),
          breaks(
              "the operations room sees what it may see and nothing else", ReachesExchange.class),
          breaks("the starter room sees what it may see and nothing else", SeesAWorkflow.class),
          breaks("the host room sees what it may see and nothing else", KnowsTheSimulator.class),
          breaks("the operator's side reaches no Exchange and no directory", ReachesExchange.class),
          breaks("directories are read and never written", ChangesTheDirectory.class),
          breaks("operations know no door", KnowsTheCommandLine.class),
          breaks("nothing sees the rehearsal", Rehearses.class),
          breaks("no two packages need each other", Hen.class, Egg.class),
          breaks("what decides cannot reach the journal", KnowsTheJournal.class),
          breaks("only the activities themselves write the journal", WritesTheJournal.class),
          breaks(
              "nothing that moves a mailbox reads the journal",
              ReadsTheJournal.class,
              Journal.class,
              JournalReader.class),
          breaks("only the policy builds decisions", Decides.class, Decision.class),
          breaks("what decides does not sleep and knows no old dates", Sleeps.class),
          breaks("only doors to people and to processes print", Prints.class),
          breaks("fakes are written by hand", UsesAMock.class),
          breaks(
              "a package that others see is described and knows what may be null", Nameless.class));

  private static Arguments breaks(String rule, Class<?>... breakers) {
    return Arguments.of(rule, breakers);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("breakers")
  void everyRuleBites(String name, Class<?>... classes) {
    var verdict = BROKEN.rule(name).evaluate(new ClassFileImporter().importClasses(classes));

    assertThat(verdict.hasViolation()).isTrue();
    assertThat(verdict.getFailureReport().toString()).contains(classes[0].getSimpleName());
  }

  @Test
  void everyRuleIsSeenToBite() {
    assertThat(breakers)
        .extracting(breaker -> breaker.get()[0])
        .containsExactlyInAnyOrderElementsOf(List.copyOf(HOUSE.rules().keySet()));
  }
}
