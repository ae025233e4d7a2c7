package io.mailferry.activities.monitor;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.Signals;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.workflows.mailbox.MoveChange;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues that take minutes to read, because Exchange reads each object in them on its own. */
class SlowQueuesTest {
  private static final List<Database> TEN =
      IntStream.rangeClosed(1, 10)
          .mapToObj("TGT-DB%02d"::formatted)
          .map(name -> Given.database(name, "target"))
          .toList();

  private final ActivityFixture fixture = ActivityFixture.set();
  private final AtomicReference<@Nullable Seen> lastBeat = new AtomicReference<>();

  @BeforeEach
  void hasTenDatabasesWithAMailboxEach() {
    fixture.temporal.setActivityHeartbeatListener(
        Seen.class,
        seen -> {
          if (seen != null) {
            lastBeat.set(seen);
          }
        });
    fixture.target.has(TEN.toArray(Database[]::new));
    for (var i = 0; i < TEN.size(); i++) {
      var mailbox = mailbox(i);
      fixture.target.has(Given.prepared(mailbox, "user" + i));
      requestIs(i, RequestStatus.IN_PROGRESS);
    }
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private static MailboxGuid mailbox(int number) {
    return MailboxGuid.of("0000000%d-0000-4000-8000-000000000001".formatted(number));
  }

  private void requestIs(int number, RequestStatus status) {
    fixture.exchange.has(mailbox(number), in(TEN.get(number), Given.request(status)));
  }

  private static QueueItem.Present in(Database database, QueueItem.Present item) {
    return new QueueItem.Present(
        item.request(),
        item.status(),
        item.statusDetail(),
        item.route(),
        item.batchName(),
        database.name(),
        item.sourceDatabase(),
        item.suspendWhenReady(),
        item.completeAfter(),
        item.progress(),
        item.times(),
        item.failure(),
        item.limits());
  }

  private void eachTakes(Duration time) {
    TEN.forEach(queue -> fixture.exchange.takesLongToRead(queue, () -> fixture.passes(time)));
  }

  /** One pass, and the rest after it. */
  private void pass() {
    var known = lastBeat.get();
    if (known != null) {
      fixture.temporal.setHeartbeatDetails(known);
    }
    var failure =
        catchThrowableOfType(
            ActivityFailure.class, () -> fixture.monitor().watchMoves(Given.ORGANISATION));
    var next = (ApplicationFailure) requireNonNull(failure.getCause());
    fixture.passes(requireNonNull(next.getNextRetryDelay()));
  }

  private void passesFor(Duration time) {
    var end = fixture.clock.instant().plus(time);
    while (fixture.clock.instant().isBefore(end)) {
      pass();
    }
  }

  private List<String> lists() {
    return fixture.exchange.said.stream().filter(said -> said.startsWith("list TGT")).toList();
  }

  private static Signals.Sent told(int number, RequestStatus status) {
    return new Signals.Sent(
        "mailbox/" + mailbox(number), "moveChanged", new MoveChange(mailbox(number), status));
  }

  /** How long it takes until a migration hears of what happens at that moment. */
  private Duration untilTold(Consumer<Integer> happens, int number, RequestStatus told) {
    happens.accept(number);
    var since = fixture.clock.instant();
    fixture.signals.sent.clear();
    while (!fixture.signals.sent.contains(told(number, told))) {
      assertThat(Duration.between(since, fixture.clock.instant())).isLessThan(ofMinutes(30));
      pass();
    }
    return Duration.between(since, fixture.clock.instant());
  }

  // ------------------------------------------------------------------ within five minutes

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 9})
  void tellWithinFiveMinutesWhatAStampShows(int number) {
    eachTakes(ofMinutes(3));
    passesFor(ofMinutes(40));

    var time =
        untilTold(each -> requestIs(each, RequestStatus.FAILED), number, RequestStatus.FAILED);

    assertThat(time).isLessThanOrEqualTo(ofMinutes(5));
  }

  /** No list of Microsoft's has Synced among what the directory shows. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 9})
  void tellWithinFiveMinutesWhatOnlyTheQueueShows(int number) {
    eachTakes(ofMinutes(3));
    for (var i = 0; i < TEN.size(); i++) {
      fixture.exchange.stampShows(mailbox(i), RequestStatus.IN_PROGRESS);
    }
    passesFor(ofMinutes(40));

    var time =
        untilTold(each -> requestIs(each, RequestStatus.SYNCED), number, RequestStatus.SYNCED);

    assertThat(time).isLessThanOrEqualTo(ofMinutes(5));
  }

  @Test
  void tellAtOnceEvenInTheFirstPasses() {
    eachTakes(ofMinutes(3));
    pass();

    var time = untilTold(each -> requestIs(each, RequestStatus.FAILED), 9, RequestStatus.FAILED);

    assertThat(time).isLessThanOrEqualTo(ofMinutes(5));
  }

  @Test
  void tellOfOthersThoughOneCannotBeAskedFor() {
    eachTakes(ofMinutes(3));
    for (var i = 0; i < TEN.size(); i++) {
      fixture.exchange.stampShows(mailbox(i), RequestStatus.IN_PROGRESS);
    }
    fixture.exchange.cannotAskFor(mailbox(4));
    passesFor(ofMinutes(40));

    var time = untilTold(each -> requestIs(each, RequestStatus.SYNCED), 5, RequestStatus.SYNCED);

    assertThat(time).isLessThanOrEqualTo(ofMinutes(5));
  }

  @Test
  void areAskedOneByOneWhereThereIsNoTimeToReadThemTogether() {
    eachTakes(ofSeconds(45));
    for (var i = 0; i < TEN.size(); i++) {
      fixture.exchange.stampShows(mailbox(i), RequestStatus.IN_PROGRESS);
    }
    passesFor(ofMinutes(40));

    var time = untilTold(each -> requestIs(each, RequestStatus.SYNCED), 8, RequestStatus.SYNCED);

    assertThat(time).isLessThanOrEqualTo(ofMinutes(5));
  }

  // ------------------------------------------------------------------ each at its own pace

  @Test
  void areReadInTurnAndForAQuarterOfTheTime() {
    eachTakes(ofMinutes(3));

    passesFor(ofMinutes(90));

    assertThat(lists()).startsWith("list TGT-DB01", "list TGT-DB02", "list TGT-DB03");
    assertThat(lists()).containsAll(TEN.stream().map(queue -> "list " + queue.name()).toList());
  }

  @Test
  void restFourTimesAsLongAsTheyTook() {
    fixture.exchange.takesLongToRead(TEN.getFirst(), () -> fixture.passes(ofMinutes(3)));

    passesFor(ofMinutes(60));

    assertThat(lists().stream().filter("list TGT-DB01"::equals)).hasSizeBetween(4, 5);
    assertThat(lists().stream().filter("list TGT-DB02"::equals)).hasSizeGreaterThan(40);
  }

  @Test
  void areAllReadInEveryPassWhenTheyAreQuick() {
    eachTakes(ofSeconds(1));

    passesFor(ofMinutes(10));

    TEN.forEach(
        queue -> assertThat(lists().stream().filter(("list " + queue.name())::equals)).hasSize(10));
    assertThat(fixture.exchange.said).noneMatch(said -> said.startsWith("read "));
  }

  @Test
  void leaveTheOthersTheirTurnWhenOneCannotBeRead() {
    eachTakes(ofMinutes(3));
    fixture.exchange.cannotRead(TEN.getFirst());

    passesFor(ofMinutes(60));

    assertThat(lists()).containsAll(TEN.stream().map(queue -> "list " + queue.name()).toList());
  }

  @Test
  void areToldOfWhereTemporalShowsTheMonitor() {
    fixture.exchange.takesLongToRead(TEN.getFirst(), () -> fixture.passes(ofMinutes(3)));

    var failure =
        catchThrowableOfType(
            ActivityFailure.class, () -> fixture.monitor().watchMoves(Given.ORGANISATION));

    assertThat(((ApplicationFailure) requireNonNull(failure.getCause())).getOriginalMessage())
        .contains("the queue of TGT-DB01 takes 180 s to read and is read again after ");
  }

  // ------------------------------------------------------------------ what no stamp shows

  @Test
  void showWhatLiesThereWithoutAStampAndTellWhenItIsGone() {
    fixture.exchange.hasNoStamp(mailbox(2));
    fixture.exchange.has(mailbox(3), in(TEN.get(2), Given.request(RequestStatus.IN_PROGRESS)));
    pass();
    assertThat(requireNonNull(lastBeat.get()).withoutStamp())
        .containsEntry(mailbox(2).toString(), "TGT-DB03");

    fixture.exchange.hasNoLonger(mailbox(2));
    fixture.signals.sent.clear();
    pass();

    assertThat(fixture.signals.sent).containsExactly(told(2, RequestStatus.NONE));
  }

  @Test
  void tellAtOnceThatARequestIsGoneWhoseQueueIsNotReadNow() {
    eachTakes(ofMinutes(3));
    passesFor(ofMinutes(40));

    var time =
        untilTold(each -> fixture.exchange.hasNoLonger(mailbox(each)), 6, RequestStatus.NONE);

    assertThat(time).isLessThanOrEqualTo(ofMinutes(5));
  }

  @Test
  void tellThatWhatHadNoStampIsGoneWithItsDatabase() {
    fixture.exchange.hasNoStamp(mailbox(2));
    fixture.exchange.has(mailbox(3), in(TEN.get(2), Given.request(RequestStatus.IN_PROGRESS)));
    pass();
    fixture.exchange.has(mailbox(3), in(TEN.get(3), Given.request(RequestStatus.IN_PROGRESS)));
    fixture.exchange.hasNoLonger(mailbox(2));
    fixture.target.loses(TEN.get(2));
    fixture.signals.sent.clear();

    pass();

    assertThat(fixture.signals.sent).containsExactly(told(2, RequestStatus.NONE));
    assertThat(requireNonNull(lastBeat.get()).withoutStamp()).isEmpty();
  }

  /** It lies there since a move before, and says nothing of the one that runs. */
  @Test
  void tellNothingByAnOrphanOfOneThatRunsElsewhere() {
    fixture.exchange.hasAnOrphan(
        mailbox(5), in(TEN.getFirst(), Given.request(RequestStatus.AUTO_SUSPENDED)));

    passesFor(ofMinutes(5));

    assertThat(fixture.signals.sent).isEmpty();
  }

  /** The pass ends in the middle, after a heartbeat. */
  @Test
  void keepNoNewsToThemselvesWhenAPassEndsEarly() {
    pass();
    requestIs(7, RequestStatus.FAILED);
    fixture.exchange.takesLongToRead(
        TEN.get(6),
        () -> {
          throw new IllegalStateException("the worker is stopped");
        });
    fixture.exchange.takesLongToRead(
        TEN.get(7),
        () -> {
          throw FakeExchange.notReached();
        });
    fixture.signals.sent.clear();
    passThatBreaks();
    fixture.exchange.takesLongToRead(TEN.get(6), () -> {});

    pass();

    assertThat(fixture.signals.sent).contains(told(7, RequestStatus.FAILED));
  }

  private void passThatBreaks() {
    fixture.temporal.setHeartbeatDetails(requireNonNull(lastBeat.get()));
    assertThatThrownBy(() -> fixture.monitor().watchMoves(Given.ORGANISATION))
        .isInstanceOf(ActivityFailure.class)
        .hasStackTraceContaining("the worker is stopped");
  }

  // ------------------------------------------------------------------ what a release left behind

  @Test
  void areReadAfreshWhenAnEarlierReleaseLeftNoPaces() {
    var old =
        new Seen(
            java.util.Map.of(),
            java.util.Set.of(),
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(old.queues()).isEmpty();
    assertThat(old).isEqualTo(Seen.NOTHING);
  }
}
