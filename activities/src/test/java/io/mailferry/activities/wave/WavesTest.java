package io.mailferry.activities.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Addresses;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.Signals;
import io.mailferry.activities.exchange.command.argument.Loss;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Limits;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.plan.Seal;
import io.mailferry.workflows.check.OrganisationToCheck;
import io.mailferry.workflows.mailbox.WaveOrdered;
import io.mailferry.workflows.wave.RelayedOrder;
import io.mailferry.workflows.wave.WaveEnd;
import io.mailferry.workflows.wave.WaveOrder;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WavesTest {
  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private io.mailferry.workflows.check.OrganisationHealth checked(Route route) {
    return checked(route, CutoverStyle.COMPLETE_AFTER, Limits.NONE);
  }

  private io.mailferry.workflows.check.OrganisationHealth checked(
      Route route, @Nullable CutoverStyle holdWith, @Nullable Limits most) {
    return fixture
        .checks()
        .checkOrganisation(new OrganisationToCheck(Given.ORGANISATION, route, holdWith, most));
  }

  @Test
  void nameAllThatTheAccountMayNotDo() {
    fixture.exchange.lacks("no New-MoveRequest; “Move Mailboxes” grants it", "no -CompleteAfter");

    var health = checked(Route.PULL);

    assertThat(health.well()).isFalse();
    assertThat(health.exchangeTrouble()).isNull();
    assertThat(health.lacks())
        .containsExactly("no New-MoveRequest; “Move Mailboxes” grants it", "no -CompleteAfter");
  }

  @Test
  void askForWhatTheWaveNeedsAndNoMore() {
    checked(Route.PULL, CutoverStyle.SUSPEND_WHEN_READY, new Limits(60, 0));
    checked(Route.LOCAL, null, null);

    assertThat(fixture.exchange.examples)
        .satisfiesExactly(
            pull -> {
              assertThat(pull).isInstanceOf(NewMove.Pull.class);
              assertThat(pull.common().brake()).isEqualTo(new NewMove.Brake.SuspendWhenReady());
              assertThat(pull.common().loss()).isEqualTo(new Loss.UpTo(new Limits(60, 0)));
            },
            local -> {
              assertThat(local).isInstanceOf(NewMove.Local.class);
              assertThat(local.common().brake()).isInstanceOf(NewMove.Brake.CompleteAfter.class);
              assertThat(local.common().loss()).isEqualTo(new Loss.UpTo(Limits.NONE));
            });
  }

  @Test
  void findAnOrganisationWell() {
    assertThat(checked(Route.PULL).well()).isTrue();
    assertThat(fixture.source.asked).isNotEmpty();
  }

  @Test
  void leaveTheOtherForestAloneForALocalMove() {
    fixture.source.isAway();

    assertThat(checked(Route.LOCAL).well()).isTrue();
  }

  @Test
  void sayWhatCannotBeReached() {
    fixture.source.isAway();
    fixture.exchange.cannotBeRead();

    var health = checked(Route.PULL);

    assertThat(health.directoryTrouble()).contains("no controller of source.example");
    assertThat(health.exchangeTrouble()).contains("no shell session");
    assertThat(health.refused()).isFalse();
  }

  @Test
  void sayThatItIsRefusedAndNotThatItIsAway() {
    fixture.exchange.cannotBeRead(
        FakeExchange.refused("MF-EX-NO-ROLE", Fault.Refused.Reason.NOT_ALLOWED));

    assertThat(checked(Route.PULL).refused()).isTrue();

    fixture.source.isAway();
    assertThat(checked(Route.PULL).refused()).as("the first trouble is told").isFalse();
  }

  /** One after the other would take three times as long: somebody waits at a screen. */
  @Test
  void askAllAtOnce() {
    var all = new CountDownLatch(3);
    fixture.target.answersWithTheOthers(all);
    fixture.source.answersWithTheOthers(all);
    fixture.exchange.answersWithTheOthers(all);

    assertThat(checked(Route.PULL).well()).isTrue();
  }

  @Test
  void sayWhoGivesNoSignOfLife() {
    var end = new CountDownLatch(1);
    fixture.target.saysNothing(end);
    fixture.exchange.saysNothing(end);
    try {
      var health = checked(Route.PULL);

      assertThat(health.directoryTrouble())
          .isEqualTo("the directory of target.example gave no sign of life within 6 seconds");
      assertThat(health.exchangeTrouble()).contains("gave no sign of life within 6 seconds");
    } finally {
      end.countDown();
    }
  }

  @Test
  void sayThatARouteIsNotSetUp() {
    var local =
        new Organisation(
            new OrganisationName("alone"),
            fixture.exchange,
            fixture.target,
            fixture.organisation.timings(),
            fixture.organisation.clock());

    assertThat(local.whyNot(Route.LOCAL)).isEmpty();
    assertThat(local.whyNot(Route.PULL)).get().asString().contains("set up for local moves only");
    assertThatThrownBy(() -> local.otherForest(Route.PUSH))
        .isInstanceOf(Organisation.NotForThisOrganisation.class)
        .hasMessageContaining("alone");
  }

  @Test
  void writeDownWhomALineMeans() {
    fixture.waves().resolveMailboxes(Addresses.of("anna@source.example"));

    assertThat(fixture.journal.lines)
        .singleElement()
        .satisfies(note -> assertThat(note.mailbox()).isEqualTo(Given.ANNA));
  }

  @Test
  void tellByItsCodeWhatKeptACheckFromItsEnd() {
    fixture.target.isAway();

    assertThatThrownBy(() -> fixture.checks().checkLines(Addresses.of("anna@source.example")))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("MF-AD-AWAY");
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  @Test
  void tellByItsClassThatAPlanWasSealedWithAnotherKey() {
    var other = new Seal(new byte[Seal.KEY_BYTES]);
    var line = Addresses.line(2, "anna@source.example", "TGT-DB01");
    var sealed =
        new PlannedMailbox(
            2,
            other.seal("anna@source.example"),
            line.targetDatabase(),
            null,
            line.limits(),
            line.scope());

    assertThatThrownBy(() -> fixture.checks().checkLines(Addresses.lines(sealed)))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure ->
                assertThat(failure.getType()).isEqualTo("io.mailferry.model.plan.Seal$WrongSeal"));
  }

  @Test
  void writeNothingDownWhenAPlanIsOnlyChecked() {
    var checked = fixture.checks().checkLines(Addresses.of("anna@source.example"));

    assertThat(checked.intentions()).hasSize(1);
    assertThat(fixture.journal.lines).isEmpty();
  }

  @Test
  void tellAnOrderToEveryMigrationThatIsOpen() {
    fixture.signals.over("mailbox/" + Given.BERND);
    var lunch = new Order("lunch", "jo");
    var order = new WaveOrder(OrderVerb.HOLD, lunch);
    var standing = StandingOrders.NONE.held(lunch);

    var answer =
        fixture
            .waves()
            .relayOrder(
                new RelayedOrder(Given.WAVE, List.of(Given.ANNA, Given.BERND), order, standing));

    assertThat(answer.decided()).startsWith("hold sent to 1 open migration; each looks now");
    assertThat(fixture.signals.sent)
        .containsExactly(
            new Signals.Sent(
                "mailbox/" + Given.ANNA,
                "waveOrder",
                new WaveOrdered(Given.WAVE, "hold", lunch, standing)));
  }

  @Test
  void nameThoseOfAResyncThatHaveNoMigrationAndStartNone() {
    fixture.signals.over("mailbox/" + Given.BERND);
    var order = new WaveOrder(OrderVerb.RESYNC, new Order("a storm", "jo"));

    var answer =
        fixture
            .waves()
            .relayOrder(
                new RelayedOrder(
                    Given.WAVE, List.of(Given.ANNA, Given.BERND), order, StandingOrders.NONE));

    assertThat(answer.decided())
        .startsWith("resync sent to 1 open migration; ")
        .contains("1 mailbox has no running migration", "start it in a new wave");
    assertThat(fixture.signals.sent).hasSize(1);
  }

  @Test
  void askAMigrationToLookAgainOnce() {
    var order = new WaveOrder(OrderVerb.RETRY, new Order("lunch", "jo"));

    fixture
        .waves()
        .relayOrder(new RelayedOrder(Given.WAVE, List.of(Given.ANNA), order, StandingOrders.NONE));

    assertThat(fixture.signals.sent)
        .containsExactly(
            new Signals.Sent(
                "mailbox/" + Given.ANNA,
                "waveOrder",
                new WaveOrdered(Given.WAVE, "retry", order.order(), StandingOrders.NONE)));
  }

  @Test
  void waitForTheJournalToWriteDownTheirEnd() {
    var end = new WaveEnd(Given.WAVE, WaveTally.of(1));
    fixture.journal.isAway();
    assertThatThrownBy(() -> fixture.waves().recordWaveEnd(end))
        .isInstanceOf(ActivityFailure.class);

    fixture.journal.isBack();
    fixture.waves().recordWaveEnd(end);
    assertThat(fixture.journal.ended).containsExactly(Given.WAVE);
  }
}
