package io.mailferry.activities.monitor;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.exchange.FarAnswer;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.read.JournalAsking;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FarAccountsTest {
  private static final FarAnswer REFUSED = new FarAnswer.Refused("(401) Unauthorized");
  private static final FarAnswer LET_IN = new FarAnswer.LetIn();
  private static final List<Choice> ALL =
      List.of(Choice.REPOINT, Choice.RESUME, Choice.LOOK_AGAIN, Choice.LEAVE);

  private final ActivityFixture fixture = ActivityFixture.set();
  private final FarEnds ends = new FarEnds(fixture.organisation);
  private final Instant begin = fixture.clock.instant();
  private final TreeMap<MailboxGuid, JournalAsking> asking = new TreeMap<>();
  private final List<Told> told = new ArrayList<>();
  private SeenFar seen = SeenFar.NOTHING;
  private boolean temporalIsAway;

  private record Told(MailboxGuid mailbox, CauseAnswer answer, Order order) {}

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private void asks(MailboxGuid mailbox, List<Choice> choices) {
    asks(mailbox, choices, 0, null);
  }

  private void asks(
      MailboxGuid mailbox, List<Choice> choices, int healed, @Nullable Instant healedAt) {
    asking.put(
        mailbox,
        new JournalAsking(
            mailbox,
            Given.WAVE,
            Route.PULL,
            fixture.clock.instant(),
            choices,
            healed,
            healedAt,
            null));
  }

  /** A mailbox notes the answer, tries, and asks again. */
  private void isAnsweredAndAsksAgain(MailboxGuid mailbox, int healed) {
    asks(mailbox, ALL, healed, fixture.clock.instant());
  }

  /** One look a minute, for so long. */
  private void passes(Duration time) {
    for (var minute = 0; minute < time.toMinutes(); minute++) {
      fixture.passes(ofMinutes(1));
      look();
    }
  }

  private boolean look() {
    var accounts =
        new FarAccounts(
            fixture.organisation, (_, _, _, _) -> List.copyOf(asking.values()), ends, seen);
    try {
      return accounts.look(this::tell);
    } finally {
      seen = accounts.seen();
    }
  }

  private void tell(JournalAsking who, CauseAnswer answer, Order order) {
    if (temporalIsAway) {
      throw new WorkflowServiceException(
          WorkflowExecution.getDefaultInstance(), null, Status.UNAVAILABLE.asRuntimeException());
    }
    told.add(new Told(who.mailbox(), answer, order));
  }

  private long tests() {
    return fixture.exchange.said.stream().filter("test mail.source.example"::equals).count();
  }

  private static List<MailboxGuid> mailboxes(int number) {
    return IntStream.range(0, number).mapToObj(each -> new MailboxGuid(new UUID(7, each))).toList();
  }

  // ------------------------------------------------------------------ when it is tested

  @Test
  void nobodyIsTestedForWhereNobodyAsks() {
    passes(ofHours(2));

    assertThat(look()).isFalse();
    assertThat(tests()).isZero();
  }

  @Test
  void oneTestForAllComesAQuarterOfAnHourAfterTheOldestQuestionAndThenLessAndLessOften() {
    fixture.exchange.farEndAnswers(REFUSED);
    asks(Given.ANNA, ALL);
    passes(ofMinutes(10));
    asks(Given.BERND, ALL);
    passes(ofMinutes(4));
    assertThat(tests()).isZero();

    passes(ofMinutes(1));
    assertThat(tests()).as("at 15 minutes").isEqualTo(1);
    passes(ofMinutes(15));
    assertThat(tests()).as("at 30").isEqualTo(2);
    passes(ofMinutes(30));
    assertThat(tests()).as("at 60").isEqualTo(3);
    passes(ofHours(10));
    assertThat(tests()).as("and once an hour").isEqualTo(13);
    assertThat(told).isEmpty();
    assertThat(look()).isTrue();
  }

  @Test
  void theNextTestIsTold() {
    fixture.exchange.farEndAnswers(REFUSED);
    asks(Given.ANNA, ALL);
    passes(ofMinutes(15));

    assertThat(seen.words())
        .isEqualTo(
            "; mail.source.example does not let the account in, which is tested again at "
                + begin.plus(ofMinutes(30)));
  }

  @Test
  void whatIsNotToBeToldIsAskedNoMoreOftenThanWhatIsRefused() {
    fixture.exchange.cannotTestFarEnds(
        FakeExchange.refused("MF-EX-NO-CMDLET", Fault.Refused.Reason.WRONG_COMMAND));
    asks(Given.ANNA, ALL);
    passes(ofHours(2));

    assertThat(tests()).isEqualTo(4);
    assertThat(told).isEmpty();
  }

  @Test
  void whatWasNotSentForWantOfASessionIsTriedInTheNextPass() {
    fixture.exchange.cannotTestFarEnds(FakeExchange.notReached());
    asks(Given.ANNA, ALL);
    passes(ofMinutes(15));

    fixture.exchange.farEndAnswers(LET_IN);
    passes(ofMinutes(2));

    assertThat(told).hasSize(1);
  }

  // ------------------------------------------------------------------ what is answered

  @Test
  void whenItIsLetInThoseWhoAskedBeforeAreAnsweredInLine() {
    fixture.exchange.farEndAnswers(REFUSED);
    asks(Given.BERND, List.of(Choice.RESUME, Choice.LEAVE));
    passes(ofMinutes(5));
    asks(Given.ANNA, ALL);
    passes(ofMinutes(20));
    fixture.exchange.farEndAnswers(LET_IN);
    passes(ofMinutes(5));
    asking.remove(Given.ANNA);
    asking.remove(Given.BERND);
    var late = new MailboxGuid(new UUID(7, 7));
    asks(late, ALL);
    passes(ofMinutes(5));

    assertThat(told)
        .containsExactly(
            new Told(
                Given.BERND,
                new CauseAnswer("failed/far-credential", Choice.RESUME, null, Given.WAVE),
                order()),
            new Told(
                Given.ANNA,
                new CauseAnswer("failed/far-credential", Choice.REPOINT, null, Given.WAVE),
                order()));
    passes(ofMinutes(10));
    assertThat(told)
        .as("who asked later is answered after a test of its own")
        .extracting(Told::mailbox)
        .containsExactly(Given.BERND, Given.ANNA, late);
    assertThat(tests()).isEqualTo(3);
  }

  private Order order() {
    var at = begin.plus(ofMinutes(30));
    return Order.byMailferry(
        "the far account is let in again (tested at " + at + ")",
        "far-account/mail.source.example/" + at);
  }

  @Test
  void whoCannotBeHelpedByItIsNotTestedFor() {
    fixture.exchange.farEndAnswers(LET_IN);
    asks(Given.ANNA, List.of(Choice.LOOK_AGAIN, Choice.LEAVE));
    passes(ofHours(1));

    assertThat(tests()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void twentyAreAnsweredInAPassAndNobodyTwice() {
    fixture.exchange.farEndAnswers(LET_IN);
    mailboxes(45).forEach(each -> asks(each, ALL));
    passes(ofMinutes(15));
    assertThat(told).hasSize(20);

    passes(ofMinutes(1));
    assertThat(told).hasSize(40);
    passes(ofMinutes(10));

    assertThat(told).extracting(Told::mailbox).containsExactlyElementsOf(mailboxes(45));
    assertThat(tests()).isEqualTo(1);
  }

  @Test
  void whatTemporalDoesNotTakeIsToldInTheNextPass() {
    fixture.exchange.farEndAnswers(LET_IN);
    asks(Given.ANNA, ALL);
    temporalIsAway = true;
    passes(ofMinutes(15));
    temporalIsAway = false;
    passes(ofMinutes(1));

    assertThat(told).hasSize(1);
    assertThat(tests()).isEqualTo(1);
  }

  // ------------------------------------------------------------------ what has an end

  @Test
  void whoAsksAgainAlthoughItIsLetInIsAnsweredLessAndLessOften() {
    fixture.exchange.farEndAnswers(LET_IN);
    asks(Given.ANNA, ALL);
    passes(ofMinutes(15));
    var gaps = new ArrayList<Duration>();

    for (var answers = 1; answers <= 5; answers++) {
      isAnsweredAndAsksAgain(Given.ANNA, answers);
      var before = fixture.clock.instant();
      while (told.size() == answers) {
        passes(ofMinutes(1));
      }
      gaps.add(Duration.between(before, fixture.clock.instant()));
    }

    assertThat(gaps).containsExactly(ofHours(1), ofHours(2), ofHours(4), ofHours(6), ofHours(6));
    assertThat(tests()).isEqualTo(6);
  }

  @Test
  void whatAPersonHasAnsweredHasAnHourToHelp() {
    fixture.exchange.farEndAnswers(LET_IN);
    asks(Given.ANNA, ALL);
    passes(ofMinutes(10));
    var question = requireNonNull(asking.get(Given.ANNA));
    asking.put(
        Given.ANNA,
        new JournalAsking(
            Given.ANNA,
            Given.WAVE,
            Route.PULL,
            question.since(),
            ALL,
            0,
            null,
            fixture.clock.instant()));

    passes(ofMinutes(59));
    assertThat(tests()).isZero();
    passes(ofMinutes(1));

    assertThat(told).hasSize(1);
  }

  /** It may have failed again after that test, in the same words, which are noted once. */
  @Test
  void aTestFromBeforeItsHourWasOverTellsNothingOfWhoWasAnswered() {
    fixture.exchange.farEndAnswers(LET_IN);
    asking.put(
        Given.BERND,
        new JournalAsking(
            Given.BERND, Given.WAVE, Route.PULL, begin, ALL, 0, null, begin.plus(ofMinutes(5))));
    passes(ofMinutes(45));
    asks(Given.ANNA, ALL);
    passes(ofMinutes(15));
    assertThat(told).as("five minutes before it may be answered").hasSize(1);

    fixture.exchange.farEndAnswers(REFUSED);
    passes(ofHours(2));

    assertThat(told).hasSize(1);
    assertThat(tests()).isGreaterThan(1);
  }

  @Test
  void whoTookNoAnswerIsToldAgainAfterAnHour() {
    fixture.exchange.farEndAnswers(LET_IN);
    asks(Given.ANNA, ALL);
    passes(ofMinutes(15));
    assertThat(told).hasSize(1);

    passes(ofMinutes(59));
    assertThat(told).hasSize(1);
    passes(ofMinutes(1));

    assertThat(told).hasSize(2);
  }
}
