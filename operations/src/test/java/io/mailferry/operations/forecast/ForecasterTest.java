package io.mailferry.operations.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.MailboxSnapshot.Decided;
import io.mailferry.operations.status.MailboxSnapshot.Progress;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecasterTest {
  private static final WaveName WAVE = new WaveName("friday");

  /** A Friday noon. */
  private static final Instant NOW = Instant.parse("2027-03-19T12:00:00Z");

  private static final Instant OPENS = Instant.parse("2027-03-19T20:00:00Z");

  /** Half an hour before the end. */
  private static final Instant LAST_START = Instant.parse("2027-03-22T04:30:00Z");

  private static final long GB = 1L << 30;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static final CutoverOrder WEEKENDS =
      new CutoverOrder(
          CutoverStyle.COMPLETE_AFTER,
          null,
          new CutoverWindows(
              List.of(
                  new Window.Weekly(
                      DayOfWeek.FRIDAY,
                      LocalTime.of(20, 0),
                      DayOfWeek.MONDAY,
                      LocalTime.of(5, 0),
                      ZoneOffset.UTC)),
              List.of()));

  /** Twelve gigabytes in an hour, and a switch takes two to four minutes. */
  private static final Pace MEASURED =
      new Pace(
          Map.of("db1", new Pace.Copying(12 * GB, HOUR)),
          Stream.of(2, 3, 3, 3, 3, 4).map(Duration::ofMinutes).toList(),
          10);

  private static final Pace UNMEASURED = Pace.UNKNOWN;

  @Test
  void whoIsCopiedSwitchesWhenTheWindowOpens() {
    var forecast = only(MEASURED, copied(WEEKENDS));

    assertThat(forecast.cause()).isEqualTo(Cause.WINDOW);
    assertThat(forecast.earliest()).isEqualTo(OPENS.plus(MINUTE));
    assertThat(forecast.latest()).isEqualTo(OPENS.plus(Duration.ofMinutes(24)));
    assertThat(forecast.sentence())
        .isEqualTo("it is copied; it may switch from 2027-03-19 20:00 on");
  }

  @Test
  void manyInOneOpeningTakeLonger() {
    var crowd = IntStream.rangeClosed(1, 100).mapToObj(line -> copied(line, WEEKENDS)).toList();

    var last = forecaster(crowd, MEASURED).forecasts().getLast();

    assertThat(last.latest()).isEqualTo(OPENS.plus(Duration.ofMinutes(60)));
  }

  @Test
  void whatIsLeftOfACopyTakesItsTime() {
    var forecast = only(MEASURED, copying(1, 6 * GB, 12 * GB, CutoverOrder.AS_SOON_AS_COPIED));

    assertThat(forecast.cause()).isEqualTo(Cause.COPY);
    assertThat(forecast.earliest()).isBetween(NOW.plus(MINUTE.multipliedBy(15)), NOW.plus(HOUR));
    assertThat(forecast.latest())
        .isBetween(NOW.plus(MINUTE.multipliedBy(30)), NOW.plus(Duration.ofMinutes(110)));
  }

  @Test
  void theSmallerIsDoneBeforeTheLarger() {
    var both =
        forecaster(
                List.of(
                    copying(1, 0, 24 * GB, CutoverOrder.AS_SOON_AS_COPIED),
                    copying(2, 0, GB, CutoverOrder.AS_SOON_AS_COPIED)),
                MEASURED)
            .forecasts();

    assertThat(both.getLast().latest()).isBefore(both.getFirst().earliest());
  }

  @Test
  void whoWaitsToBeCopiedComesBehindThoseThatAre() {
    var both =
        forecaster(
                List.of(
                    queued(1, CutoverOrder.AS_SOON_AS_COPIED),
                    copying(2, 0, 4 * GB, CutoverOrder.AS_SOON_AS_COPIED)),
                MEASURED)
            .forecasts();

    assertThat(both.getFirst().latest()).isAfter(both.getLast().latest());
  }

  @Test
  void aCopyThatMayEndAfterTheLastStartMayMissItsWindow() {
    var forecast = only(MEASURED, copying(1, 0, 12 * 65 * GB, WEEKENDS));

    assertThat(forecast.cause()).isEqualTo(Cause.MAY_MISS_WINDOW);
    assertThat(forecast.earliest()).isBefore(Instant.parse("2027-03-22T05:00:00Z"));
    assertThat(forecast.latest()).isAfter(Instant.parse("2027-03-26T20:00:00Z"));
  }

  @Test
  void thoseOfOtherWavesThatSwitchBesideAreOfTheCrowd() {
    var alone = List.of(copied(1, WEEKENDS));
    var beside = IntStream.rangeClosed(2, 100).mapToObj(line -> copied(line, WEEKENDS)).toList();
    var elsewhen =
        IntStream.rangeClosed(2, 100)
            .mapToObj(line -> copied(line, CutoverOrder.AS_SOON_AS_COPIED))
            .toList();

    var crowded = besideOthers(alone, beside);
    assertThat(crowded.latest())
        .isAfter(forecaster(alone, MEASURED).forecasts().getFirst().latest());
    assertThat(crowded.latest())
        .as("as late as when all were of one wave")
        .isEqualTo(
            forecaster(Stream.concat(alone.stream(), beside.stream()).toList(), MEASURED)
                .forecasts()
                .getFirst()
                .latest());
    assertThat(besideOthers(alone, List.of(queued(2, WEEKENDS))).latest())
        .as("who is not copied may come later")
        .isEqualTo(forecaster(alone, MEASURED).forecasts().getFirst().latest());
    assertThat(besideOthers(alone, elsewhen).latest())
        .isEqualTo(forecaster(alone, MEASURED).forecasts().getFirst().latest());
  }

  private static MailboxForecast besideOthers(List<Standing> open, List<Standing> beside) {
    return new Forecaster(open, beside, MEASURED, OptionalLong.of(2 * GB), NOW)
        .forecasts()
        .getFirst();
  }

  @Test
  void aCrowdTooLargeForAWindowMayMissIt() {
    var hour =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                List.of(
                    new Window.Weekly(
                        DayOfWeek.FRIDAY,
                        LocalTime.of(20, 0),
                        DayOfWeek.FRIDAY,
                        LocalTime.of(21, 0),
                        ZoneOffset.UTC)),
                List.of()));
    var crowd = IntStream.rangeClosed(1, 200).mapToObj(line -> copied(line, hour)).toList();

    var forecast = forecaster(crowd, MEASURED).forecasts().getFirst();

    assertThat(forecast.cause()).isEqualTo(Cause.MAY_MISS_WINDOW);
    assertThat(forecast.latest()).isAfter(Instant.parse("2027-03-26T20:00:00Z"));
  }

  @Test
  void withoutAWindowThatComesThereIsNoEnd() {
    var past =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                List.of(
                    new Window.Dated(
                        LocalDateTime.parse("2027-03-12T20:00"),
                        LocalDateTime.parse("2027-03-15T05:00"),
                        ZoneOffset.UTC)),
                List.of()));

    var forecast = only(MEASURED, copied(past));

    assertThat(forecast.cause()).isEqualTo(Cause.NO_WINDOW);
    assertThat(forecast.latest()).isNull();
  }

  @Test
  void nobodyKnowsWhenAPersonAnswers() {
    var asking =
        standing(
            snapshot(
                1,
                decided(Phase.ATTENTION, Attention.QUESTION, Reason.FAILED, "What now?"),
                progress(50, GB, 2 * GB)),
            CutoverOrder.AS_SOON_AS_COPIED);

    var forecast = only(MEASURED, asking);

    assertThat(forecast.cause()).isEqualTo(Cause.PERSON);
    assertThat(forecast.latest()).isNull();
    assertThat(forecast.sentence()).contains("What now?");
  }

  @Test
  void whatAnOperatorHoldsHasNoEnd() {
    var resting =
        Map.of(
            InForce.Rest.HOLD, Cause.ORDER,
            InForce.Rest.APPROVAL, Cause.APPROVAL,
            InForce.Rest.PAUSE, Cause.ORDER,
            InForce.Rest.CANCEL, Cause.CANCELLED);

    resting.forEach(
        (rest, cause) -> {
          var copying = copying(1, GB, 2 * GB, WEEKENDS);
          var forecast =
              only(MEASURED, new Standing(copying.mailbox(), told(WEEKENDS, rest), null));

          assertThat(forecast.cause()).isEqualTo(cause);
          assertThat(forecast.latest()).isNull();
        });
  }

  @Test
  void whoeverRestsDelaysNobodyElse() {
    var paused = copying(1, 0, 900 * GB, WEEKENDS);
    var both =
        forecaster(
                List.of(
                    new Standing(paused.mailbox(), told(WEEKENDS, InForce.Rest.PAUSE), null),
                    queued(2, CutoverOrder.AS_SOON_AS_COPIED)),
                MEASURED)
            .forecasts();

    assertThat(both.getLast().latest()).isBefore(NOW.plus(HOUR.multipliedBy(2)));
  }

  /** Nor do those that are held take anybody's turn. */
  @Test
  void whoeverIsHeldTakesNobodysTurn() {
    var open = new ArrayList<Standing>();
    for (var line = 1; line <= 200; line++) {
      var mailbox = copied(line, WEEKENDS).mailbox();
      open.add(
          new Standing(
              mailbox, told(WEEKENDS, line == 1 ? InForce.Rest.NOTHING : InForce.Rest.HOLD), null));
    }

    assertThat(forecaster(open, MEASURED).forecasts().getFirst().latest())
        .isEqualTo(OPENS.plus(Duration.ofMinutes(24)));
  }

  @Test
  void aSilentMigrationIsNotTakenForNone() {
    var silent = new Standing(copied(WEEKENDS).mailbox(), new Answer.Silence(), null);

    assertThat(only(MEASURED, silent).cause()).isEqualTo(Cause.SILENT);
  }

  /** Seven hours of turns, and half an hour of each night. */
  @Test
  void aCrowdThatNeedsManyNightsIsToldSo() {
    var nightly =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                Stream.of(DayOfWeek.values())
                    .<Window>map(
                        day ->
                            new Window.Weekly(
                                day, LocalTime.of(20, 0), day, LocalTime.of(21, 0), ZoneOffset.UTC))
                    .toList(),
                List.of()));
    var crowd = IntStream.rangeClosed(1, 1_000).mapToObj(i -> copied(i, nightly)).toList();

    var last = forecaster(crowd, MEASURED).forecasts().getLast();

    assertThat(last.cause()).isEqualTo(Cause.WINDOW);
    assertThat(last.latest()).isAfter(OPENS.plus(Duration.ofDays(12)));
  }

  /** The margin is there because a switch takes its time. */
  @Test
  void oneAloneIsNotTooLateForAShortWindow() {
    var hour =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                List.of(
                    new Window.Weekly(
                        DayOfWeek.FRIDAY,
                        LocalTime.of(20, 0),
                        DayOfWeek.FRIDAY,
                        LocalTime.of(21, 0),
                        ZoneOffset.UTC)),
                List.of()));

    assertThat(only(UNMEASURED, copied(hour)).cause()).isEqualTo(Cause.WINDOW);
  }

  @Test
  void withoutAMigrationNobodyTells() {
    var orphan = new Standing(copied(WEEKENDS).mailbox(), new Answer.NoMigration(), null);

    assertThat(only(MEASURED, orphan).cause()).isEqualTo(Cause.NOT_WATCHED);
  }

  @Test
  void whatIsStuckIsNoQuestion() {
    var stuck =
        standing(
            snapshot(
                1,
                decided(Phase.ATTENTION, Attention.STUCK, Reason.STALLED, "nothing moves"),
                progress(50, GB, 2 * GB)),
            WEEKENDS);

    assertThat(only(MEASURED, stuck).cause()).isEqualTo(Cause.STUCK);
  }

  /** Which waves slip is wanted when the fault begins, not when the night is over. */
  @Test
  void whoWaitsForWhatIsAwayIsToldUntilWhenThatHasToBeBack() {
    var copied = only(MEASURED, waiting("forest/target.example", Attention.WAITING, 95));

    assertThat(copied.cause()).isEqualTo(Cause.AWAY);
    assertThat(copied.waitsFor()).isEqualTo("forest/target.example");
    assertThat(copied.earliest()).isEqualTo(OPENS.plus(MINUTE));
    assertThat(copied.latest()).as("nobody knows when it is back").isNull();
    assertThat(copied.backBefore()).isEqualTo(LAST_START);
    assertThat(copied.sentence())
        .isEqualTo(
            "it waits for forest target.example, which is away; it makes the window that opens at"
                + " 2027-03-19 20:00 if that is back before 2027-03-22 04:30");

    var halfway = only(MEASURED, waiting("database/DB1", Attention.WAITING, 50));
    assertThat(halfway.backBefore())
        .as("what is left has to be copied as well")
        .isBetween(LAST_START.minus(HOUR.multipliedBy(2)), LAST_START.minus(MINUTE));
  }

  /** It has its window behind it. */
  @Test
  void whoHasMovedWaitsForNoWindow() {
    var verifying =
        standing(
            snapshot(
                1,
                new Decided(
                    NOW,
                    Phase.VERIFYING,
                    Attention.WAITING,
                    Reason.NOT_VERIFIED_YET.name(),
                    "waits",
                    null,
                    "forest/source.example"),
                progress(100, GB, GB)),
            WEEKENDS);

    var forecast = only(MEASURED, verifying);

    assertThat(forecast.cause()).isEqualTo(Cause.AWAY);
    assertThat(forecast.backBefore()).isNull();
    assertThat(forecast.sentence()).isEqualTo("it waits for forest source.example, which is away");
  }

  @Test
  void whatIsAwayForHoursIsNotTakenForAStall() {
    var stuck = only(MEASURED, waiting("forest/target.example", Attention.STUCK, 95));
    var asked = only(MEASURED, waiting("forest/target.example", Attention.QUESTION, 95));

    assertThat(stuck.cause()).isEqualTo(Cause.AWAY);
    assertThat(stuck.backBefore()).isEqualTo(LAST_START);
    assertThat(asked.cause()).isEqualTo(Cause.PERSON);
  }

  @Test
  void whatIsAwayShortlyBeforeAWindowEndsMayCostIt() {
    var late = LAST_START.plus(MINUTE);
    var forecast =
        new Forecaster(
                List.of(waiting("database/DB1", Attention.WAITING, 95)),
                List.of(),
                MEASURED,
                OptionalLong.of(2 * GB),
                late.minus(HOUR))
            .forecasts()
            .getFirst();
    assertThat(forecast.sentence()).contains("it makes the window that is open then if");

    var large =
        new Forecaster(
                List.of(waiting("database/DB1", Attention.WAITING, 50)),
                List.of(),
                MEASURED,
                OptionalLong.of(2 * GB),
                LAST_START.minus(MINUTE.multipliedBy(25)))
            .forecasts()
            .getFirst();
    assertThat(large.sentence())
        .endsWith("it may be too late for the window that is open then already");
  }

  @Test
  void aWaveTellsWhatIsAwayOnceAndWhoSlipsFirst() {
    var wave =
        new WaveForecast(
            WAVE,
            NOW,
            0,
            forecaster(
                    List.of(
                        waiting("database/DB1", Attention.WAITING, 95),
                        waiting("database/DB1", Attention.WAITING, 95)),
                    MEASURED)
                .forecasts(),
            0);

    assertThat(wave.needsALook()).isTrue();
    assertThat(wave.words())
        .contains(
            "  2 mailboxes waiting for what is away, and nobody can tell when that is back",
            "  database DB1 is away, and 2 mailboxes wait for it; the first may miss a window unless"
                + " it is back before 2027-03-22 04:30");
  }

  private static Standing waiting(String away, Attention attention, int percent) {
    var decided =
        new Decided(
            NOW,
            percent == 95 ? Phase.READY : Phase.COPYING,
            attention,
            Reason.DEPENDENCY_AWAY.name(),
            "waits",
            null,
            away);
    return standing(snapshot(1, decided, progress(percent, 6 * GB, 12 * GB)), WEEKENDS);
  }

  @Test
  void aSizeThatNobodyKnowsIsNotNothing() {
    var queued = queued(1, CutoverOrder.AS_SOON_AS_COPIED);

    assertThat(
            new Forecaster(List.of(queued), List.of(), MEASURED, OptionalLong.empty(), NOW)
                .forecasts()
                .getFirst()
                .cause())
        .isEqualTo(Cause.SIZE_UNKNOWN);
  }

  @Test
  void whatWasCopiedTwiceIsNotDone() {
    var half =
        standing(
            snapshot(
                1,
                decided(Phase.COPYING, Attention.NONE, Reason.COPYING, "copying"),
                progress(19, 120 * GB, 100 * GB)),
            CutoverOrder.AS_SOON_AS_COPIED);

    assertThat(half.left(0)).isEqualTo(80 * GB);
  }

  /** Requests that may not switch yet rest as if they were ready. */
  @Test
  void readyIsNotCopiedWhereSomethingIsLeft() {
    var resting =
        standing(
            snapshot(
                1,
                decided(Phase.READY, Attention.NONE, Reason.WINDOW_CLOSED, "rests"),
                progress(30, GB, 3 * GB)),
            WEEKENDS);

    assertThat(resting.isCopied()).isFalse();
    assertThat(copied(WEEKENDS).isCopied()).isTrue();
  }

  @Test
  void whoWasReleasedEndsAsTheOthersDid() {
    var released =
        standing(
            snapshot(
                1,
                decided(Phase.CUTTING_OVER, Attention.NONE, Reason.RELEASED, "released"),
                progress(95, 1, 1)),
            WEEKENDS);

    var forecast = only(MEASURED, released);

    assertThat(forecast.cause()).isEqualTo(Cause.SWITCH);
    assertThat(forecast.earliest()).isEqualTo(NOW);
    assertThat(forecast.latest()).isEqualTo(NOW.plus(Duration.ofMinutes(4)));
  }

  /** The brake is put back then. */
  @Test
  void whatIsReleasedJustBeforeTheEndMayMissIt() {
    var nearly = Instant.parse("2027-03-22T04:28:00Z");
    var released =
        new Standing(
            snapshot(
                1,
                decided(Phase.CUTTING_OVER, Attention.NONE, Reason.RELEASED, "released"),
                progress(95, 1, 1)),
            told(WEEKENDS, InForce.Rest.NOTHING),
            nearly.minus(MINUTE));

    var forecast =
        new Forecaster(List.of(released), List.of(), MEASURED, OptionalLong.empty(), nearly)
            .forecasts()
            .getFirst();

    assertThat(forecast.cause()).isEqualTo(Cause.MAY_MISS_WINDOW);
    assertThat(forecast.latest()).isAfter(Instant.parse("2027-03-26T20:00:00Z"));
  }

  @Test
  void aCopyThatMayEndAfterTheLastWindowMayHaveNoEnd() {
    var once =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                List.of(
                    new Window.Dated(
                        LocalDateTime.parse("2027-03-19T20:00"),
                        LocalDateTime.parse("2027-03-20T05:00"),
                        ZoneOffset.UTC)),
                List.of()));

    var forecast = only(MEASURED, copying(1, 0, 12 * 12 * GB, once));

    assertThat(forecast.cause()).isEqualTo(Cause.MAY_MISS_WINDOW);
    assertThat(forecast.latest()).isNull();
  }

  /** Whoever switches a night later has missed nothing. */
  @Test
  void aCopyOfSeveralNightsMissesNoWindow() {
    var nightly =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                Stream.of(DayOfWeek.values())
                    .<Window>map(
                        day ->
                            new Window.Weekly(
                                day,
                                LocalTime.of(23, 0),
                                day.plus(1),
                                LocalTime.of(4, 0),
                                ZoneOffset.UTC))
                    .toList(),
                List.of()));

    var forecast = only(MEASURED, copying(1, 0, 12 * 40 * GB, nightly));

    assertThat(forecast.cause()).isEqualTo(Cause.COPY);
    assertThat(forecast.latest()).isAfter(NOW.plus(Duration.ofHours(68)));
  }

  @Test
  void whatNobodyMeasuredIsNotGuessed() {
    var forecast = only(UNMEASURED, queued(1, WEEKENDS));

    assertThat(forecast.cause()).isEqualTo(Cause.NOT_MEASURED);
    assertThat(forecast.earliest()).isNull();
  }

  @Test
  void aFewMinutesAreNoMeasure() {
    var young =
        new Pace(Map.of("db1", new Pace.Copying(12 * GB, Duration.ofMinutes(9))), List.of(), 0);

    assertThat(only(young, queued(1, WEEKENDS)).cause()).isEqualTo(Cause.NOT_MEASURED);
  }

  @Test
  void whoWaitsForASlotIsSaidTo() {
    var waiting =
        standing(
            snapshot(
                1,
                decided(
                    Phase.WAITING_TO_SWITCH,
                    Attention.NONE,
                    Reason.WAITING_FOR_CUTOVER_SLOT,
                    "waits"),
                progress(95, 1, 1)),
            CutoverOrder.AS_SOON_AS_COPIED);

    assertThat(only(MEASURED, waiting).cause()).isEqualTo(Cause.SLOT);
  }

  private static Forecaster forecaster(List<Standing> open, Pace pace) {
    return new Forecaster(open, List.of(), pace, OptionalLong.of(2 * GB), NOW);
  }

  private static MailboxForecast only(Pace pace, Standing standing) {
    return forecaster(List.of(standing), pace).forecasts().getFirst();
  }

  private static Answer told(CutoverOrder cutover, InForce.Rest rest) {
    return new Answer.Told(new InForce(cutover, rest));
  }

  private static Standing standing(MailboxSnapshot mailbox, CutoverOrder cutover) {
    return new Standing(mailbox, told(cutover, InForce.Rest.NOTHING), null);
  }

  private static Standing copied(CutoverOrder cutover) {
    return copied(1, cutover);
  }

  private static Standing copied(int line, CutoverOrder cutover) {
    return standing(
        snapshot(
            line,
            decided(Phase.READY, Attention.NONE, Reason.WINDOW_CLOSED, "ready"),
            progress(95, GB, GB)),
        cutover);
  }

  private static Standing copying(int line, long bytes, long total, CutoverOrder cutover) {
    return standing(
        snapshot(
            line,
            decided(Phase.COPYING, Attention.NONE, Reason.COPYING, "copying"),
            progress((int) (bytes * 95 / total), bytes, total)),
        cutover);
  }

  private static Standing queued(int line, CutoverOrder cutover) {
    return standing(
        snapshot(
            line, decided(Phase.COPYING, Attention.NONE, Reason.COPYING, "is in the queue"), null),
        cutover);
  }

  private static Decided decided(Phase phase, Attention attention, Reason reason, String words) {
    return new Decided(NOW, phase, attention, reason.name(), words);
  }

  private static Progress progress(int percent, long bytes, long total) {
    return new Progress(NOW, RequestStatus.IN_PROGRESS, "CopyingMessages", percent, bytes, total);
  }

  private static MailboxSnapshot snapshot(int line, Decided decided, @Nullable Progress progress) {
    return new MailboxSnapshot(
        WAVE,
        line,
        "user" + line + "@source.example",
        new MailboxGuid(new UUID(0, line)),
        "SRC-DB01",
        "DB1",
        null,
        decided,
        progress,
        null,
        NOW);
  }
}
