package io.mailferry.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.mailferry.model.rulebreakers.AsksChance;
import io.mailferry.model.rulebreakers.AsksTheClock;
import io.mailferry.model.rulebreakers.ReadsAFile;
import io.mailferry.model.rulebreakers.SeesALibrary;
import io.mailferry.model.rulebreakers.StartsAThread;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses MODEL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mailferry.model");

  static final Stream<Arguments> rules() {
    return ModelRules.ALL.stream().map(rule -> Arguments.of(rule.getDescription(), rule));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theModelKeepsItsRules(String name, ArchRule rule) {
    rule.check(MODEL);
  }

  static final java.util.List<Arguments> breakers =
      java.util.List.of(
          Arguments.of(ModelRules.SEES_ONLY_THE_JDK, SeesALibrary.class),
          Arguments.of(ModelRules.KNOWS_NO_CLOCK, AsksTheClock.class),
          Arguments.of(ModelRules.KNOWS_NO_CHANCE, AsksChance.class),
          Arguments.of(ModelRules.STARTS_NO_THREAD, StartsAThread.class),
          Arguments.of(ModelRules.REACHES_NOTHING, ReadsAFile.class));

  @ParameterizedTest
  @FieldSource("breakers")
  void everyRuleBites(ArchRule rule, Class<?> breaker) {
    var verdict = rule.evaluate(new ClassFileImporter().importClasses(breaker));

    assertThat(verdict.hasViolation()).isTrue();
  }

  @Test
  void everyRuleIsSeenToBite() {
    assertThat(breakers).extracting(breaker -> breaker.get()[0]).containsAll(ModelRules.ALL);
  }
}
