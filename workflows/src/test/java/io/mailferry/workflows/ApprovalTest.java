package io.mailferry.workflows;

import static io.mailferry.model.move.RequestStatus.SYNCED;
import static io.mailferry.workflows.wave.MigrationEnd.Ending.MOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.order.Approval;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.mailferry.workflows.mailbox.MigrationTask;
import io.mailferry.workflows.mailbox.OrderNote;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveOrder;
import io.mailferry.workflows.wave.WaveTask;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody else than who started a wave has to say that its mailboxes may switch. */
class ApprovalTest {
  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  private Wave startedByAnna() {
    var wave = fixture.starts(WaveTask.beginning(Given.plan(2).with(Given.APPROVAL_AFTER_ANNA)));
    fixture.settles();
    return wave;
  }

  private static WaveOrder approvalOf(Order order) {
    return new WaveOrder(OrderVerb.APPROVE, order);
  }

  @Test
  void isRefusedToWhoStartedTheWave() {
    var wave = startedByAnna();

    assertThatThrownBy(() -> wave.order(approvalOf(Given.ANNA)))
        .hasStackTraceContaining("anna started the wave, and somebody else has to approve it");
    assertThatThrownBy(() -> wave.order(approvalOf(new Order("it is me", " Anna "))))
        .hasStackTraceContaining("started the wave, and somebody else has to approve it");
    wave.orderSignalled(approvalOf(Given.ANNA));
    fixture.settles();
    assertThat(wave.approval().isAwaited()).isTrue();
    assertThat(fixture.waves.relayed()).isEmpty();
  }

  @Test
  void isRefusedToSomebodyWhoDoesNotSayWho() {
    var wave = startedByAnna();

    assertThatThrownBy(() -> wave.order(approvalOf(Order.UNSIGNED)))
        .hasStackTraceContaining("it is not said who approves it");
  }

  @Test
  void isRefusedWhereNobodyWantsOne() {
    var wave = fixture.starts(WaveTask.beginning(Given.plan(1)));
    fixture.settles();

    assertThatThrownBy(() -> wave.order(approvalOf(Given.BEN)))
        .hasStackTraceContaining("the wave wants no approval");
    assertThat(wave.approval().isAwaited()).isFalse();
  }

  @Test
  void isToldToAllOnceAndSaysAfterwardsByWhomAndWhen() {
    var wave = startedByAnna();
    fixture.passes(Duration.ofHours(2));

    wave.order(approvalOf(Given.BEN));

    var given = Objects.requireNonNull(wave.approval().given());
    assertThat(given.order()).isEqualTo(Given.BEN);
    assertThat(fixture.waves.relayed())
        .singleElement()
        .satisfies(
            relayed -> {
              assertThat(relayed.mailboxes()).hasSize(2);
              assertThat(relayed.standing().approval()).isEqualTo(given);
            });
    assertThatThrownBy(() -> wave.order(approvalOf(Given.BEN)))
        .hasStackTraceContaining("the wave was approved already, " + given.words());
    wave.orderSignalled(approvalOf(Given.BEN));
    fixture.settles();
    assertThat(fixture.waves.relayed()).hasSize(1);
  }

  @Test
  void isNoHoldThatAResumeWouldLift() {
    var wave = startedByAnna();

    assertThatThrownBy(() -> wave.order(new WaveOrder(OrderVerb.RESUME, Given.BEN)))
        .hasStackTraceContaining("an approval is given with the order approve");
    wave.order(new WaveOrder(OrderVerb.HOLD, Given.BEN));
    assertThat(wave.order(new WaveOrder(OrderVerb.RESUME, Given.BEN)).decided())
        .contains("the wave's hold is lifted; its cutovers wait for an approval still");
  }

  @Test
  void isKeptInANewRun() {
    var wave = startedByAnna();
    wave.order(approvalOf(Given.BEN));
    while (fixture
        .history(wave)
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getContinuedExecutionRunId()
        .isEmpty()) {
      for (var i = 0; i < 500; i++) {
        wave.migrationEnded(new MigrationEnd(Given.mailbox(77), MOVED));
      }
      fixture.settles();
    }

    assertThat(Objects.requireNonNull(wave.approval().given()).order()).isEqualTo(Given.BEN);
    assertThatThrownBy(() -> wave.order(approvalOf(Given.BEN)))
        .hasStackTraceContaining("approved already");
  }

  private MailboxMigration copied() {
    return copied(StandingOrders.NONE);
  }

  private MailboxMigration copied(StandingOrders standing) {
    var migration =
        fixture.migrates(
            new MigrationTask(
                Given.intention(Given.MAILBOX).with(Given.APPROVAL_AFTER_ANNA),
                Orders.NONE,
                Memory.FRESH,
                false,
                standing,
                false));
    fixture.settles();
    fixture.reaches(migration, SYNCED);
    return migration;
  }

  private StandingOrders approvedByBen() {
    return StandingOrders.NONE
        .approved(new Approval(Given.BEN, fixture.now()))
        .given(fixture.now());
  }

  @Test
  void aMailboxIsCopiedAndDoesNotSwitchBeforeIt() {
    var migration = copied();

    fixture.passes(Duration.ofDays(3));

    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    var decision = Objects.requireNonNull(migration.status().decision());
    assertThat(decision.phase()).isEqualTo(Phase.READY);
    assertThat(decision.reason()).isEqualTo(Reason.NOT_APPROVED);
    assertThat(decision.sentence())
        .contains(
            "anna started wave spring, and nobody else has approved it yet",
            "mailferry approve spring");
  }

  @Test
  void aMailboxSwitchesWithIt() {
    var migration = copied();

    migration.waveOrdered(new WaveOrdered(Given.WAVE, "approve", Given.BEN, approvedByBen()));
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "cutOver");
    assertThat(fixture.exchange.orders())
        .containsExactly(
            new OrderNote(migration.status().intention(), "approve", Given.BEN, false));
  }

  @Test
  void aMailboxThatStartsAfterItWaitsForNothing() {
    copied(approvedByBen());

    assertThat(fixture.exchange.commands()).containsExactly("submitMove", "cutOver");
  }

  @Test
  void whatAMailboxIsOrderedByNameDoesNotStandInForIt() {
    var migration = copied();

    migration.cutover(CutoverWish.now(Given.BEN));
    migration.hold(Given.BEN);
    assertThat(migration.resume(Given.BEN).decided())
        .startsWith("its hold is lifted; its wave waits for an approval: approve the wave. ");
    fixture.settles();

    assertThatThrownBy(() -> migration.resume(Given.BEN))
        .hasStackTraceContaining("its wave waits for an approval: approve the wave");
    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
  }

  @Test
  void aWaveThatIsHeldAfterwardsStaysHeld() {
    var migration = copied();

    migration.waveOrdered(
        new WaveOrdered(Given.WAVE, "approve", Given.BEN, approvedByBen().held(Given.ANNA)));
    fixture.settles();

    assertThat(fixture.exchange.commands()).containsExactly("submitMove");
    assertThat(migration.status().orders().hold()).isEqualTo(Given.ANNA);
  }
}
