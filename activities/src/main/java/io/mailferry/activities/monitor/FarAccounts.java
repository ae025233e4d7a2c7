package io.mailferry.activities.monitor;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.FarAnswer;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.monitor.SeenFar.Test;
import io.mailferry.activities.time.GrowingRest;
import io.mailferry.journal.read.JournalAsking;
import io.mailferry.journal.write.Fact;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.workflows.mailbox.CauseAnswer;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests, now and then, whether an account in another forest is let in again over which mailboxes
 * ask, and answers them when it is. One log-on stands for all of them: were each request resumed to
 * see, their log-ons would lock the account (docs/decisions/0032-one-test-for-a-far-account.md).
 */
final class FarAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(FarAccounts.class);

  /** What those have in common who ask over the account. */
  static final String CAUSE = FailureFamily.FAR_CREDENTIAL.word();

  /** A log-on with a wrong password counts: 15 minutes, 30, and then an hour between two tests. */
  private static final GrowingRest BETWEEN_TESTS =
      new GrowingRest(Duration.ofMinutes(15), Duration.ofHours(1));

  /** A mailbox that asks again although the account is let in would be answered for ever. */
  private static final GrowingRest BETWEEN_ANSWERS =
      new GrowingRest(Duration.ofHours(1), Duration.ofHours(6));

  /** Whoever asks may be answered by a person meanwhile. */
  private static final Duration FIRST = Duration.ofMinutes(15);

  /** So long a test tells whether the account is let in. */
  private static final Duration COUNTS_FOR = Duration.ofHours(1);

  /** What is answered is resumed, and signs in. */
  private static final int MOST_ANSWERS = 20;

  private static final int MOST_READ = 500;

  private final Organisation organisation;
  private final OpenQuestions questions;
  private final FarEnds ends;
  private final TreeMap<String, Test> tests;
  private final TreeMap<String, Instant> told;

  /**
   * @param questions tells who asks
   * @param ends tells over which far end
   * @param before what the pass before knew
   */
  FarAccounts(Organisation organisation, OpenQuestions questions, FarEnds ends, SeenFar before) {
    this.organisation = organisation;
    this.questions = questions;
    this.ends = ends;
    this.tests = new TreeMap<>(before.tests());
    this.told = new TreeMap<>(before.told());
  }

  /** Tells a mailbox the answer to its question. */
  @FunctionalInterface
  interface Teller {
    /**
     * Tells it.
     *
     * @throws WorkflowServiceException when Temporal does not take it
     */
    void tell(JournalAsking asking, CauseAnswer answer, Order order);
  }

  /** Whoever asks, over a far end. */
  private record Asking(JournalAsking who, NewMove.FarEnd end, Choice choice) {
    /** Commands are given in all of them alike, so the host and the credential tell them apart. */
    String key() {
      return end.hostName() + " " + end.credential();
    }
  }

  /**
   * Looks once.
   *
   * @return whether anybody asks
   * @throws io.mailferry.journal.database.JournalUnavailable when the journal is away
   */
  boolean look(Teller teller) {
    var all = questions.about(organisation.name(), CAUSE, Fact.FAR_ACCOUNT_BACK, MOST_READ);
    ends.beginWith(all);
    told.values().removeIf(at -> !at.plus(COUNTS_FOR).isAfter(now()));
    var asking = all.stream().flatMap(each -> over(each).stream()).sorted(LONGEST_FIRST).toList();
    var byEnd = new TreeMap<String, List<Asking>>();
    asking.forEach(each -> byEnd.computeIfAbsent(each.key(), _ -> new ArrayList<>()).add(each));
    tests.entrySet().removeIf(test -> !byEnd.containsKey(test.getKey()) && isPast(test.getValue()));
    byEnd.forEach((key, theirs) -> test(key, theirs));
    answer(asking, teller);
    return !all.isEmpty();
  }

  private static final Comparator<Asking> LONGEST_FIRST =
      Comparator.<Asking, Instant>comparing(each -> each.who().since())
          .thenComparing(each -> each.who().mailbox().toString());

  private Optional<Asking> over(JournalAsking who) {
    return Stream.of(Choice.REPOINT, Choice.RESUME)
        .filter(who.choices()::contains)
        .findFirst()
        .flatMap(choice -> ends.of(who).map(end -> new Asking(who, end, choice)));
  }

  // ------------------------------------------------------------------ testing

  private void test(String key, List<Asking> theirs) {
    var before = tests.get(key);
    if ((before != null && now().isBefore(before.next()))
        || theirs.stream().noneMatch(each -> !now().isBefore(mayBeTestedFor(each)))) {
      return;
    }
    var end = theirs.getFirst().end();
    var begun = now();
    var failures = before == null ? 0 : before.failures();
    var answer = tested(end);
    if (answer == null) {
      return;
    }
    switch (answer) {
      case FarAnswer.LetIn _ -> {
        LOG.info(
            "{} lets the account in again; those who asked before are answered", end.hostName());
        tests.put(key, new Test(end.hostName(), 0, begun.plus(FIRST), begun));
      }
      case FarAnswer.Refused(var words) -> {
        LOG.debug("{} does not let the account in: {}", end.hostName(), words);
        tests.put(key, failed(end, failures + 1));
      }
      case FarAnswer.Untold(var words) -> {
        LOG.debug("whether {} lets the account in is not to be told: {}", end.hostName(), words);
        tests.put(key, failed(end, failures + 1));
      }
    }
  }

  /** Null when it was certainly not tested. */
  private @Nullable FarAnswer tested(NewMove.FarEnd end) {
    try {
      return organisation.exchange().farEndLetsIn(end);
    } catch (Fault.Away _) {
      return null;
    } catch (Fault fault) {
      return fault.isForWantOfASession() ? null : new FarAnswer.Untold(fault.sentence());
    }
  }

  private Test failed(NewMove.FarEnd end, int failures) {
    return new Test(end.hostName(), failures, now().plus(BETWEEN_TESTS.after(failures)), null);
  }

  private Instant mayBeTestedFor(Asking each) {
    return later(each.who().since().plus(FIRST), mayBeAnswered(each));
  }

  private boolean isPast(Test test) {
    return !test.next().plus(COUNTS_FOR).isAfter(now());
  }

  // ------------------------------------------------------------------ answering

  private void answer(List<Asking> asking, Teller teller) {
    var next = asking.stream().filter(this::isToBeAnswered).limit(MOST_ANSWERS).toList();
    try {
      for (var each : next) {
        tell(each, teller);
        told.put(each.who().mailbox().toString(), now());
      }
    } catch (WorkflowServiceException _) {
      // Temporal takes nothing just now; the next pass tells the others.
    }
  }

  /**
   * One that asked after the test failed after it, for all that is known. So may one that was
   * answered before it: the same question in the same words is noted once.
   */
  private boolean isToBeAnswered(Asking each) {
    var letIn = letInAt(each);
    return letIn != null
        && letIn.plus(COUNTS_FOR).isAfter(now())
        && each.who().since().isBefore(letIn)
        && !letIn.isBefore(mayBeAnswered(each));
  }

  private @Nullable Instant letInAt(Asking each) {
    var test = tests.get(each.key());
    return test == null ? null : test.letInAt();
  }

  /**
   * Once at once, and again after an hour, two, four, six. What a person has answered meanwhile has
   * an hour to help.
   */
  private Instant mayBeAnswered(Asking each) {
    var person = each.who().personAt();
    var byItself = mayBeAnsweredAgain(each);
    return person == null || person.isBefore(each.who().since())
        ? byItself
        : later(byItself, person.plus(BETWEEN_ANSWERS.first()));
  }

  private Instant mayBeAnsweredAgain(Asking each) {
    var noted = each.who().healedAt();
    var heard = told.get(each.who().mailbox().toString());
    if (noted == null && heard == null) {
      return Instant.MIN;
    }
    var last = later(noted == null ? Instant.MIN : noted, heard == null ? Instant.MIN : heard);
    return last.plus(BETWEEN_ANSWERS.after(Math.max(1, each.who().healed())));
  }

  private void tell(Asking each, Teller teller) {
    var tested = Objects.requireNonNull(letInAt(each));
    teller.tell(
        each.who(),
        new CauseAnswer(CAUSE, each.choice(), null, each.who().wave()),
        Order.byMailferry(
            "the far account is let in again (tested at "
                + tested.truncatedTo(ChronoUnit.SECONDS)
                + ")",
            "far-account/" + each.end().hostName() + "/" + tested));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Instant now() {
    return organisation.clock().instant();
  }

  /** What the next pass goes on from. */
  SeenFar seen() {
    return new SeenFar(new TreeMap<>(tests), new TreeMap<>(told));
  }
}
