package io.mailferry.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.outcome.MigrationOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InShortTest {
  private static final int ONE_LINE = 160;

  @ParameterizedTest
  @EnumSource(Reason.class)
  void beginsWithWhoseTurnItIsAndIsOneLine(Reason reason) {
    for (var attention : Attention.values()) {
      for (var phase : Phase.values()) {
        var inShort = InShort.of(reason, phase, attention, "forest/target.example", null);

        assertThat(inShort.sentence())
            .startsWith(inShort.turn().words())
            .doesNotEndWith(".")
            .doesNotContain("\n")
            .hasSizeLessThan(ONE_LINE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aQuestionAndWhatIsStuckAreAlwaysAPersonsTurn(Reason reason) {
    for (var attention : List.of(Attention.QUESTION, Attention.STUCK)) {
      assertThat(InShort.of(reason, Phase.COPYING, attention, null, null).turn())
          .isEqualTo(Turn.NEEDS_A_PERSON);
    }
  }

  @Test
  void namesWhatIsAway() {
    assertThat(
            InShort.of(
                    Reason.DEPENDENCY_AWAY,
                    Phase.SUBMITTING,
                    Attention.WAITING,
                    "database/TGT-DB01",
                    null)
                .sentence())
        .isEqualTo("waits for database TGT-DB01, which is away; nobody needs to do anything");
  }

  @Test
  void namesWhatIsAwayAsALaterReleaseCallsIt() {
    assertThat(
            InShort.of(
                    Reason.DEPENDENCY_AWAY,
                    Phase.SUBMITTING,
                    Attention.WAITING,
                    "load-balancer/north",
                    null)
                .sentence())
        .startsWith("waits for load-balancer/north, which is away");
  }

  @ParameterizedTest
  @EnumSource(FailureFamily.class)
  void saysWhyARequestFailedThatAPersonIsAskedAbout(FailureFamily family) {
    assertThat(
            InShort.of(
                    Reason.FAILED,
                    Phase.ATTENTION,
                    Attention.QUESTION,
                    null,
                    family.word() + "/more")
                .sentence())
        .isEqualTo("needs a person: the move request failed: " + family.cause());
  }

  @Test
  void saysThatWhatIsStuckGoesOnByItself() {
    assertThat(
            InShort.of(Reason.COMMAND_FAILED, Phase.SUBMITTING, Attention.STUCK, null, null)
                .sentence())
        .isEqualTo(
            "needs a person: it waits for a command to reach Exchange, which is tried again;"
                + " that lasts too long, and goes on by itself");
  }

  @Test
  void whatWasNotStartedIsNotCalledDone() {
    assertThat(InShort.of(new MigrationOutcome.NotStarted(List.of("it has no mail user"))))
        .isEqualTo(
            new InShort(Turn.NOT_WATCHED, "not watched: it was not started: it has no mail user"));
    assertThat(InShort.of(new MigrationOutcome.AlreadyHome("TGT-DB01")).turn())
        .isEqualTo(Turn.DONE);
  }
}
