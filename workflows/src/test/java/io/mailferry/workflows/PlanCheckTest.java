package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Limits;
import io.mailferry.workflows.check.LineProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void namesEveryProblemOfEveryLineAtOnce() {
    fixture.waves.lineHas(2, "nobody has this address").lineHas(449, "there is no such database");

    var findings = fixture.checks(Given.plan(450));

    assertThat(findings.health().well()).isTrue();
    assertThat(findings.ready()).isEqualTo(448);
    assertThat(findings.problems())
        .containsExactly(
            new LineProblem(2, "nobody has this address"),
            new LineProblem(449, "there is no such database"));
  }

  @Test
  void noticesTheSameMailboxByTwoAddressesHoweverFarApart() {
    fixture.waves.lineHas(2, "nobody has this address").lineMeans(330, 7);

    var findings = fixture.checks(Given.plan(450));

    assertThat(findings.ready()).isEqualTo(448);
    assertThat(findings.problems())
        .containsExactly(
            new LineProblem(2, "nobody has this address"),
            new LineProblem(330, "the same mailbox as line 7, by another address"));
  }

  @Test
  void changesNothing() {
    fixture.checks(Given.plan(1));

    assertThat(fixture.waves.calls()).containsExactly("checkOrganisation", "checkLines");
  }

  @Test
  void asksForNoLineWhenNobodyAnswers() {
    fixture.waves.isUnwell("no controller answers", null);

    var findings = fixture.checks(Given.plan(3));

    assertThat(findings.health().well()).isFalse();
    assertThat(findings.ready()).isZero();
    assertThat(fixture.waves.calls()).containsExactly("checkOrganisation");
  }

  @Test
  void asksForNoLineWhenExchangeLacksWhatTheWaveNeeds() {
    fixture.waves.lacks("the session does not offer New-MoveRequest");

    var findings = fixture.checks(Given.plan(3));

    assertThat(findings.health().lacks())
        .containsExactly("the session does not offer New-MoveRequest");
    assertThat(fixture.waves.calls()).containsExactly("checkOrganisation");
  }

  @Test
  void asksWhetherTheWaveCanBeHeldAndItsHighestLimitsBeKept() {
    var plan = Given.plan(3);

    fixture.checks(plan);

    assertThat(fixture.waves.checked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.route()).isEqualTo(plan.route());
              assertThat(asked.holdWith()).isEqualTo(plan.cutover().style());
              assertThat(asked.most())
                  .isEqualTo(
                      new Limits(
                          plan.mailboxes().stream()
                              .mapToInt(line -> line.limits().badItems())
                              .max()
                              .orElseThrow(),
                          plan.mailboxes().stream()
                              .mapToInt(line -> line.limits().largeItems())
                              .max()
                              .orElseThrow()));
            });
  }
}
