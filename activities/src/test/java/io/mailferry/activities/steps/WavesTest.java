package io.mailferry.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.exchange.command.argument.Loss;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.model.Limits;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.policy.CutoverStyle;
import io.mailferry.model.policy.Order;
import io.mailferry.workflows.OrganisationToCheck;
import io.mailferry.workflows.RelayedOrder;
import io.mailferry.workflows.WaveEnd;
import io.mailferry.workflows.WaveOrder;
import io.mailferry.workflows.WaveTally;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WavesTest {
  private final Stage stage = Stage.set();

  @AfterEach
  void endsTheStage() {
    stage.close();
  }

  private io.mailferry.workflows.OrganisationHealth checked(Route route) {
    return checked(route, CutoverStyle.COMPLETE_AFTER, Limits.NONE);
  }

  private io.mailferry.workflows.OrganisationHealth checked(
      Route route, @Nullable CutoverStyle holdWith, @Nullable Limits most) {
    return stage
        .waves()
        .checkOrganisation(new OrganisationToCheck(Given.ORGANISATION, route, holdWith, most));
  }

  @Test
  void nameAllThatTheAccountMayNotDo() {
    stage.exchange.lacks("no New-MoveRequest; “Move Mailboxes” grants it", "no -CompleteAfter");

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

    assertThat(stage.exchange.examples)
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
    assertThat(stage.source.asked).isNotEmpty();
  }

  @Test
  void leaveTheOtherForestAloneForALocalMove() {
    stage.source.isAway();

    assertThat(checked(Route.LOCAL).well()).isTrue();
  }

  @Test
  void sayWhatCannotBeReached() {
    stage.source.isAway();
    stage.exchange.cannotBeRead();

    var health = checked(Route.PULL);

    assertThat(health.directoryTrouble()).contains("no controller of source.example");
    assertThat(health.exchangeTrouble()).contains("no shell session");
  }

  /** Both at once must not take twice as long: somebody waits at a screen for ten seconds. */
  @Test
  void doNotWaitForOneThatSaysNothingAfterTheOther() {
    var end = new CountDownLatch(1);
    stage.target.saysNothing(end);
    stage.exchange.saysNothing(end);
    try {
      var before = System.nanoTime();

      var health = checked(Route.PULL);

      assertThat(health.directoryTrouble())
          .isEqualTo("the directory of target.example gave no sign of life within 6 seconds");
      assertThat(health.exchangeTrouble()).contains("gave no sign of life within 6 seconds");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    } finally {
      end.countDown();
    }
  }

  @Test
  void sayThatARouteIsNotSetUp() {
    var local =
        new Organisation(
            new OrganisationName("alone"),
            stage.exchange,
            stage.target,
            null,
            null,
            stage.organisation.patience(),
            stage.organisation.clock());

    assertThat(local.whyNot(Route.LOCAL)).isEmpty();
    assertThat(local.whyNot(Route.PULL)).get().asString().contains("set up for local moves only");
    assertThatThrownBy(() -> local.otherForest(Route.PUSH))
        .isInstanceOf(Organisation.NotForThisOrganisation.class)
        .hasMessageContaining("alone");
  }

  @Test
  void writeDownWhomALineMeans() {
    stage.waves().resolveMailboxes(Addresses.of("anna@source.example"));

    assertThat(stage.journal.lines)
        .singleElement()
        .satisfies(note -> assertThat(note.mailbox()).isEqualTo(Given.ANNA));
  }

  @Test
  void writeNothingDownWhenAPlanIsOnlyChecked() {
    var checked = stage.waves().checkLines(Addresses.of("anna@source.example"));

    assertThat(checked.intentions()).hasSize(1);
    assertThat(stage.journal.lines).isEmpty();
  }

  @Test
  void resolveWithoutTheJournal() {
    stage.journal.isAway();

    assertThat(stage.waves().resolveMailboxes(Addresses.of("anna@source.example")).intentions())
        .hasSize(1);
  }

  @Test
  void tellAnOrderToEveryMigrationThatIsOpen() {
    stage.signals.over("mailbox/" + Given.BERND);
    var order = new WaveOrder(WaveOrder.Verb.HOLD, new Order("lunch", "jo"));

    var answer =
        stage.waves().relayOrder(new RelayedOrder(List.of(Given.ANNA, Given.BERND), order));

    assertThat(answer.decided()).startsWith("hold told to 1 open");
    assertThat(stage.signals.sent)
        .containsExactly(
            new Signals.Sent("mailbox/" + Given.ANNA, "hold", new Order("lunch", "jo")));
  }

  @Test
  void waitForTheJournalToWriteDownTheirEnd() {
    var end = new WaveEnd(Given.WAVE, WaveTally.of(1));
    stage.journal.isAway();
    assertThatThrownBy(() -> stage.waves().recordWaveEnd(end)).isInstanceOf(ActivityFailure.class);

    stage.journal.isBack();
    stage.waves().recordWaveEnd(end);
    assertThat(stage.journal.ended).containsExactly(Given.WAVE);
  }
}
