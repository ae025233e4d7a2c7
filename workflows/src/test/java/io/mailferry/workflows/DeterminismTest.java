package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.mailferry.workflows.rulebreakers.AsksChance;
import io.mailferry.workflows.rulebreakers.AsksTheClock;
import io.mailferry.workflows.rulebreakers.HidesFromTemporal;
import io.mailferry.workflows.rulebreakers.ReadsAFile;
import io.mailferry.workflows.rulebreakers.SeesALibrary;
import io.mailferry.workflows.rulebreakers.StartsAThread;
import io.mailferry.workflows.rulebreakers.WalksAHash;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A replay comes to the same decisions, because a runbook cannot reach anything that changes. */
class DeterminismTest {
  private static final JavaClasses RUNBOOKS_AND_MODEL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mailferry.workflows", "io.mailferry.model");

  static Stream<Arguments> rules() {
    return RunbookRules.ALL.stream().map(rule -> Arguments.of(rule.getDescription(), rule));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void runbooksAndModelKeepTheRules(String name, ArchRule rule) {
    rule.check(RUNBOOKS_AND_MODEL);
  }

  static final List<Arguments> breakers =
      List.of(
          Arguments.of(RunbookRules.SEES_ONLY_ITS_OWN, SeesALibrary.class),
          Arguments.of(RunbookRules.KNOWS_NO_CLOCK, AsksTheClock.class),
          Arguments.of(RunbookRules.KNOWS_NO_CHANCE, AsksChance.class),
          Arguments.of(RunbookRules.STARTS_NO_THREAD, StartsAThread.class),
          Arguments.of(RunbookRules.REACHES_NOTHING, ReadsAFile.class),
          Arguments.of(RunbookRules.WALKS_NO_HASH, WalksAHash.class),
          Arguments.of(RunbookRules.IS_OPEN_TO_TEMPORAL, HidesFromTemporal.runbook()));

  @ParameterizedTest
  @FieldSource("breakers")
  void everyRuleBites(ArchRule rule, Class<?> breaker) {
    var verdict = rule.evaluate(new ClassFileImporter().importClasses(breaker));

    assertThat(verdict.hasViolation()).isTrue();
  }

  @Test
  void everyRuleIsSeenToBite() {
    assertThat(breakers).extracting(breaker -> breaker.get()[0]).containsAll(RunbookRules.ALL);
  }
}
