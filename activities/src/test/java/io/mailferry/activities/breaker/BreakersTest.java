package io.mailferry.activities.breaker;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.HandClock;
import io.mailferry.activities.Incidents;
import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakersTest {
  private static final String CONTROLLER = "dc1.target.example";
  private static final String DATABASE = "database/TGT-DB01";

  private static final NewMove.Common COMMON =
      new NewMove.Common(
          Given.WAVE,
          new Limits(0, 0),
          new NewMove.Brake.CompleteAfter(Instant.parse("2026-06-01T00:00:00Z")));

  private final HandClock hand = new HandClock();
  private final ExchangeClock clock =
      ExchangeClock.accelerated(hand, hand.instant(), hand.instant(), 1);
  private final Incidents incidents = new Incidents();
  private final FakeDirectory forest = new FakeDirectory("target.example");
  private final FakeExchange exchange = new FakeExchange(forest);
  private final Breakers breakers = new Breakers(Given.ORGANISATION, clock, incidents);
  private final Exchange guarded = breakers.guard(exchange);

  @Test
  void callADatabaseThatIsNotThereAtMostThreeTimesAMinuteForThreeHundredMailboxes() {
    for (var second = 0; second < 300; second++) {
      exchange.answersTheNextChangeWith(noDatabase());
      submitQuietly(mailbox(second), Given.TARGET);
      hand.passes(ofSeconds(1));
    }

    assertThat(exchange.said).as("at 0, 20, 40, 120 and 280 seconds").hasSize(5);
    assertThat(incidents.open).containsOnlyKeys(DATABASE);
    assertThat(incidents.open.get(DATABASE))
        .returns("MF-EX-NO-DATABASE", Outage::code)
        .returns(true, Outage::lasting);
  }

  @Test
  void letEverybodyPassToTheOtherDatabases() {
    exchange.answersTheNextChangeWith(noDatabase());
    submitQuietly(mailbox(1), Given.TARGET);

    submit(mailbox(2), Given.OTHER_TARGET);

    assertThat(exchange.created).hasSize(1);
  }

  @Test
  void tellNobodyOfOneFailureByChance() {
    exchange.answersTheNextChangeWith(endpointAway());

    assertThatThrownBy(() -> submit(mailbox(1), Given.TARGET)).isInstanceOf(Fault.NotReached.class);
    submit(mailbox(2), Given.TARGET);

    assertThat(incidents.open).isEmpty();
  }

  @Test
  void openWhenTwoInARowDoNotReachTheEndpoint() {
    exchange.answersTheNextChangeWith(endpointAway());
    exchange.answersTheNextChangeWith(endpointAway());
    submitQuietly(mailbox(1), Given.TARGET);

    var second = away(() -> submit(mailbox(2), Given.TARGET));
    var third = away(() -> submit(mailbox(3), Given.OTHER_TARGET));

    assertThat(second.dependency().words()).isEqualTo("endpoint mail.source.example");
    assertThat(third.sentence()).contains("nobody listens.").contains("since 2026-03-06T20:00:00Z");
    assertThat(third.lasting()).isFalse();
    assertThat(exchange.said).as("the third was not sent").hasSize(2);
  }

  @Test
  void letOneAskWhetherItIsBackAndAllPassWhenItIs() {
    exchange.answersTheNextChangeWith(noDatabase());
    submitQuietly(mailbox(1), Given.TARGET);
    hand.passes(ofSeconds(20));

    submit(mailbox(2), Given.TARGET);
    submit(mailbox(3), Given.TARGET);

    assertThat(exchange.created).hasSize(2);
    assertThat(incidents.open).isEmpty();
    assertThat(incidents.over).containsExactly(DATABASE);
  }

  @Test
  void haveThoseWhoWaitComeOneAfterTheOther() {
    exchange.answersTheNextChangeWith(noDatabase());
    var waits = new ArrayList<Duration>();
    for (var number = 1; number <= 200; number++) {
      var who = mailbox(number);
      waits.add(away(() -> submit(who, Given.TARGET)).retryAfter());
    }

    assertThat(waits.subList(0, 3)).containsExactly(ofSeconds(20), ofSeconds(25), ofSeconds(30));
    assertThat(waits.getLast()).as("nobody waits longer").isEqualTo(ofMinutes(15));
  }

  @Test
  void haveOneThatWaitsAloneComeLessOftenTheLongerItLasts() {
    exchange.answersTheNextChangeWith(noDatabase());
    submitQuietly(mailbox(1), Given.TARGET);
    hand.passes(ofMinutes(4));
    exchange.answersTheNextChangeWith(noDatabase());
    var later = away(() -> submit(mailbox(1), Given.TARGET));
    hand.passes(Duration.ofHours(3));
    exchange.answersTheNextChangeWith(noDatabase());
    var muchLater = away(() -> submit(mailbox(1), Given.TARGET));

    assertThat(later.retryAfter()).isEqualTo(ofSeconds(80));
    assertThat(muchLater.retryAfter()).isEqualTo(ofMinutes(15));
  }

  private void hasBeenAwayForHours() {
    for (var probe = 1; probe <= 8; probe++) {
      exchange.answersTheNextChangeWith(noDatabase());
      submitQuietly(mailbox(1), Given.TARGET);
      hand.passes(ofMinutes(15));
    }
    exchange.answersTheNextChangeWith(noDatabase());
    submitQuietly(mailbox(1), Given.TARGET);
  }

  @Test
  void askAtOnceWhenAPersonSaysThatItIsBackButNotAllOfThem() {
    hasBeenAwayForHours();
    hand.passes(ofMinutes(1));
    var before = exchange.said.size();

    for (var number = 1; number <= 30; number++) {
      exchange.answersTheNextChangeWith(noDatabase());
      breakers.askAtOnce(DATABASE);
      submitQuietly(mailbox(number), Given.TARGET);
    }

    assertThat(exchange.said).hasSize(before + 1);
  }

  /** A refused account would be locked for it: answers of hundreds arrive one after the other. */
  @Test
  void askLessAndLessOftenWhenTheyAreToldAgainAndAgainThatItIsBack() {
    hasBeenAwayForHours();
    var before = exchange.said.size();

    for (var number = 1; number <= 90; number++) {
      hand.passes(ofSeconds(20));
      exchange.answersTheNextChangeWith(noDatabase());
      breakers.askAtOnce(DATABASE);
      submitQuietly(mailbox(number), Given.TARGET);
    }

    assertThat(exchange.said.size() - before).as("probes in half an hour").isBetween(5, 9);
  }

  @Test
  void askAllThatIsAwayWhenAPersonChecksAPlan() {
    exchange.answersTheNextChangeWith(FakeExchange.refused("MF-EX-NO-ROLE", Reason.NOT_ALLOWED));
    away(() -> guarded.suspend(Given.ANNA, "why", CONTROLLER));
    hand.passes(ofSeconds(20));
    exchange.answersTheNextChangeWith(FakeExchange.refused("MF-EX-NO-ROLE", Reason.NOT_ALLOWED));
    away(() -> guarded.suspend(Given.ANNA, "why", CONTROLLER));
    hand.passes(ofSeconds(20));
    away(() -> guarded.suspend(Given.ANNA, "why", CONTROLLER));

    breakers.askAllAtOnce();
    forest.has(Given.prepared(Given.ANNA, "anna"));
    submit(Given.ANNA, Given.TARGET);
    guarded.suspend(Given.ANNA, "why", CONTROLLER);

    assertThat(incidents.open).isEmpty();
  }

  @Test
  void takeCallsThatWereUnderWayTogetherForOneTry() {
    for (var call = 1; call <= 2; call++) {
      exchange.meanwhile(
          () -> {
            exchange.meanwhile(() -> {});
            exchange.answersTheNextChangeWith(noDatabase());
            submitQuietly(mailbox(7), Given.TARGET);
            exchange.answersTheNextChangeWith(noDatabase());
          });
      submitQuietly(mailbox(8), Given.TARGET);
    }

    assertThat(incidents.open.get(DATABASE)).returns(1, Outage::failures);
  }

  @Test
  void takeTwoFailuresFarApartForTwoAccidents() {
    exchange.answersTheNextChangeWith(endpointAway());
    submitQuietly(mailbox(1), Given.TARGET);
    hand.passes(Duration.ofDays(3));
    exchange.answersTheNextChangeWith(endpointAway());

    assertThatThrownBy(() -> submit(mailbox(1), Given.TARGET)).isInstanceOf(Fault.NotReached.class);
    assertThat(incidents.open).isEmpty();
  }

  @Test
  void tellNobodyThatWhatWasAwayLastWeekIsStillAway() {
    for (var probe = 1; probe <= 3; probe++) {
      exchange.answersTheNextChangeWith(noDatabase());
      submitQuietly(mailbox(1), Given.TARGET);
      hand.passes(ofMinutes(2));
    }
    hand.passes(Duration.ofDays(7));
    var told = new ArrayList<Fault.Away>();
    exchange.meanwhile(
        () -> {
          exchange.meanwhile(() -> {});
          told.add(away(() -> submit(mailbox(2), Given.TARGET)));
        });
    submit(mailbox(1), Given.TARGET);

    assertThat(told).singleElement().returns(false, Fault.Away::lasting);
    assertThat(told.getFirst().retryAfter()).isLessThan(ofMinutes(1));
  }

  @Test
  void blameTheDatabaseThatIsNamedAndNoneWhenNoneIs() {
    for (var call = 1; call <= 3; call++) {
      exchange.answersTheNextChangeWith(
          new Fault.Unconfirmed(
              "MF-EX-DATABASE-OFFLINE", "the database 'SRC-TGT-DB01' is off line.", null));
      submitQuietly(mailbox(1), Given.TARGET);
    }
    assertThat(incidents.open).isEmpty();

    for (var call = 1; call <= 2; call++) {
      exchange.answersTheNextChangeWith(
          new Fault.Unconfirmed(
              "MF-EX-DATABASE-OFFLINE", "the database 'tgt-db01' is off line.", null));
      submitQuietly(mailbox(1), Given.TARGET);
    }
    assertThat(incidents.open).containsOnlyKeys(DATABASE);
  }

  private static Fault offLine(String words) {
    return new Fault.Unconfirmed("MF-EX-DATABASE-OFFLINE", words, null);
  }

  private Fault submitFrom(Database source, MailboxGuid mailbox) {
    return Objects.requireNonNull(
        catchThrowableOfType(Fault.class, () -> submitLocally(source, mailbox)));
  }

  @Test
  void blameTheDatabaseThatTheMailboxesComeFromAtMostThreeTimesAMinute() {
    var told = new ArrayList<Fault>();
    for (var second = 0; second < 300; second++) {
      if (second % 20 == 0) {
        exchange.answersTheNextChangeWith(
            offLine("mailbox database 'SRC-DB01' --> MapiExceptionMdbOffline"));
      }
      told.add(submitFrom(Given.SOURCE, mailbox(second)));
      hand.passes(ofSeconds(1));
    }

    assertThat(exchange.said).hasSize(15);
    assertThat(incidents.open).containsOnlyKeys("database/SRC-DB01");
    assertThat(told.getLast())
        .isInstanceOf(Fault.Away.class)
        .hasMessageContaining("MapiExceptionMdbOffline");
    submitLocally(Given.OTHER_TARGET, mailbox(301));
    assertThat(exchange.created).as("one who comes from elsewhere").hasSize(1);
  }

  @Test
  void askWhichDatabaseIsOffLineWhenExchangeNamesNone() {
    exchange.dismounts(Given.SOURCE);
    exchange.answersTheNextChangeWith(offLine("MapiExceptionMdbOffline: Unable to connect."));

    submitFrom(Given.SOURCE, mailbox(1));

    assertThat(incidents.open).containsOnlyKeys("database/SRC-DB01");
    assertThat(exchange.said)
        .containsExactly("submit via " + CONTROLLER, "state of TGT-DB01", "state of SRC-DB01");
  }

  @Test
  void letTheNextOneProbeWhenAProbeDiesOnTheWay() {
    exchange.answersTheNextChangeWith(noDatabase());
    submitQuietly(mailbox(1), Given.TARGET);
    hand.passes(ofSeconds(20));
    exchange.meanwhile(
        () -> {
          throw new AssertionError("a defect");
        });
    assertThatThrownBy(() -> submit(mailbox(1), Given.TARGET)).isInstanceOf(AssertionError.class);
    exchange.meanwhile(() -> {});

    submit(mailbox(2), Given.TARGET);

    assertThat(exchange.created).hasSize(1);
  }

  @Test
  void callThoseWhoHaveWaitedLongestAndEachOnce() {
    exchange.answersTheNextChangeWith(noDatabase());
    for (var number = 1; number <= 4; number++) {
      submitQuietly(mailbox(number), Given.TARGET);
    }
    assertThat(breakers.comeBack(2)).as("it is not back yet").isEmpty();
    hand.passes(ofSeconds(20));
    submit(mailbox(9), Given.TARGET);

    assertThat(breakers.comeBack(2))
        .extracting(Breakers.Returning::mailbox)
        .containsExactly(mailbox(1), mailbox(2));
    assertThat(breakers.comeBack(9))
        .extracting(Breakers.Returning::mailbox)
        .containsExactly(mailbox(3), mailbox(4));
    assertThat(breakers.comeBack(9)).isEmpty();
  }

  @Test
  void askAPersonOnlyWhenADatabaseIsStillUnknownAfterThreeQuestions() {
    for (var round = 1; round <= 3; round++) {
      exchange.answersTheNextChangeWith(noDatabase());
      var known = round == 3;
      assertThat(away(() -> submit(mailbox(1), Given.TARGET)).lasting()).isEqualTo(known);
      hand.passes(ofSeconds(20));
    }
  }

  @Test
  void askAPersonAtOnceWhenTheAccountMayNotDoIt() {
    exchange.answersTheNextChangeWith(FakeExchange.refused("MF-EX-NO-ROLE", Reason.NOT_ALLOWED));

    var refused = away(() -> guarded.suspend(Given.ANNA, "why", CONTROLLER));

    assertThat(refused.lasting()).isTrue();
    assertThat(refused.dependency().words()).isEqualTo("cmdlet Suspend-MoveRequest");
    submit(mailbox(2), Given.TARGET);
    assertThat(exchange.created).as("other cmdlets are sent").hasSize(1);
  }

  /** The moves in flight: nothing is to be submitted, and every look meets the database. */
  @Test
  void readAQueueWhoseDatabaseIsOffLineAtMostThreeTimesAMinuteForThreeHundredMailboxes() {
    exchange.cannotBeRead(offLine());
    for (var second = 0; second < 300; second++) {
      var mailbox = mailbox(second);
      away(() -> guarded.requestOf(mailbox, Given.TARGET, CONTROLLER));
      hand.passes(ofSeconds(1));
    }

    assertThat(exchange.said).as("every twenty seconds").hasSize(15);
    assertThat(incidents.open).containsOnlyKeys(DATABASE);
    assertThat(incidents.open.get(DATABASE))
        .returns("MF-EX-DATABASE-OFFLINE", Outage::code)
        .returns(false, Outage::lasting);

    exchange.canBeRead();
    hand.passes(ofSeconds(20));
    guarded.requestInQueue(Given.TARGET, Given.ANNA);
    assertThat(incidents.over).contains(DATABASE);
  }

  @Test
  void readTheOtherQueuesMeanwhile() {
    exchange.cannotBeRead(offLine());
    away(() -> guarded.queueOf(Given.TARGET));
    exchange.canBeRead();

    assertThat(guarded.requestInQueue(Given.OTHER_TARGET, Given.ANNA))
        .isEqualTo(new QueueItem.Absent());
    assertThat(guarded.requestOf(Given.ANNA, CONTROLLER))
        .as("of which nobody knows where it lies")
        .isEqualTo(new QueueItem.Absent());
  }

  /** It can be read, and takes no request all the same. */
  @Test
  void doNotTakeAReadForASignThatADatabaseTakesRequestsAgain() {
    exchange.answersTheNextChangeWith(noDatabase());
    submitQuietly(mailbox(1), Given.TARGET);
    hand.passes(ofSeconds(1));

    guarded.requestInQueue(Given.TARGET, Given.ANNA);

    assertThat(incidents.over).isEmpty();
    away(() -> submit(mailbox(2), Given.TARGET));
  }

  /** The shells answered, and what they said is about something else. */
  @Test
  void takeAnAnswerThatADatabaseIsOffLineForASignOfTheShells() {
    exchange.cannotBeRead(new Fault.NotReached("MF-EX-CONNECT-AWAY", "no shell.", null));
    for (var look = 0; look < 2; look++) {
      assertThatThrownBy(() -> guarded.requestInQueue(Given.TARGET, Given.ANNA))
          .isInstanceOf(Fault.class);
    }
    assertThat(incidents.open).containsOnlyKeys("shells/target");

    hand.passes(ofSeconds(20));
    exchange.cannotBeRead(offLine());
    away(() -> guarded.requestInQueue(Given.TARGET, Given.ANNA));

    assertThat(incidents.over).containsExactly("shells/target");
    assertThat(incidents.open).containsKey(DATABASE);
  }

  /** A look that fails for another reason says nothing of the database. */
  @Test
  void doNotBlameADatabaseForAnAnswerThatGotLost() {
    exchange.cannotBeRead(
        new Fault.NotReached("MF-EX-LOST-ANSWER", "it ended without an answer.", null));
    for (var look = 0; look < 5; look++) {
      assertThatThrownBy(() -> guarded.requestInQueue(Given.TARGET, Given.ANNA))
          .isInstanceOf(Fault.NotReached.class);
    }

    assertThat(incidents.open).doesNotContainKey(DATABASE);
  }

  private static Fault offLine() {
    return new Fault.NotReached(
        "MF-EX-DATABASE-OFFLINE", "MapiExceptionMdbOffline: Unable to make connection.", null);
  }

  /** Exchange stores what is changed without it, and completes what is not held back. */
  @Test
  void letABrakeBePutOnWhileTheReplicationServiceIsAway() {
    for (var round = 1; round <= 2; round++) {
      exchange.answersTheNextChangeWith(
          new Fault.NotReached("MF-EX-MRS-DOWN", "The service isn't running.", null));
      submitQuietly(mailbox(1), Given.TARGET);
    }
    assertThat(incidents.open).containsOnlyKeys("replication-service/target");
    var held = mailbox(2);
    exchange.has(held, Given.request(RequestStatus.SYNCED));
    exchange.said.clear();

    guarded.completeAfter(held, hand.instant(), CONTROLLER);
    guarded.suspend(held, "why", CONTROLLER);
    guarded.resume(held, CONTROLLER);
    guarded.remove(held, CONTROLLER);

    assertThat(exchange.said).hasSize(4);
    assertThat(incidents.over).as("none of them needs it").isEmpty();
  }

  @Test
  void letAnotherProbePassWhenOneHangs() {
    for (var round = 1; round <= 2; round++) {
      exchange.answersTheNextChangeWith(
          new Fault.NotReached("MF-EX-ENDPOINT-AWAY", "It does not answer.", null));
      submitQuietly(mailbox(1), Given.TARGET);
    }
    hand.passes(ofSeconds(20));
    exchange.meanwhile(
        () -> {
          hand.passes(ofSeconds(59));
          away(() -> submit(mailbox(3), Given.TARGET));
          hand.passes(ofSeconds(1));
          submit(mailbox(4), Given.TARGET);
        });

    submit(mailbox(2), Given.TARGET);

    assertThat(exchange.created).hasSize(2);
  }

  /** A server that has just started lets nobody in at first. */
  @ParameterizedTest
  @ValueSource(strings = {"MF-EX-ENDPOINT-REFUSED", "MF-EX-FAR-ACCOUNT"})
  void askAPersonOnlyWhenAnEndpointHasRefusedThreeTimes(String code) {
    for (var round = 1; round <= 3; round++) {
      exchange.answersTheNextChangeWith(FakeExchange.refused(code, Reason.NOT_ALLOWED));
      var known = round == 3;
      assertThat(away(() -> submit(mailbox(1), Given.TARGET)).lasting()).isEqualTo(known);
      hand.passes(ofSeconds(20));
    }
  }

  @Test
  void leaveToTheMailboxWhatIsItsOwn() {
    exchange.answersTheNextChangeWith(FakeExchange.refused("MF-EX-QUOTA", Reason.OTHER));

    assertThatThrownBy(() -> submit(mailbox(1), Given.TARGET)).isInstanceOf(Fault.Refused.class);

    assertThat(incidents.open).isEmpty();
  }

  @Test
  void keepTheOtherBreakersReadyWhenACallFailsForItsOwnReasons() {
    exchange.answersTheNextChangeWith(noDatabase());
    submitQuietly(mailbox(1), Given.TARGET);
    hand.passes(ofSeconds(20));
    exchange.answersTheNextChangeWith(FakeExchange.refused("MF-EX-QUOTA", Reason.OTHER));
    submitQuietly(mailbox(1), Given.TARGET);

    submit(mailbox(2), Given.TARGET);

    assertThat(incidents.over).containsExactly(DATABASE);
  }

  @Test
  void tellOfACommandThatMayHaveRunAsThat() {
    for (var round = 1; round <= 2; round++) {
      exchange.answersTheNextChangeWith(
          new Fault.Unconfirmed("MF-EX-ENDPOINT-SLOW", "no answer in time.", null));
      assertThatThrownBy(() -> submit(mailbox(1), Given.TARGET))
          .isInstanceOf(Fault.Unconfirmed.class);
    }

    assertThat(incidents.open).containsOnlyKeys("endpoint/mail.source.example");
  }

  @Test
  void askAForestOnceAndThenNotForAWhile() {
    forest.has(Given.TARGET);
    var directory = breakers.guard(forest);
    forest.isAway();

    var first = away(directory::databases);
    forest.isBack();
    away(directory::databases);

    assertThat(first.dependency().words()).isEqualTo("forest target.example");
    assertThat(forest.asked).as("it would have answered").isEmpty();
    assertThat(incidents.open).containsOnlyKeys("forest/target.example");
    hand.passes(ofSeconds(20));
    directory.databases();
    assertThat(incidents.over).containsExactly("forest/target.example");
  }

  @Test
  void haveLooksComeBackWithinAMinuteAndNotAllAtOnce() {
    var directory = breakers.guard(forest);
    forest.isAway();
    away(directory::databases);

    var waits = new ArrayList<Duration>();
    for (var look = 0; look < 100; look++) {
      waits.add(away(directory::databases).retryAfter());
    }

    assertThat(waits).allMatch(wait -> wait.compareTo(ofMinutes(1)) <= 0);
    assertThat(waits.stream().distinct()).hasSizeGreaterThan(50);
  }

  private void submit(MailboxGuid mailbox, Database target) {
    guarded.submit(
        new NewMove.Pull(
            mailbox,
            new NewMove.FarEnd("mail.source.example", null, null, Given.DELIVERY_DOMAIN),
            target,
            null,
            COMMON),
        CONTROLLER);
  }

  private void submitLocally(Database source, MailboxGuid mailbox) {
    guarded.submit(
        new NewMove.Local(mailbox, new Part.Whole(Given.TARGET, null), COMMON), source, CONTROLLER);
  }

  private void submitQuietly(MailboxGuid mailbox, Database target) {
    try {
      submit(mailbox, target);
    } catch (Fault told) {
      assertThat(told.sentence()).isNotBlank();
    }
  }

  private static Fault.Away away(ThrowingCallable call) {
    return Objects.requireNonNull(catchThrowableOfType(Fault.Away.class, call));
  }

  private MailboxGuid mailbox(int number) {
    var guid = MailboxGuid.of(new UUID(0x4000L, 0x8000000000000000L + number).toString());
    forest.has(Given.prepared(guid, "user" + number));
    return guid;
  }

  private static Fault noDatabase() {
    return FakeExchange.refused("MF-EX-NO-DATABASE", Reason.NOT_FOUND);
  }

  private static Fault endpointAway() {
    return new Fault.NotReached("MF-EX-ENDPOINT-AWAY", "nobody listens.", null);
  }
}
