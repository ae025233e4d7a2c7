package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Limits;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.OrganisationToCheck;
import java.util.ArrayList;
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
  void noticesTheSameMailboxByTwoNames() {
    fixture.waves.lineMeans(330, 7);
    var plan = Given.plan(450);
    var named =
        new WavePlan(
            plan.wave(),
            plan.organisation(),
            plan.route(),
            plan.cutover(),
            plan.mailboxes().stream()
                .map(
                    line ->
                        new PlannedMailbox(
                            line.line(),
                            line.address(),
                            line.targetDatabase(),
                            line.targetArchiveDatabase(),
                            line.limits(),
                            line.scope(),
                            IdentityKind.ALIAS))
                .toList());

    assertThat(fixture.checks(named).problems())
        .containsExactly(new LineProblem(330, "the same mailbox as line 7, by another name"));
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
    var held = new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, fixture.now().plusSeconds(9));
    var plan = planned(held, new Limits(1, 7), new Limits(60, 2), Limits.NONE);

    fixture.checks(plan);

    assertThat(fixture.waves.checked())
        .containsExactly(
            new OrganisationToCheck(
                plan.organisation(),
                plan.route(),
                CutoverStyle.SUSPEND_WHEN_READY,
                new Limits(60, 7)));
  }

  private static WavePlan planned(CutoverOrder cutover, Limits... limits) {
    var plan = Given.plan(limits.length, cutover);
    var lines = new ArrayList<PlannedMailbox>();
    for (var line : plan.mailboxes()) {
      lines.add(
          new PlannedMailbox(
              line.line(),
              line.address(),
              line.targetDatabase(),
              line.targetArchiveDatabase(),
              limits[lines.size()],
              line.scope()));
    }
    return new WavePlan(plan.wave(), plan.organisation(), plan.route(), cutover, lines);
  }
}
