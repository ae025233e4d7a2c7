package io.mailferry.workflows;

import static io.mailferry.workflows.wave.MigrationEnd.Ending.ALREADY_HOME;
import static io.mailferry.workflows.wave.MigrationEnd.Ending.MOVED;
import static io.mailferry.workflows.wave.MigrationEnd.Ending.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.order.StandingOrders;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.StopRule;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.wave.FailingMailbox;
import io.mailferry.workflows.wave.MigrationEnd;
import io.mailferry.workflows.wave.MigrationsToStart;
import io.mailferry.workflows.wave.RelayedOrder;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveOrder;
import io.mailferry.workflows.wave.WaveTally;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaveTest {
  /** Long past the number of events from which on the server suggests a new run. */
  private static final int TOO_LONG = 3 * 4_096;

  /** From here on a new run is suggested. */
  private static final int LONG = 4_500;

  private final WorkflowFixture fixture = WorkflowFixture.begins();

  @AfterEach
  void closes() {
    fixture.close();
  }

  @Test
  void resolvesAndStartsItsLinesInChunks() {
    var wave = starts(450);
    fixture.settles();

    assertThat(fixture.waves.resolved())
        .extracting(lines -> lines.lines().size())
        .containsExactly(200, 200, 50);
    assertThat(wave.tally()).isEqualTo(new WaveTally(450, 450, 0, 0, 0, 0));

    IntStream.rangeClosed(1, 450).forEach(line -> ends(wave, line, MOVED));
    assertThat(fixture.ends(wave)).isEqualTo(new WaveTally(450, 0, 450, 0, 0, 0));
    assertThat(fixture.waves.ends()).hasSize(1);
  }

  /** As after the loss of the journal: nothing is started again, and nobody is given an order. */
  @Test
  void writesItselfDownAgain() {
    var wave = starts(250);
    fixture.settles();
    ends(wave, 7, MOVED);
    fixture.settles();
    var before = fixture.waves.started().size();

    wave.writeDownAgain();
    wave.writeDownAgain();
    fixture.settles();

    assertThat(fixture.waves.calls())
        .filteredOn(call -> call.startsWith("recordOutcomes"))
        .contains("recordOutcomes of 200", "recordOutcomes of 50");
    assertThat(fixture.waves.started()).hasSize(before);
    assertThat(fixture.waves.relayed()).isEmpty();
    assertThat(wave.tally()).isEqualTo(new WaveTally(250, 249, 1, 0, 0, 0));
  }

  @Test
  void handsWhatIsWantedOnWithEveryLine() {
    var wanted = new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, fixture.now().plusSeconds(9));
    var plan = Given.plan(250, wanted);
    fixture.starts(WaveTask.beginning(plan));
    fixture.settles();

    assertThat(fixture.waves.resolved())
        .containsExactly(
            new LinesToResolve(
                plan.wave(),
                plan.organisation(),
                plan.route(),
                wanted,
                plan.mailboxes().subList(0, 200)),
            new LinesToResolve(
                plan.wave(),
                plan.organisation(),
                plan.route(),
                wanted,
                plan.mailboxes().subList(200, 250)));
  }

  @Test
  void startsExactlyWhatItsLinesWereResolvedTo() {
    var wanted = new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, fixture.now().plusSeconds(9));
    fixture.starts(WaveTask.beginning(Given.plan(2, wanted)));
    fixture.settles();

    assertThat(fixture.waves.started())
        .flatExtracting(MigrationsToStart::intentions)
        .containsExactly(
            Given.intention(Given.mailbox(1), wanted), Given.intention(Given.mailbox(2), wanted));
  }

  @Test
  void startsAMailboxOnceThoughALaterChunkNamesItAgain() {
    fixture.waves.lineMeans(330, 7);
    var wave = starts(450);
    fixture.settles();

    assertThat(wave.tally()).isEqualTo(new WaveTally(450, 449, 0, 0, 1, 0));
    assertThat(fixture.waves.started())
        .extracting(chunk -> chunk.intentions().size())
        .containsExactly(200, 199, 50);
  }

  @Test
  void countsEveryEndingOnce() {
    var wave = starts(4);
    fixture.settles();

    ends(wave, 1, MOVED);
    ends(wave, 1, MOVED);
    ends(wave, 2, ALREADY_HOME);
    ends(wave, 77, MOVED);
    ends(wave, 3, WITHDRAWN);
    fixture.settles();
    assertThat(wave.tally()).isEqualTo(new WaveTally(4, 1, 1, 1, 0, 1));

    ends(wave, 4, MOVED);
    assertThat(fixture.ends(wave)).isEqualTo(new WaveTally(4, 0, 2, 1, 0, 1));
  }

  @Test
  void hearsOfAnEndingBeforeTheStartHasReturned() {
    var wave = new Wave[1];
    var known = new CountDownLatch(1);
    fixture.waves.whileStarting(
        _ -> {
          await(known);
          ends(wave[0], 1, ALREADY_HOME);
          ends(wave[0], 1, ALREADY_HOME);
        });
    wave[0] = starts(2);
    known.countDown();
    fixture.settles();
    assertThat(wave[0].tally()).isEqualTo(new WaveTally(2, 1, 0, 1, 0, 0));

    ends(wave[0], 2, MOVED);
    assertThat(fixture.ends(wave[0])).isEqualTo(new WaveTally(2, 0, 1, 1, 0, 0));
  }

  @Test
  void countsLinesWithProblemsAndMailboxesOfOtherWavesAsNotStarted() {
    fixture.waves.lineHas(3, "nobody has this address").hasElsewhere(2);
    var wave = starts(5);
    fixture.settles();

    assertThat(wave.tally()).isEqualTo(new WaveTally(5, 2, 0, 0, 3, 0));
  }

  @Test
  void isOverAtOnceWhenNothingCouldBeStarted() {
    fixture.waves.lineHas(1, "nobody has this address");

    assertThat(fixture.ends(starts(1))).isEqualTo(new WaveTally(1, 0, 0, 0, 1, 0));
  }

  @Test
  void recountsWhenNewsGotLost() {
    fixture.waves.hasFound(1, MOVED).hasFound(2, WITHDRAWN);
    var wave = starts(2);

    assertThat(fixture.ends(wave)).isEqualTo(new WaveTally(2, 0, 1, 0, 0, 1));
    assertThat(fixture.waves.calls()).contains("recountMigrations");
  }

  @Test
  void relaysAnOrderToAllThatAreUnderWay() {
    var wave = starts(3);
    fixture.settles();
    ends(wave, 2, MOVED);
    fixture.settles();

    var answer = wave.order(new WaveOrder(OrderVerb.HOLD, Given.ANNA));

    assertThat(answer.decided()).isEqualTo("reached 2");
    assertThat(fixture.waves.relayed())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("standing.since")
        .containsExactly(
            new RelayedOrder(
                Given.WAVE,
                List.of(Given.mailbox(1), Given.mailbox(3)),
                new WaveOrder(OrderVerb.HOLD, Given.ANNA),
                StandingOrders.NONE.held(Given.ANNA)));
  }

  @Test
  void anOrderStandsForThoseWhoAreYetToStart() {
    var first = holdsTheFirstBatch();
    var wave = starts(250);
    first.isBeingStarted();
    wave.pauseSignalled(Given.ANNA);
    assertThat(wave.tally()).as("asking makes sure that the order was heard").isNotNull();
    first.goesOn();
    fixture.settles();

    var pause = new WaveOrder(OrderVerb.PAUSE, Given.ANNA);
    assertThat(fixture.waves.started())
        .extracting(MigrationsToStart::standing)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("since")
        .containsExactly(StandingOrders.NONE, StandingOrders.NONE.paused(Given.ANNA));
    assertThat(fixture.waves.relayed())
        .as("those that were being started hear of it too")
        .anySatisfy(
            relayed -> {
              assertThat(relayed.order()).isEqualTo(pause);
              assertThat(relayed.mailboxes()).hasSize(200);
            });
  }

  @Test
  void thoseThatHaveBegunHearAnOrderWhileOthersOfTheirBatchAreStillBeingStarted() {
    var first = holdsTheFirstBatch();
    var wave = starts(3);
    first.isBeingStarted();

    wave.order(new WaveOrder(OrderVerb.HOLD, Given.ANNA));

    assertThat(fixture.waves.relayed())
        .singleElement()
        .extracting(RelayedOrder::mailboxes)
        .isEqualTo(List.of(Given.mailbox(1), Given.mailbox(2), Given.mailbox(3)));
    first.goesOn();
    fixture.settles();
  }

  @Test
  void whatStoodForAWaveThatWasStoppedStandsForItWhenItGoesOn() {
    var before =
        StandingOrders.NONE
            .paused(Given.ANNA)
            .held(Given.BEN)
            .cancelled(Given.BEN)
            .given(Instant.EPOCH);
    fixture.waves.stood(before);
    var wave = starts(201);
    fixture.settles();

    assertThat(fixture.waves.started())
        .extracting(MigrationsToStart::standing)
        .as("the second batch begins with it")
        .containsExactly(StandingOrders.NONE, before);
    assertThat(fixture.waves.relayed())
        .as("the first is told")
        .allSatisfy(relayed -> assertThat(relayed.mailboxes()).hasSize(200))
        .extracting(RelayedOrder::order, RelayedOrder::standing)
        .containsExactly(
            tuple(new WaveOrder(OrderVerb.PAUSE, Given.ANNA), before),
            tuple(new WaveOrder(OrderVerb.HOLD, Given.BEN), before),
            tuple(new WaveOrder(OrderVerb.CANCEL, Given.BEN), before));

    wave.order(new WaveOrder(OrderVerb.RESUME, Given.ANNA));
    assertThat(fixture.waves.relayed().getLast().standing().hold()).isNull();
  }

  @Test
  void whatIsOrderedNowComesOnTopOfWhatStoodForAWaveBeforeItWasStopped() {
    fixture.waves.stood(StandingOrders.NONE.paused(Given.ANNA).given(Instant.EPOCH));
    var first = holdsTheFirstBatch();
    var wave = starts(201);
    first.isBeingStarted();
    wave.order(new WaveOrder(OrderVerb.HOLD, Given.BEN));
    wave.order(new WaveOrder(OrderVerb.RETRY, Given.BEN));
    first.goesOn();
    fixture.settles();

    assertThat(fixture.waves.started().getLast().standing())
        .usingRecursiveComparison()
        .ignoringFields("since")
        .isEqualTo(StandingOrders.NONE.paused(Given.ANNA).held(Given.BEN));
  }

  @Test
  void aLookThatIsOrderedFirstForgetsNothingThatStoodForAWaveBeforeItWasStopped() {
    fixture.waves.stood(StandingOrders.NONE.paused(Given.ANNA).given(Instant.EPOCH));
    var first = holdsTheFirstBatch();
    var wave = starts(2);
    first.isBeingStarted();
    wave.order(new WaveOrder(OrderVerb.RETRY, Given.BEN));
    first.goesOn();
    fixture.settles();

    assertThat(fixture.waves.relayed().getLast().standing().pause()).isEqualTo(Given.ANNA);
  }

  @Test
  void whatWasResumedBeforeAWaveWasStoppedIsResumedForAllThatItJoins() {
    fixture.waves.stood(StandingOrders.NONE.given(Instant.EPOCH));
    starts(2);
    fixture.settles();

    assertThat(fixture.waves.relayed())
        .singleElement()
        .satisfies(
            relayed -> {
              assertThat(relayed.order().verb()).isEqualTo(OrderVerb.RESUME);
              assertThat(relayed.standing().since()).isEqualTo(Instant.EPOCH);
            });
  }

  @Test
  void whatALaterBatchTellsOfIsToldToTheEarlierOnesToo() {
    fixture.waves.whileStarting(
        migrations -> {
          if (!migrations.intentions().getFirst().mailbox().equals(Given.mailbox(1))) {
            fixture.waves.stood(StandingOrders.NONE.cancelled(Given.ANNA).given(Instant.EPOCH));
          }
        });
    starts(201);
    fixture.settles();

    assertThat(fixture.waves.relayed())
        .singleElement()
        .satisfies(relayed -> assertThat(relayed.mailboxes()).hasSize(201));
  }

  @Test
  void aMailboxThatEndsBeforeItsBatchIsStartedIsCountedOnce() {
    var first = holdsTheFirstBatch();
    var wave = starts(201);
    first.isBeingStarted();
    ends(wave, 201, MOVED);
    first.goesOn();
    fixture.settles();

    assertThat(wave.tally()).isEqualTo(new WaveTally(201, 200, 1, 0, 0, 0));
  }

  @Test
  void ordersStandBesideEachOtherForThoseWhoAreYetToStart() {
    var first = holdsTheFirstBatch();
    var wave = starts(250);
    first.isBeingStarted();
    wave.pauseSignalled(Given.ANNA);
    wave.orderSignalled(new WaveOrder(OrderVerb.HOLD, Given.BEN));
    wave.orderSignalled(new WaveOrder(OrderVerb.CANCEL, Given.BEN));
    wave.resumeSignalled(Given.ANNA);
    wave.orderSignalled(new WaveOrder(OrderVerb.PAUSE, Given.BEN));
    assertThat(wave.tally()).as("asking makes sure that all was heard").isNotNull();
    first.goesOn();
    fixture.settles();

    var all = StandingOrders.NONE.cancelled(Given.BEN).paused(Given.BEN);
    assertThat(fixture.waves.started().getLast().standing())
        .usingRecursiveComparison()
        .ignoringFields("since")
        .isEqualTo(all);
    assertThat(fixture.waves.relayed().getLast().standing())
        .usingRecursiveComparison()
        .ignoringFields("since")
        .isEqualTo(all);
  }

  @Test
  void aHoldAndACancellationStandForThoseWhoAreYetToStart() {
    var first = holdsTheFirstBatch();
    var wave = starts(250);
    first.isBeingStarted();
    wave.orderSignalled(new WaveOrder(OrderVerb.HOLD, Given.ANNA));
    wave.orderSignalled(new WaveOrder(OrderVerb.CANCEL, Given.BEN));
    assertThat(wave.tally().open()).as("asking makes sure that both were heard").isZero();
    first.goesOn();
    fixture.settles();

    assertThat(fixture.waves.started())
        .extracting(MigrationsToStart::standing)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("since")
        .containsExactly(
            StandingOrders.NONE, StandingOrders.NONE.held(Given.ANNA).cancelled(Given.BEN));
  }

  @Test
  void aRetryLiftsNothingThatStandsForTheWave() {
    var wave = starts(2);
    fixture.settles();
    wave.order(new WaveOrder(OrderVerb.PAUSE, Given.ANNA));
    wave.order(new WaveOrder(OrderVerb.HOLD, Given.ANNA));

    wave.order(new WaveOrder(OrderVerb.RETRY, Given.BEN));

    assertThat(fixture.waves.relayed().getLast())
        .usingRecursiveComparison()
        .ignoringFields("standing.since")
        .isEqualTo(
            new RelayedOrder(
                Given.WAVE,
                List.of(Given.mailbox(1), Given.mailbox(2)),
                new WaveOrder(OrderVerb.RETRY, Given.BEN),
                StandingOrders.NONE.paused(Given.ANNA).held(Given.ANNA)));
  }

  @Test
  void aPauseStaysWhenAHoldIsLifted() {
    var wave = starts(2);
    fixture.settles();
    wave.order(new WaveOrder(OrderVerb.PAUSE, Given.ANNA));
    wave.order(new WaveOrder(OrderVerb.HOLD, Given.BEN));

    assertThat(wave.order(new WaveOrder(OrderVerb.LIFT_HOLD, Given.BEN)).decided())
        .isEqualTo(
            "the wave's hold is lifted; it stays paused by anna; what single mailboxes were"
                + " ordered by name stands. reached 2");

    assertThat(fixture.waves.relayed().getLast().standing())
        .usingRecursiveComparison()
        .ignoringFields("since")
        .isEqualTo(StandingOrders.NONE.paused(Given.ANNA));
    assertThatThrownBy(() -> wave.order(new WaveOrder(OrderVerb.LIFT_HOLD, Given.BEN)))
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining("by name");
  }

  @Test
  void anOrderThatArrivesOnTwoWaysIsRelayedOnce() {
    var wave = starts(2);
    fixture.settles();
    var order = new WaveOrder(OrderVerb.HOLD, new Order("a storm", "anna", "one-of-a-kind"));

    wave.order(order);
    wave.orderSignalled(order);
    fixture.settles();

    assertThat(fixture.waves.relayed()).hasSize(1);
  }

  @Test
  void aCancellationInTemporalIsTheOrderToCancelThemAll() {
    var wave = starts(2);
    fixture.settles();

    WorkflowStub.fromTyped(wave).cancel();
    fixture.settles();

    assertThat(fixture.waves.relayed())
        .singleElement()
        .satisfies(
            relayed -> {
              assertThat(relayed.order().verb()).isEqualTo(OrderVerb.CANCEL);
              assertThat(relayed.order().order().reason()).startsWith("cancelled in Temporal: ");
              assertThat(relayed.standing())
                  .usingRecursiveComparison()
                  .ignoringFields("since")
                  .isEqualTo(StandingOrders.NONE.cancelled(relayed.order().order()));
            });
    ends(wave, 1, WITHDRAWN);
    ends(wave, 2, WITHDRAWN);
    assertThatThrownBy(() -> fixture.ends(wave)).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(wave.tally()).isEqualTo(new WaveTally(2, 0, 0, 0, 0, 2));
    assertThat(fixture.waves.ends()).hasSize(1);
  }

  @Test
  void aResumeDoesNotOvertakeAPause() {
    var wave = starts(2);
    fixture.settles();

    wave.pauseSignalled(null);
    wave.resumeSignalled(null);
    fixture.settles();

    assertThat(fixture.waves.relayed())
        .extracting(relayed -> relayed.order().verb())
        .containsExactly(OrderVerb.PAUSE, OrderVerb.RESUME);
    assertThat(fixture.events(wave, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)).isEqualTo(2);
  }

  @Test
  void takesNoOrderAfterItsEnd() {
    fixture.waves.lineHas(1, "nobody has this address");
    var wave = starts(1);
    fixture.ends(wave);

    assertThatThrownBy(() -> wave.order(new WaveOrder(OrderVerb.PAUSE, Given.ANNA)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void takesNoOrderOfAnotherFarEndWhereNobodyHasOne() {
    var wave = starts(1);

    assertThatThrownBy(() -> wave.order(new WaveOrder(OrderVerb.REPOINT, Given.ANNA)))
        .hasStackTraceContaining("every mailbox of the wave moves within its organisation");
  }

  private Wave stoppedAt(int most, int lines) {
    return fixture.starts(
        WaveTask.beginning(Given.plan(lines).with(Consents.NONE.with(new StopRule(most)))));
  }

  private static void fails(Wave wave, int line) {
    wave.mailboxFailing(new FailingMailbox(Given.mailbox(line), true));
  }

  @Test
  void pausesTheOthersWhenMoreFailThanWasAgreedTo() {
    var wave = stoppedAt(2, 6);
    fixture.settles();

    fails(wave, 1);
    fails(wave, 1);
    fails(wave, 2);
    fails(wave, 77);
    fixture.settles();
    assertThat(fixture.waves.relayed()).isEmpty();

    fails(wave, 3);
    fixture.settles();
    assertThat(fixture.waves.relayed())
        .singleElement()
        .satisfies(
            relayed -> {
              assertThat(relayed.order().verb()).isEqualTo(OrderVerb.PAUSE);
              assertThat(relayed.order().order().who()).isEqualTo("the stop rule");
              assertThat(relayed.order().order().reason())
                  .startsWith("3 mailboxes of the wave fail and need a person, more than the 2");
              assertThat(relayed.mailboxes())
                  .as("those that fail keep their questions")
                  .containsExactly(Given.mailbox(4), Given.mailbox(5), Given.mailbox(6));
              assertThat(relayed.standing().pause()).isNotNull();
            });

    fails(wave, 4);
    fixture.settles();
    assertThat(fixture.waves.relayed()).as("it is paused already").hasSize(1);
  }

  private static void goesOn(Wave wave, int line) {
    wave.mailboxFailing(new FailingMailbox(Given.mailbox(line), false));
  }

  @Test
  void excusesThoseThatFailedWhenItWasResumed() {
    var wave = stoppedAt(1, 6);
    fixture.settles();
    fails(wave, 2);
    fails(wave, 3);
    fixture.settles();
    wave.resumeSignalled(Given.ANNA);
    fixture.settles();
    assertThat(fixture.waves.relayed()).hasSize(2);

    // Open questions are told again and again.
    fails(wave, 2);
    fails(wave, 3);
    fails(wave, 4);
    fixture.settles();
    assertThat(fixture.waves.relayed()).as("one more is not too many").hasSize(2);
    fails(wave, 5);
    fixture.settles();

    assertThat(fixture.waves.relayed().getLast().order().verb()).isEqualTo(OrderVerb.PAUSE);
    assertThat(fixture.waves.relayed().getLast().mailboxes())
        .containsExactly(Given.mailbox(1), Given.mailbox(6));
  }

  @Test
  void forgetsWhoGoesOnOrHasEnded() {
    var wave = stoppedAt(1, 6);
    fixture.settles();
    fails(wave, 1);
    ends(wave, 1, MOVED);
    fails(wave, 2);
    goesOn(wave, 2);
    fails(wave, 3);
    fixture.settles();

    assertThat(fixture.waves.relayed()).isEmpty();
  }

  @Test
  void leavesThoseThatFailTheirQuestionsWhateverIsOrderedMeanwhile() {
    var wave = stoppedAt(1, 4);
    fixture.settles();
    fails(wave, 1);
    fails(wave, 2);
    fixture.settles();

    wave.order(WaveOrder.limits(new Limits(50, 0), Given.ANNA));
    fixture.settles();

    assertThat(fixture.waves.relayed().get(1).mailboxes())
        .containsExactly(Given.mailbox(3), Given.mailbox(4));
    assertThat(fixture.waves.relayed().get(1).standing().pause()).isNotNull();
    assertThat(fixture.waves.relayed().get(2).mailboxes())
        .containsExactly(Given.mailbox(1), Given.mailbox(2));
    assertThat(fixture.waves.relayed().get(2).standing().pause()).isNull();
    assertThat(fixture.waves.relayed().get(2).standing().limits()).isNotNull();
  }

  @Test
  void pausesNothingWithoutARule() {
    var wave = starts(3);
    fixture.settles();
    fails(wave, 1);
    fails(wave, 2);
    fails(wave, 3);
    fixture.settles();

    assertThat(fixture.waves.relayed()).isEmpty();
  }

  @Test
  void goesOnFromWhereAnEarlierRunStopped() {
    var plan = Given.plan(3);
    var task =
        new WaveTask(
            plan,
            3,
            Set.of(Given.mailbox(2), Given.mailbox(3)),
            new WaveTally(3, 0, 1, 0, 0, 0),
            StandingOrders.NONE,
            Set.of(),
            Set.of());
    var wave = fixture.starts(task);
    fixture.settles();
    ends(wave, 1, MOVED);
    ends(wave, 2, MOVED);
    ends(wave, 3, MOVED);

    assertThat(fixture.ends(wave)).isEqualTo(new WaveTally(3, 0, 3, 0, 0, 0));
    assertThat(fixture.waves.calls()).doesNotContain("resolveMailboxes");
  }

  @Test
  void goesOnInANewRunWhenItsHistoryIsLongAndForgetsNothing() {
    var wave = starts(3);
    fixture.settles();
    wave.order(new WaveOrder(OrderVerb.HOLD, Given.ANNA));
    ends(wave, 1, MOVED);
    while (startedWith(wave).getContinuedExecutionRunId().isEmpty()) {
      assertThat(fixture.history(wave)).as("it goes on in a new run").hasSizeLessThan(TOO_LONG);
      for (var i = 0; i < 500; i++) {
        ends(wave, 77, MOVED);
      }
      fixture.settles();
    }

    assertThat(wave.tally()).isEqualTo(new WaveTally(3, 2, 1, 0, 0, 0));
    wave.order(new WaveOrder(OrderVerb.PAUSE, Given.BEN));
    assertThat(fixture.waves.relayed().getLast())
        .usingRecursiveComparison()
        .ignoringFields("standing.since")
        .isEqualTo(
            new RelayedOrder(
                Given.WAVE,
                List.of(Given.mailbox(2), Given.mailbox(3)),
                new WaveOrder(OrderVerb.PAUSE, Given.BEN),
                StandingOrders.NONE.held(Given.ANNA).paused(Given.BEN)));
    ends(wave, 2, MOVED);
    ends(wave, 3, MOVED);
    assertThat(fixture.ends(wave)).isEqualTo(new WaveTally(3, 0, 3, 0, 0, 0));
    assertThat(fixture.waves.calls()).containsOnlyOnce("resolveMailboxes");
  }

  /** What a new run had broken off nobody would repeat. */
  @Test
  void goesOnInANewRunOnlyWhenEveryOrderIsRelayed() {
    var relaying = holdsWhatIsRelayed();
    var wave = starts(3);
    fixture.settles();
    wave.orderSignalled(new WaveOrder(OrderVerb.HOLD, Given.ANNA));
    relaying.isBeingStarted();
    getsALongHistory(wave);
    assertThat(wave.tally()).as("it has seen that its history is long").isNotNull();
    assertThat(startedWith(wave).getContinuedExecutionRunId()).isEmpty();

    relaying.goesOn();
    while (startedWith(wave).getContinuedExecutionRunId().isEmpty()) {
      fixture.settles();
    }
    assertThat(wave.tally()).isEqualTo(new WaveTally(3, 3, 0, 0, 0, 0));
    assertThat(fixture.waves.relayed()).hasSize(1);
  }

  /** Temporal would call it cancelled and begin no new run; the mailboxes would be alone. */
  @Test
  void staysInItsRunOnceItWasCancelledInTemporal() {
    var relaying = holdsWhatIsRelayed();
    var wave = starts(3);
    fixture.settles();
    WorkflowStub.fromTyped(wave).cancel("by hand");
    relaying.isBeingStarted();
    getsALongHistory(wave);
    relaying.goesOn();
    fixture.settles();

    assertThat(fixture.waves.ends()).as("it has not ended").isEmpty();
    assertThat(startedWith(wave).getContinuedExecutionRunId()).isEmpty();
    ends(wave, 1, WITHDRAWN);
    ends(wave, 2, WITHDRAWN);
    ends(wave, 3, WITHDRAWN);
    assertThatThrownBy(() -> fixture.ends(wave))
        .as("what Temporal says of a cancelled one when all is done")
        .hasRootCauseInstanceOf(CanceledFailure.class);
    assertThat(fixture.waves.ends()).hasSize(1);
    assertThat(wave.tally()).isEqualTo(new WaveTally(3, 0, 0, 0, 0, 3));
  }

  private WorkflowExecutionStartedEventAttributes startedWith(Wave wave) {
    return fixture.history(wave).getFirst().getWorkflowExecutionStartedEventAttributes();
  }

  @Test
  void leavesNoTimerBehind() {
    var wave = starts(2);
    fixture.passes(Duration.ofMinutes(1));
    ends(wave, 1, MOVED);
    ends(wave, 2, MOVED);
    fixture.ends(wave);

    assertThat(fixture.events(wave, EventType.EVENT_TYPE_TIMER_FIRED)).isZero();
  }

  private Wave starts(int lines) {
    return fixture.starts(WaveTask.beginning(Given.plan(lines)));
  }

  private static void ends(Wave wave, int line, MigrationEnd.Ending ending) {
    wave.migrationEnded(new MigrationEnd(Given.mailbox(line), ending));
  }

  /** The first batch of migrations, whose start takes until it is told to go on. */
  private record HeldBatch(CountDownLatch entered, CountDownLatch release) {
    void isBeingStarted() {
      await(entered);
    }

    void goesOn() {
      release.countDown();
    }
  }

  private HeldBatch holdsWhatIsRelayed() {
    var relaying = new HeldBatch(new CountDownLatch(1), new CountDownLatch(1));
    fixture.waves.whileRelaying(
        () -> {
          relaying.entered().countDown();
          await(relaying.release());
        });
    return relaying;
  }

  private void getsALongHistory(Wave wave) {
    while (fixture.history(wave).size() < LONG) {
      for (var news = 0; news < 500; news++) {
        ends(wave, 77, MOVED);
      }
    }
  }

  private HeldBatch holdsTheFirstBatch() {
    var batch = new HeldBatch(new CountDownLatch(1), new CountDownLatch(1));
    fixture.waves.whileStarting(
        migrations -> {
          if (migrations.intentions().getFirst().mailbox().equals(Given.mailbox(1))) {
            batch.entered().countDown();
            await(batch.release());
          }
        });
    return batch;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
