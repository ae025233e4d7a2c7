package io.mailferry.model.policy;

import static io.mailferry.model.policy.SituationFixture.ANNA;
import static io.mailferry.model.policy.SituationFixture.BEN;
import static io.mailferry.model.policy.SituationFixture.NOW;
import static io.mailferry.model.policy.SituationFixture.ago;
import static io.mailferry.model.policy.SituationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Expected;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Refusal;
import io.mailferry.model.memory.Repoint;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.memory.Verification;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.AcceptedLoss;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Orders;
import io.mailferry.model.order.Question;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.LimitSteps;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.model.slot.HeldSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Puts every situation in front of the policy that differs in anything it may look at, and holds
 * each decision against the rules that hold always. It knows the rules, not the policy.
 */
class MovePolicyEnumerationTest {
  private static final MovePolicy POLICY = new MovePolicy(Timings.DEFAULT);
  private static final long AT_LEAST = 5_000_000;

  /** Where something cannot be read, only one thing is right, and few orders show that. */
  private static final List<Orders> FEW_ORDERS =
      List.of(
          Orders.NONE,
          Orders.NONE.paused(ANNA).held(ANNA).cancelled(BEN),
          Orders.NONE.answered(Choice.SUBMIT_AGAIN));

  /** A window is counted out anew in each situation, and few orders have to do with it. */
  private static final List<Orders> FEW_IN_WINDOWS =
      List.of(Orders.NONE, Orders.NONE.paused(ANNA), Orders.NONE.held(ANNA));

  private static final Limits MORE = new Limits(50, 10);

  /** Longer than anything may last without a sign of life. */
  private static final Duration LONG = Duration.ofDays(3);

  private static final Instant DAY_AGO = ago(Duration.ofDays(1));
  private static final Home AT_TARGET = SituationFixture.atTarget();
  private static final List<Home> HOMES =
      List.of(
          AT_TARGET,
          SituationFixture.atSource(),
          new Home.Missing(),
          new Home.Unreadable(NOW, "no controller"));

  private static final List<Intention> WISHES =
      List.of(
          SituationFixture.intention(CutoverOrder.AS_SOON_AS_COPIED),
          SituationFixture.intention(
              new CutoverOrder(CutoverStyle.COMPLETE_AFTER, in(Duration.ofDays(2)))));

  /** A moment beyond the reach of a brake, and the other way to brake. */
  private static final List<Intention> MORE_WISHES =
      List.of(
          WISHES.getFirst(),
          WISHES.getLast(),
          SituationFixture.intention(
              new CutoverOrder(CutoverStyle.COMPLETE_AFTER, in(Duration.ofDays(150)))),
          SituationFixture.intention(
              new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, in(Duration.ofDays(2)))));

  /** When a window opens for which Exchange may hold a request. */
  private static final Duration OPENS = Duration.ofHours(3);

  /** Windows that open later, are open, let nothing begin any more, and are over. */
  private static final List<Intention> WINDOWS =
      List.of(
          within(Duration.ofHours(3), Duration.ofHours(9)),
          within(Duration.ofHours(-3), Duration.ofMinutes(31)),
          within(Duration.ofHours(-3), Duration.ofMinutes(30)),
          within(Duration.ofDays(-3), Duration.ofDays(-2)),
          heldByExchange(OPENS, Duration.ofHours(9)),
          heldByExchange(Duration.ofHours(-3), Duration.ofMinutes(31)));

  private static Intention heldByExchange(Duration opens, Duration closes) {
    return SituationFixture.intention(
        new CutoverOrder(
            CutoverStyle.HELD_BY_EXCHANGE, null, SituationFixture.windows(in(opens), in(closes))));
  }

  private static Intention within(Duration opens, Duration closes) {
    return SituationFixture.intention(
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER, null, SituationFixture.windows(in(opens), in(closes))));
  }

  /** What directory and queue show, and who created it. */
  private record Seen(
      Stamp stamp, @Nullable Whose stampOf, QueueItem queue, @Nullable Whose itemOf) {
    /** Whether directory and queue show the same request of ours. */
    boolean agrees() {
      return stampOf == Whose.OURS && itemOf == Whose.OURS;
    }

    /** The same request between two forests. */
    Seen betweenForests() {
      return moving(Route.PULL);
    }

    /** The same request on another way. */
    Seen moving(Route route) {
      return queue instanceof QueueItem.Present item
          ? new Seen(stamp, stampOf, SituationFixture.moving(item, route), itemOf)
          : this;
    }

    /** Whether directory and queue both call it over. */
    boolean agreesOnAnEnd() {
      return stamp instanceof Stamp.Present stamped
          && stamped.status().completed()
          && queue instanceof QueueItem.Present item
          && item.status().completed();
    }
  }

  /** A plan that consents once for all. */
  private static final Intention CLEARS_THE_WAY =
      SituationFixture.clearingTheWay(CutoverOrder.AS_SOON_AS_COPIED);

  private static final LimitSteps STEPS = new LimitSteps(List.of(10, 20), List.of(5));

  /** A plan whose limits rise by themselves, and one that takes over what others began. */
  private static final Intention GOES_FURTHER =
      WISHES.getLast().with(Consents.NONE.with(STEPS).with(RequestsOfOthers.ADOPT));

  private static final Intention LEAVES_OTHERS =
      WISHES.getFirst().with(Consents.NONE.with(RequestsOfOthers.LEAVE));

  /** Where limits rise by themselves, few orders have to do with it. */
  private static final List<Orders> FEW_BESIDE_STEPS =
      List.of(
          Orders.NONE,
          Orders.NONE.answered(Choice.LOOK_AGAIN),
          Orders.NONE.answered(Choice.RESTART),
          Orders.NONE.paused(ANNA),
          Orders.NONE.cancelled(BEN));

  /** The ways between forests, and parts of a mailbox within one. */
  private static final List<Intention> OTHER_MOVES =
      List.of(
          SituationFixture.moving(WISHES.getLast(), Route.PULL, MailboxScope.PRIMARY_AND_ARCHIVE),
          SituationFixture.moving(WISHES.getLast(), Route.PUSH, MailboxScope.PRIMARY_AND_ARCHIVE),
          SituationFixture.moving(WISHES.getFirst(), Route.LOCAL, MailboxScope.PRIMARY_ONLY),
          SituationFixture.moving(WISHES.getFirst(), Route.LOCAL, MailboxScope.ARCHIVE_ONLY));

  /** What is decided of them is decided as of a whole mailbox within one forest, for the most. */
  private static final List<Orders> FEW_OF_OTHER_MOVES =
      List.of(
          Orders.NONE,
          Orders.NONE.cancelled(BEN),
          Orders.NONE.answered(Choice.REMOVE_ORPHAN),
          Orders.NONE.answered(Choice.REMOVE_LEFTOVER),
          Orders.NONE.answered(Choice.RESTART),
          Orders.NONE.answered(Choice.SUBMIT_AGAIN));

  /** Where the other forest says that the mailbox lives. */
  private static final List<@Nullable Home> FAR_HOMES = farHomes();

  private static List<@Nullable Home> farHomes() {
    var homes = new ArrayList<@Nullable Home>();
    homes.add(new Home.InDatabase("CN=SRC-DB07,CN=Databases,DC=source,DC=example"));
    homes.add(new Home.MailUser("target.example"));
    homes.add(new Home.Unreadable(NOW, "no controller of the other forest"));
    homes.add(null);
    return homes;
  }

  private record Past(Memory memory, String controller) {
    /** The same after a step of the limits. */
    Past stepped() {
      return new Past(memory.withStepped(new Limits(10, 0)), controller);
    }

    /** Whether no arrival was checked yet. */
    boolean isBefore() {
      return memory.arrival().verification() == null;
    }
  }

  /** A minute on a machine of its own; what shares one takes as long as it must. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void keepsTheRulesInEverySituation() {
    var court = new Court();
    var pasts = pasts();
    var orders = orders();
    var limits = ordersOfLimits();
    var farEnds = ordersOfFarEnds();

    sightings()
        .parallel()
        .forEach(
            seen -> {
              for (var home : HOMES) {
                for (var past : pasts) {
                  for (var order : Judge.readable(seen, home) ? orders : FEW_ORDERS) {
                    for (var wish : seen.agrees() ? MORE_WISHES : WISHES) {
                      court.hears(new Judge(seen, home, past, order, wish));
                    }
                  }
                  if (seen.agreesOnAnEnd()) {
                    court.hears(new Judge(seen, home, past, Orders.NONE, CLEARS_THE_WAY));
                    court.hears(
                        new Judge(seen, home, past, Orders.NONE.paused(ANNA), CLEARS_THE_WAY));
                  }
                  for (var order : seen.agrees() && past.isBefore() ? farEnds : List.<Orders>of()) {
                    for (var wish : WISHES) {
                      court.hears(
                          new Judge(
                              seen.betweenForests(),
                              home,
                              order.answer() == null ? wantsAnotherFarEnd(past) : past,
                              order,
                              SituationFixture.betweenForests(wish)));
                    }
                  }
                  for (var order : past.isBefore() ? FEW_OF_OTHER_MOVES : List.<Orders>of()) {
                    for (var wish : OTHER_MOVES) {
                      var elsewhere = wish.route().crossForest() ? inTurn(order) : null;
                      court.hears(
                          new Judge(
                              seen.moving(wish.route()),
                              wish.route().crossForest() ? abroad(home) : home,
                              past,
                              order,
                              wish,
                              elsewhere));
                    }
                  }
                  for (var order :
                      seen.agrees() && past.isBefore() ? FEW_IN_WINDOWS : List.<Orders>of()) {
                    for (var wish : WINDOWS) {
                      court.hears(new Judge(seen, home, past, order, wish));
                    }
                  }
                  for (var order :
                      Judge.readable(seen, home) ? FEW_BESIDE_STEPS : List.<Orders>of()) {
                    court.hears(new Judge(seen, home, past, order, GOES_FURTHER));
                    court.hears(new Judge(seen, home, past, order, LEAVES_OTHERS));
                    if (seen.agrees()) {
                      court.hears(new Judge(seen, home, past.stepped(), order, GOES_FURTHER));
                    }
                  }
                  for (var order : seen.agrees() ? limits : List.<Orders>of()) {
                    for (var wish : WISHES) {
                      court.hears(new Judge(seen, home, past, order, wish));
                    }
                  }
                }
              }
            });

    System.out.println(court);
    assertThat(court.broken()).isNull();
    assertThat(court.heard()).isGreaterThan(AT_LEAST);
    assertThat(court.decided()).as("every kind of step occurs").containsExactly(Kind.values());
  }

  /** Hears one case after the other until a rule is broken. */
  private static final class Court {
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final ConcurrentSkipListMap<Kind, LongAdder> decided = new ConcurrentSkipListMap<>();

    void hears(Judge judge) {
      if (broken.get() == null) {
        try {
          decided.computeIfAbsent(judge.judge(), _ -> new LongAdder()).increment();
        } catch (AssertionError rule) {
          broken.compareAndSet(null, rule);
        }
      }
    }

    @Nullable Throwable broken() {
      return broken.get();
    }

    long heard() {
      return decided.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Set<Kind> decided() {
      return decided.keySet();
    }

    @Override
    public String toString() {
      return "Situations put before the policy: " + heard() + "; decided: " + decided;
    }
  }

  // ------------------------------------------------------------------ the space

  /** Each with another order, which is as much as its place in a decision needs. */
  private static @Nullable Home inTurn(Orders order) {
    return FAR_HOMES.get(FEW_OF_OTHER_MOVES.indexOf(order) % FAR_HOMES.size());
  }

  /** Who lives in another forest is a mail user in this one. */
  private static Home abroad(Home home) {
    return home.equals(SituationFixture.atSource()) ? new Home.MailUser("source.example") : home;
  }

  private static Stream<Seen> sightings() {
    var seen = new ArrayList<Seen>();
    for (var stamp : stamps()) {
      seen.add(new Seen(stamp.stamp(), stamp.stampOf(), new QueueItem.Absent(), null));
      seen.add(
          new Seen(
              stamp.stamp(), stamp.stampOf(), new QueueItem.Unreadable(NOW, "no session"), null));
      seen.add(
          new Seen(
              stamp.stamp(),
              stamp.stampOf(),
              new QueueItem.Invalid("DataMissing", "CopyingMessages"),
              null));
      for (var whose : List.of(Whose.OURS, Whose.BATCH_SERVICE)) {
        seen.add(
            new Seen(
                stamp.stamp(),
                stamp.stampOf(),
                new QueueItem.Invalid("Orphaned", "CopyingMessages", whose.batch()),
                null));
      }
    }
    for (var stamp : stampsBesideAnItem()) {
      for (var status : RequestStatus.values()) {
        for (var whose : List.of(Whose.OURS, Whose.FOREIGN, Whose.ELSEWHERE, Whose.BATCH_SERVICE)) {
          for (var item : items(status, whose)) {
            seen.add(new Seen(stamp.stamp(), stamp.stampOf(), item, whose));
          }
        }
      }
    }
    seen.addAll(completedOnes());
    // Those that come with most orders stand together; mixed, all processors have as much to do.
    Collections.shuffle(seen, new Random(1));
    return seen.stream();
  }

  private static List<Seen> stamps() {
    var stamps = new ArrayList<Seen>();
    stamps.add(stamp(new Stamp.Absent(), null));
    stamps.add(stamp(new Stamp.Unreadable(NOW, "no controller"), null));
    for (var status : RequestStatus.values()) {
      for (var whose : Whose.values()) {
        stamps.add(stamp(SituationFixture.stamp(status, whose), whose));
      }
    }
    return stamps;
  }

  private static List<Seen> stampsBesideAnItem() {
    return List.of(
        stamp(new Stamp.Absent(), null),
        stamp(new Stamp.Unreadable(NOW, "no controller"), null),
        stamp(SituationFixture.stamp(RequestStatus.IN_PROGRESS, Whose.OURS), Whose.OURS),
        stamp(SituationFixture.stamp(RequestStatus.COMPLETED, Whose.FOREIGN), Whose.FOREIGN));
  }

  /** Where directory and queue both show that a move is over, little but who made it counts. */
  private static List<Seen> completedOnes() {
    var seen = new ArrayList<Seen>();
    for (var stampOf : Whose.values()) {
      var stamp = SituationFixture.stamp(RequestStatus.COMPLETED, stampOf);
      for (var itemOf : Whose.values()) {
        for (var status :
            List.of(
                RequestStatus.COMPLETED,
                RequestStatus.COMPLETED_WITH_WARNING,
                RequestStatus.FAILED)) {
          seen.add(new Seen(stamp, stampOf, SituationFixture.item(status, itemOf), itemOf));
        }
      }
    }
    return seen;
  }

  private static Seen stamp(Stamp stamp, @Nullable Whose whose) {
    return new Seen(stamp, whose, new QueueItem.Absent(), null);
  }

  private static List<QueueItem> items(RequestStatus status, Whose whose) {
    var items = new ArrayList<QueueItem>();
    for (var completeAfter : completions()) {
      items.add(SituationFixture.item(status, whose, false, completeAfter, null));
    }
    items.add(SituationFixture.item(status, whose, true, null, null));
    if (whose == Whose.OURS) {
      items.add(
          SituationFixture.limited(
              SituationFixture.item(status, whose, false, in(Duration.ofDays(90)), null), MORE));
    }
    if (whose == Whose.OURS && status == RequestStatus.SUSPENDED) {
      var braked = SituationFixture.item(status, whose);
      for (var why : QueueItem.OurPause.values()) {
        items.add(SituationFixture.pausedByUs(braked, why));
        items.add(
            SituationFixture.pausedByUs(
                SituationFixture.item(status, whose, false, null, null), why));
      }
    }
    if (whose == Whose.OURS && status == RequestStatus.FAILED) {
      items.add(
          SituationFixture.item(
              status, whose, false, in(Duration.ofDays(90)), SituationFixture.farCredential()));
    }
    if (status.completed() && (whose == Whose.OURS || whose == Whose.ELSEWHERE)) {
      items.add(SituationFixture.withinExchange2010(SituationFixture.item(status, whose)));
    }
    items.add(SituationFixture.item(status, "Canceled", whose, false, null, null));
    items.addAll(stalling(status, whose));
    if (status == RequestStatus.FAILED) {
      for (var failure :
          List.of(
              SituationFixture.passing(),
              SituationFixture.lasting(),
              SituationFixture.unknown(),
              SituationFixture.locked())) {
        for (var completeAfter : completions()) {
          items.add(SituationFixture.item(status, whose, false, completeAfter, failure));
        }
        items.add(SituationFixture.item(status, whose, true, null, failure));
        if (whose == Whose.OURS) {
          items.add(
              SituationFixture.limited(
                  SituationFixture.item(status, whose, false, in(Duration.ofDays(90)), failure),
                  MORE));
        }
      }
    }
    return items;
  }

  /** With a last sign of life that is long over; a copy of ours also with another one. */
  private static List<QueueItem.Present> stalling(RequestStatus status, Whose whose) {
    var still = timed(SituationFixture.item(status, whose), ago(LONG));
    var due = timed(SituationFixture.item(status, whose, false, ago(LONG), null), ago(LONG));
    return switch (status) {
      case IN_PROGRESS ->
          whose == Whose.OURS
              ? List.of(
                  still,
                  timed(still, ago(Duration.ofMinutes(10))),
                  timed(still, in(Duration.ofHours(3))))
              : whose == Whose.FOREIGN ? List.of(still) : List.of();
      case QUEUED, SYNCED -> whose == Whose.OURS ? List.of(still, due) : List.of();
      case COMPLETION_IN_PROGRESS, SUSPENDED -> whose == Whose.OURS ? List.of(still) : List.of();
      case NONE, AUTO_SUSPENDED, COMPLETED, COMPLETED_WITH_WARNING, FAILED, UNRECOGNISED ->
          List.of();
    };
  }

  private static QueueItem.Present timed(QueueItem.Present item, Instant touched) {
    return SituationFixture.timed(
        item, new QueueItem.Times(ago(LONG), null, touched, null, null, 0));
  }

  private static List<@Nullable Instant> completions() {
    var completions = new ArrayList<@Nullable Instant>();
    completions.add(null);
    completions.add(ago(Duration.ofMinutes(1)));
    completions.add(in(OPENS));
    completions.add(in(Duration.ofDays(1)));
    completions.add(in(Duration.ofDays(90)));
    return completions;
  }

  private static List<Orders> orders() {
    var orders = new ArrayList<Orders>();
    orders.add(Orders.NONE);
    orders.add(Orders.NONE.paused(ANNA));
    orders.add(Orders.NONE.held(ANNA));
    orders.add(Orders.NONE.cancelled(BEN));
    orders.add(Orders.NONE.paused(ANNA).held(ANNA).cancelled(BEN));
    for (var choice : Choice.values()) {
      orders.add(Orders.NONE.answered(choice));
    }
    orders.add(Orders.NONE.resynced(ANNA));
    orders.add(Orders.NONE.held(ANNA).answered(Choice.LOOK_AGAIN));
    orders.add(Orders.NONE.held(ANNA).answered(Choice.RESUME));
    orders.add(Orders.NONE.paused(ANNA).answered(Choice.RESUME));
    return orders;
  }

  /** Where directory and queue agree, and limits can be raised. */
  private static List<Orders> ordersOfLimits() {
    var orders = new ArrayList<Orders>();
    orders.add(Orders.NONE.limited(new AcceptedLoss(MORE, ANNA)));
    orders.add(Orders.NONE.limited(new AcceptedLoss(MORE, ANNA)).answered(Choice.RAISE_LIMITS));
    orders.add(Orders.NONE.limited(new AcceptedLoss(MORE, ANNA)).held(ANNA));
    orders.add(Orders.NONE.limited(new AcceptedLoss(MORE, ANNA)).paused(ANNA));
    orders.add(Orders.NONE.limited(new AcceptedLoss(MORE, ANNA)).cancelled(BEN));
    return orders;
  }

  /** Where directory and queue agree on a move between forests. */
  private static List<Orders> ordersOfFarEnds() {
    var orders = new ArrayList<Orders>();
    for (var order : List.of(Orders.NONE, Orders.NONE.paused(ANNA), Orders.NONE.held(ANNA))) {
      orders.add(order);
      orders.add(order.answered(Choice.REPOINT));
    }
    orders.add(Orders.NONE.cancelled(BEN));
    return orders;
  }

  private static Past wantsAnotherFarEnd(Past past) {
    return new Past(past.memory().withRepoint(Repoint.WANTED), past.controller());
  }

  private static List<Past> pasts() {
    var pasts = new ArrayList<Past>();
    for (var submission : submissions()) {
      for (var proof : proofs()) {
        for (var rest : rests(proof)) {
          pasts.add(
              new Past(
                  odd(
                      rest.withSubmission(submission.memory().submission()),
                      submission.memory().doubts().oddSince(),
                      submission.memory().doubts().oddSeen()),
                  submission.controller()));
        }
      }
    }
    return pasts;
  }

  private static List<Past> submissions() {
    var recent = ago(Duration.ofMinutes(2));
    var old = ago(Duration.ofMinutes(40));
    var same = SituationFixture.CONTROLLER;
    var other = "dc2.target.example";
    return List.of(
        past(new Submission.NotSent(), null, same),
        past(new Submission.NotSent(), old, same),
        past(new Submission.Unconfirmed(null), null, same),
        past(new Submission.Unconfirmed(recent), null, same),
        past(new Submission.Unconfirmed(old), null, same),
        past(new Submission.Unconfirmed(old), null, other),
        past(new Submission.Seen(recent), null, same),
        past(new Submission.Seen(old), old, same),
        past(new Submission.Seen(old), old, other),
        new Past(
            odd(
                SituationFixture.CALM.withSubmission(new Submission.Seen(old)),
                DAY_AGO,
                ago(Duration.ofHours(1))),
            same));
  }

  private static Past past(Submission submission, @Nullable Instant oddSince, String controller) {
    return new Past(
        odd(SituationFixture.CALM.withSubmission(submission), oddSince, ago(Duration.ofMinutes(1))),
        controller);
  }

  /** With a contradiction since a moment, last seen at another. */
  private static Memory odd(Memory memory, @Nullable Instant since, @Nullable Instant seen) {
    return since == null || seen == null ? memory.withoutOdd() : memory.withOdd(since, seen);
  }

  private static List<@Nullable Verification> proofs() {
    var proofs = new ArrayList<@Nullable Verification>();
    proofs.add(null);
    proofs.add(SituationFixture.unverified(Duration.ofMinutes(5), Duration.ofSeconds(10)));
    proofs.add(SituationFixture.unverified(Duration.ofDays(2), Duration.ofDays(1)));
    proofs.add(SituationFixture.verified(Duration.ofHours(1)));
    proofs.add(SituationFixture.verified(Duration.ofDays(1)));
    return proofs;
  }

  private static List<Memory> rests(@Nullable Verification proof) {
    var calm = SituationFixture.CALM.withVerification(proof);
    var worn = worn(calm, SituationFixture.item(RequestStatus.IN_PROGRESS, Whose.OURS));
    var tired = usedUp(worn, Duration.ofMinutes(50));
    var refusal = new Refusal(ago(Duration.ofHours(1)), "MF-EX-QUOTA", "the target is full");
    var refused =
        calm.withRefusal(refusal)
            .withOneMoreResume(ago(Duration.ofMinutes(5)), FailureFamily.PASSING);
    var refusedToAll =
        calm.withRefusal(
            Refusal.of(
                new Dependency(Dependency.Kind.DATABASE, "TGT-DB01"),
                ago(Duration.ofMinutes(1)),
                "MF-EX-NO-DATABASE",
                "it does not exist"));
    var ofAnother = worn(calm.withRefusal(refusal), SituationFixture.anotherItem());
    return proof == null
        ? List.of(
            calm,
            tired,
            refused,
            refused.withLastSeen(SituationFixture.item(RequestStatus.COMPLETED, Whose.FOREIGN)),
            refusedToAll,
            ofAnother,
            usedUp(calm, Duration.ofHours(2)),
            tired.withMended(),
            calm.withRestarting(true))
        : List.of(calm, tired, ofAnother);
  }

  /** All that can be remembered of one request. */
  private static Memory worn(Memory memory, QueueItem.Present request) {
    return memory
        .withLastSeen(request)
        .withSuspendedByUs(true)
        .withConsented(true)
        .withReleased(ago(Duration.ofHours(1)));
  }

  private static Memory usedUp(Memory memory, Duration lastResume) {
    var tried = memory;
    for (var family : FailureFamily.values()) {
      for (var i = 0; i < Timings.DEFAULT.mostResumes(); i++) {
        tried = tried.withOneMoreResume(ago(lastResume), family);
      }
    }
    return tried;
  }

  // ------------------------------------------------------------------ the rules

  /** The kinds of step, to see that the space reaches them all. */
  private enum Kind {
    SUBMIT,
    WAIT,
    RELEASE,
    PARK,
    SUSPEND,
    RESUME,
    WITHDRAW,
    RAISE_LIMITS,
    REPOINT,
    DISCARD,
    REMOVE_LEFTOVER,
    REMOVE_ORPHAN,
    ASK,
    VERIFY,
    CLEAN_UP,
    FINISH
  }

  private static final class Judge {
    private final Seen seen;
    private final Home home;
    private final @Nullable Home elsewhere;
    private final Memory remembered;

    /** What counts of what is remembered: what is to be forgotten does not. */
    private final Memory memory;

    private final String controller;
    private final Orders given;

    /** Those that count: an answer about another request does not, and to resync is to look. */
    private final Orders orders;

    private final Intention wish;
    private final QueueItem.@Nullable Present item;
    private final @Nullable Whose owner;

    /** Whether what is remembered is about another request than the one that is there. */
    private final boolean ofAnother;

    private @Nullable Decision decision;

    Judge(Seen seen, Home home, Past past, Orders orders, Intention wish) {
      this(seen, home, past, orders, wish, null);
    }

    Judge(
        Seen seen, Home home, Past past, Orders orders, Intention wish, @Nullable Home elsewhere) {
      this.seen = seen;
      this.elsewhere = elsewhere;
      this.home = home;
      this.remembered = past.memory();
      this.controller = past.controller();
      this.given = orders;
      this.wish = wish;
      this.item = seen.queue() instanceof QueueItem.Present present ? present : null;
      this.ofAnother = item != null && remembered.request().knowsAnother(item);
      var resynced = orders.resync() != null && !ofAnother;
      this.memory = resynced ? remembered.resynced() : remembered;
      this.orders =
          ofAnother
              ? orders.withoutAnswer()
              : resynced ? orders.answered(Choice.LOOK_AGAIN) : orders;
      this.owner = item == null ? seen.stampOf() : seen.itemOf();
    }

    Kind judge() {
      var verdict = decided(seen.queue());
      decision = verdict.decision();
      holds(!verdict.decision().sentence().isBlank(), "every decision has a sentence");
      holds(
          readable() || verdict.decision().next() instanceof Action.WaitAndLook,
          "what cannot be read is waited for");
      holds(
          !completing()
              || verdict.decision().next() instanceof Action.WaitAndLook
              || strange()
              || (ofAnother && memory.arrival().proven()),
          "a completing move is left alone");
      holdsForThePast(verdict);
      holdsForTheBrake(verdict.decision().next());
      holdsForTheProof(verdict.decision().next());
      holdsForTheOutcome(verdict.decision());
      holdsForTheStall(verdict);
      holdsForTheResync(verdict);
      holdsForTheSilence(verdict.decision());
      holdsForTheQuestion(verdict);
      holdsForTheTurn(verdict.decision());
      holdsForTheActing(verdict);
      return holdsForTheStep(verdict);
    }

    /** Whoever waits for a turn begins nothing; what needs none goes on as it would. */
    private void holdsForTheTurn(Decision taken) {
      if (exchangeHolds() && !wish.cutover().open(NOW) && isOnlyOfTheBrake(taken)) {
        return;
      }
      if (!taken.next().begins()) {
        holds(
            !given.equals(Orders.NONE) || withSlots(HeldSlots.NONE).equals(taken),
            "what begins nothing needs no turn");
        return;
      }
      var waiting = withSlots(HeldSlots.NONE);
      if (waiting.next() instanceof Action.Ask(var question)) {
        holds(question.code() == Question.Code.REFUSED, "only a refusal is asked about meanwhile");
        holds(memory.repairs().refusal() != null, "and only one that there was");
        return;
      }
      if (isTriedOnceAnHour(taken)) {
        holds(waiting.equals(taken), "what is tried once an hour waits for no turn");
        return;
      }
      holds(!waiting.next().begins(), "nobody begins out of turn");
      holds(waiting.reason().waitsForASlot(), "whoever waits for a turn says so");
      holds(
          waiting.next() instanceof Action.WaitAndLook || waiting.next() instanceof Action.Park,
          "and waits, with a brake on");
      var itsTurn =
          new HeldSlots(
              waiting.reason() == Reason.WAITING_FOR_SLOT,
              waiting.reason() == Reason.WAITING_FOR_CUTOVER_SLOT);
      holds(withSlots(itsTurn).equals(taken), "one kind of turn is enough");
    }

    /** Turns are given by us alone: what has none is given no time by Exchange either. */
    private boolean isOnlyOfTheBrake(Decision taken) {
      var waiting = withSlots(HeldSlots.NONE);
      return waiting.next() instanceof Action.Park
          || (waiting.next() instanceof Action.Ask(var question)
              && question.code() == Question.Code.REFUSED)
          || (rests(waiting) && rests(taken));
    }

    private static boolean rests(Decision decision) {
      return switch (decision.next()) {
        case Action.Park _, Action.WaitAndLook _ -> true;
        case Action.Ask(var question) -> question.code() == Question.Code.REFUSED;
        default -> false;
      };
    }

    private boolean isTriedOnceAnHour(Decision taken) {
      return taken.reason() == Reason.FAILED_IN_PASSING
          && resumes() >= Timings.DEFAULT.mostResumes();
    }

    private Decision withSlots(HeldSlots slots) {
      return POLICY
          .decide(
              new Situation(
                  wish,
                  new Sighting(NOW, controller, seen.stamp(), seen.queue(), home, elsewhere, null),
                  given,
                  remembered,
                  NOW,
                  slots))
          .decision();
    }

    /** What acts decides once more of what was remembered when it was decided. */
    private void holdsForTheActing(Verdict verdict) {
      var next = verdict.decision().next();
      holds(
          !next.changesRequest()
              || ofAnother
              || next.getClass()
                  == decided(seen.queue(), verdict.memory()).decision().next().getClass(),
          "what is decided is decided again when it is to be done");
    }

    /** To be asked for it a hundred times is as to be asked once. */
    private void holdsForTheResync(Verdict verdict) {
      // Of another request everything is forgotten anyway.
      if (given.resync() == null || ofAnother || verdict.decision().next().hasActivity()) {
        return;
      }
      var again = decided(seen.queue(), verdict.memory());
      holds(again.decision().equals(verdict.decision()), "a resync changes nothing but once");
      holds(again.memory().equals(verdict.memory()), "a resync forgets everything at once");
    }

    /** A controller that is away may know what others were not told; one that stays away not. */
    private void holdsForTheSilence(Decision taken) {
      if (!(taken.next() instanceof Action.Ask(var question))) {
        return;
      }
      var meanwhile = decided(seen.queue(), remembered, silentSince(ago(LONG)));
      holds(
          !mayHaveLagged(question)
              ? meanwhile.decision().equals(taken)
              : orders.cancel() != null
                  ? meanwhile.decision().next() instanceof Action.Finish
                      || meanwhile.decision().next() instanceof Action.WaitAndLook
                  : meanwhile.decision().next() instanceof Action.WaitAndLook
                      && NOW.equals(meanwhile.memory().doubts().oddSince())
                      && NOW.equals(meanwhile.memory().doubts().heldSince()),
          "what lags is not asked about while a controller is away, and all else is");
      var held = remembered.withHeldSince(ago(Duration.ofHours(12)));
      holds(
          decided(seen.queue(), held, silentSince(ago(LONG))).decision().equals(taken),
          "a controller that is away for good stands in nobody's way");
      holds(
          decided(seen.queue(), remembered, silentSince(NOW)).decision().equals(taken),
          "what falls silent after the time to agree says nothing");
    }

    /** Whoever is about to answer finds the question as it was. */
    private void holdsForTheQuestion(Verdict verdict) {
      if (!(verdict.decision().next() instanceof Action.Ask(var question))
          || given.wantsALook()
          || given.cancel() != null) {
        return;
      }
      var unreadable = new QueueItem.Unreadable(NOW, "no session");
      var blind = decided(unreadable, verdict.memory());
      holds(
          blind.decision().next().equals(verdict.decision().next())
              && Objects.equals(blind.decision().dependency(), verdict.decision().dependency()),
          "a question is not taken back because something cannot be read");
      var seeingAgain = decided(seen.queue(), blind.memory());
      holds(
          seeingAgain.decision().next().equals(verdict.decision().next()),
          "what is read again asks what it asked before");
      var elsewhere = verdict.memory().withController("dc7.target.example", NOW);
      var changed = decided(seen.queue(), elsewhere, silentSince(ago(LONG)));
      holds(
          changed.decision().next() instanceof Action.Ask(var other)
              && other.code() == question.code(),
          "a question is not taken back because another controller is asked");
    }

    private boolean mayHaveLagged(Question question) {
      return switch (question.code()) {
        case QUEUE_ORPHAN, DIRECTORY_ORPHAN, REQUEST_VANISHED, COMPLETED_ELSEWHERE -> true;
        case LEFTOVER -> mayBeALeftover();
        case REFUSED ->
            mayBeALeftover() || (isElsewhere() && orders.answer() == Choice.REMOVE_LEFTOVER);
        case FOREIGN_REQUEST,
            CONFLICTING_REQUEST,
            FAILED,
            OBSTACLES,
            SUSPENDED_BY_OTHERS,
            NOT_VERIFIED ->
            false;
      };
    }

    private boolean mayBeALeftover() {
      return leftover() && owner != Whose.ELSEWHERE && !restarting();
    }

    private static List<SilentController> silentSince(Instant since) {
      return List.of(new SilentController("dc9.target.example", since));
    }

    private Verdict decided(QueueItem queue) {
      return decided(queue, remembered);
    }

    private Verdict decided(QueueItem queue, Memory known) {
      return decided(queue, known, List.of());
    }

    private Verdict decided(QueueItem queue, Memory known, List<SilentController> silent) {
      try {
        return POLICY.decide(
            new Situation(
                wish,
                new Sighting(NOW, controller, seen.stamp(), queue, home, elsewhere, null, silent),
                given,
                known,
                NOW));
      } catch (RuntimeException broken) {
        throw new AssertionError("the policy threw in " + this, broken);
      }
    }

    /** What does not move is shown and explained, and nothing else is done than otherwise. */
    private void holdsForTheStall(Verdict verdict) {
      var taken = verdict.decision();
      var hasNoWindow = wish.cutover().next(NOW) == null;
      holds(
          taken.attention() != Attention.STUCK
              || (hasNoWindow && taken.reason() == Reason.NO_WINDOW_LEFT && orders.hold() == null)
              || (stalled()
                  && taken.next() instanceof Action.WaitAndLook(var look, _)
                  && look.compareTo(Duration.ofMinutes(30)) <= 0
                  && item != null
                  && taken.sentence().contains(item.statusDetail())),
          "only a stall is stuck, and it is explained and looked at soon");
      if (item == null || !stalled() || strange() || (ofAnother && memory.arrival().proven())) {
        return;
      }
      holds(
          !(taken.next() instanceof Action.WaitAndLook)
              || !agreed()
              || taken.attention() == Attention.STUCK,
          "a stall that is waited for is stuck");
      if (taken.next() instanceof Action.RemoveOrphan) {
        // What gave no sign of life for hours may be taken away, where a person wants it.
        return;
      }
      var untold = decided(SituationFixture.timed(item, QueueItem.Times.UNKNOWN)).decision();
      holds(
          taken.next().getClass() == untold.next().getClass(),
          "nothing is done to a request because it stalls");
      holds(
          taken.phase() == untold.phase(),
          "a stall changes nothing about where a migration stands");
    }

    /** Whether the moment has come that Exchange was given. */
    private boolean byExchange() {
      return wish.cutover().style() == CutoverStyle.HELD_BY_EXCHANGE
          && item != null
          && item.completeAfter() != null
          && !isPutOff(item);
    }

    /** Whether Exchange has the request in hand, and it has not moved for too long. */
    private boolean stalled() {
      if (item == null || item.times().lastUpdate() == null || !alive()) {
        return false;
      }
      var still = !item.times().lastUpdate().isAfter(ago(Duration.ofDays(1)));
      var told = ofAnother || isPutOff(item) ? null : memory.request().released();
      var released = told == null && byExchange() ? item.completeAfter() : told;
      var resumed = ofAnother ? null : memory.repairs().lastResume();
      var hourAgo = ago(Duration.ofHours(1));
      return switch (item.status()) {
        case IN_PROGRESS, COMPLETION_IN_PROGRESS -> still;
        case QUEUED ->
            still
                && (released == null
                    ? resumed == null
                    : (resumed == null || !resumed.isAfter(hourAgo)) && !released.isAfter(hourAgo));
        case SYNCED ->
            item.completeAfter() != null
                && !item.completeAfter().isAfter(hourAgo)
                && (released == null || !released.isAfter(hourAgo));
        case NONE,
            AUTO_SUSPENDED,
            COMPLETED,
            COMPLETED_WITH_WARNING,
            SUSPENDED,
            FAILED,
            UNRECOGNISED ->
            false;
      };
    }

    /** Whether its time lies ahead, so that a release of before counts no longer. */
    private static boolean isPutOff(QueueItem.Present item) {
      return item.completeAfter() != null && item.completeAfter().isAfter(NOW);
    }

    private Kind holdsForTheStep(Verdict verdict) {
      return switch (verdict.decision().next()) {
        case Action.WaitAndLook(var time, var expected) -> {
          holds(time.isPositive(), "a wait has a length");
          holdsForTheExpected(expected);
          yield Kind.WAIT;
        }
        case Action.Ask(var question) -> {
          holds(
              verdict.decision().attention() == Attention.QUESTION
                  && verdict.decision().phase() == Phase.ATTENTION
                  && !question.sentence().isBlank()
                  && question.choices().contains(Choice.LOOK_AGAIN),
              "a question is shown as one and can be answered by looking again");
          holds(
              !question.choices().contains(Choice.SUBMIT_AGAIN) || nothingCanExist(),
              "a second submission is offered only when no request can exist");
          holdsForTheQuestion(question);
          yield Kind.ASK;
        }
        case Action.Submit _ -> {
          holds(nothingExists() && nothingCanExist(), "one request");
          holds(
              orders.pause() == null && orders.cancel() == null, "nothing is begun against orders");
          holds(!(home instanceof Home.Missing), "nothing is begun without a mail user");
          holds(
              mayBeTried(memory.repairs().refusal()) || orders.answer() != null,
              "what was refused is not repeated unasked");
          holds(
              verdict.memory().submission() instanceof Submission.NotSent
                  && !verdict.memory().request().restarting(),
              "a submission starts from nothing");
          holds(
              !memory.request().restarting() || contradictionLasted(),
              "what was removed is certainly gone before the next one");
          yield Kind.SUBMIT;
        }
        case Action.Release _ -> {
          holdsForACommand();
          holds(
              status(RequestStatus.SYNCED, RequestStatus.AUTO_SUSPENDED),
              "only a copied mailbox is released");
          holds(
              orders.pause() == null && orders.hold() == null && orders.cancel() == null,
              "nothing is released against orders");
          holds(wish.cutover().open(NOW), "the window is kept");
          yield Kind.RELEASE;
        }
        case Action.Park _ -> {
          holdsForACommand();
          holds(
              orders.hold() != null || !wish.cutover().open(NOW),
              "a completion is put off only while it may not come");
          holds(
              item != null
                  && (item.completeAfter() == null
                      || item.completeAfter().isBefore(in(Duration.ofDays(60)))
                      || (exchangeHolds() && status(RequestStatus.SYNCED) && !hasItsTime())),
              "a brake that lasts is not put on again");
          yield Kind.PARK;
        }
        case Action.Suspend _ -> {
          holdsForACommand();
          holds(
              orders.pause() != null || orders.hold() != null || !wish.cutover().open(NOW),
              "nothing is suspended unasked or without need");
          holds(
              status(RequestStatus.QUEUED, RequestStatus.IN_PROGRESS, RequestStatus.SYNCED),
              "only a running request is suspended");
          yield Kind.SUSPEND;
        }
        case Action.Resume _ -> {
          holdsForACommand();
          holds(
              orders.pause() == null && orders.cancel() == null,
              "nothing is resumed against orders");
          holds(
              status(RequestStatus.SUSPENDED, RequestStatus.FAILED),
              "only a resting request is resumed");
          holds(
              orders.answer() == Choice.RESUME
                  || suspendedByUs()
                  || isBrakedByUs()
                  || mayBeRetried()
                  || mended(),
              "what others suspended and what will not get better is not resumed unasked");
          yield Kind.RESUME;
        }
        case Action.Withdraw _ -> {
          holdsForACommand();
          holds(orders.cancel() != null, "nothing is withdrawn unasked");
          holds(item != null && !item.status().completed(), "a completed move is not withdrawn");
          yield Kind.WITHDRAW;
        }
        case Action.RaiseLimits(var limits) -> {
          holdsForACommand();
          holds(
              orders.limits() != null || isAStep(limits),
              "nothing more is lost than the plan allows, unasked");
          holds(
              orders.pause() == null && orders.cancel() == null, "limits are not raised on a rest");
          holds(
              item != null
                  && !limits.equals(item.limits())
                  && (orders.limits() == null || limits.equals(limits.raisedTo(MORE)))
                  && (item.limits() == null || limits.equals(limits.raisedTo(item.limits()))),
              "limits are raised, to what is wanted, and once");
          holds(!atHome() || !status(RequestStatus.FAILED), "what has arrived loses nothing more");
          yield Kind.RAISE_LIMITS;
        }
        case Action.Repoint _ -> {
          holdsForACommand();
          holds(wish.route().crossForest(), "only a move between forests has a far end");
          holds(
              orders.answer() == Choice.REPOINT
                  || (!ofAnother && memory.request().repoint() == Repoint.WANTED),
              "no far end is changed unasked");
          holds(
              orders.pause() == null && orders.cancel() == null,
              "no far end is changed against orders");
          holds(!completing() && !completed(), "what completes is left alone");
          holds(!atHome() || !status(RequestStatus.FAILED), "what has arrived has no far end");
          holds(
              verdict.memory().request().repoint() == Repoint.WANTED,
              "it is wanted until the command has run");
          yield Kind.REPOINT;
        }
        case Action.Discard _ -> {
          holdsForACommand();
          holds(status(RequestStatus.FAILED), "no healthy request is removed");
          holds(!atHome(), "what has arrived is not begun anew");
          holds(orders.answer() == Choice.RESTART || restarting(), "nothing is begun anew unasked");
          holds(
              orders.pause() == null && orders.cancel() == null,
              "nothing is begun anew against orders");
          holds(
              verdict.memory().request().restarting(),
              "what is removed to be begun anew is remembered as that");
          yield Kind.DISCARD;
        }
        case Action.RemoveLeftover _ -> {
          holds(
              leftover() || isElsewhere(),
              "only what is completed and stands in the way is removed");
          holdsFor2010();
          holds(
              orders.answer() == Choice.REMOVE_LEFTOVER
                  || (leftover() && (restarting() || planConsents())),
              "no leftover is removed without consent");
          holds(
              contradictionLasted() || (leftover() && (owner == Whose.ELSEWHERE || restarting())),
              "what goes our way may only just have arrived");
          holds(
              orders.pause() == null && orders.cancel() == null,
              "no leftover is removed against orders");
          holds(
              memory.repairs().refusal() == null
                  || memory.request().lastSeen() == null
                  || ofAnother
                  || mayBeTried(memory.repairs().refusal())
                  || orders.answer() != null,
              "a removal that was refused is not repeated unasked");
          holds(
              !leftover()
                  || (verdict.memory().request().restarting()
                      && verdict.memory().doubts().oddSince() == null),
              "consent is remembered, and the time until the next submission begins anew");
          yield Kind.REMOVE_LEFTOVER;
        }
        case Action.RemoveOrphan _ -> {
          holds(
              owner == null || (!owner.untouchable() && owner != Whose.ELSEWHERE),
              "nothing of others is removed");
          holds(orders.answer() == Choice.REMOVE_ORPHAN, "no orphan is removed unasked");
          holds(contradictionLasted(), "lags pass");
          holds(readable() && !agreed() && (item != null || strangeOnly()), "one place is lost");
          holds(!completing(), "what completes is left alone");
          holds(
              item == null || status(RequestStatus.FAILED) || completed() || isQuiet(),
              "nothing that is copied, or at which Exchange may be at work, is removed");
          holds(!memory.arrival().proven(), "what was proven is not begun anew");
          holds(
              wish.route() != Route.LOCAL || !mayHaveCompleted(),
              "a completed move whose versions nobody knows is not removed");
          holds(owner != null || isMarkedAsOurs(), "what nobody knows the owner of is not removed");
          holds(
              verdict.memory().request().restarting() == memory.request().restarting() || ofAnother,
              "that it was removed is known when the command has run");
          yield Kind.REMOVE_ORPHAN;
        }
        case Action.Verify _ -> {
          holds(atHome(), "only an arrival is verified");
          yield Kind.VERIFY;
        }
        case Action.CleanUp _ -> {
          holdsForACommand();
          var proof = memory.arrival().verification();
          holds(atHome() && completed(), "only what has arrived is cleaned up");
          holdsFor2010();
          holds(proven(), "only what is verified or accepted is cleaned up");
          holds(
              proof != null && !NOW.isBefore(proof.lastAt().plus(Timings.DEFAULT.cleanUpDelay())),
              "a completed request is kept for a while");
          yield Kind.CLEAN_UP;
        }
        case Action.Finish(var outcome) -> {
          holds(outcome.equals(verdict.decision().outcome()), "the end knows its outcome");
          holds(verdict.decision().phase() == Phase.DONE, "the end is the end");
          yield Kind.FINISH;
        }
      };
    }

    /** A copy of which nothing was heard for so long that Microsoft's own repair would touch it. */
    private boolean isQuiet() {
      var last = item == null ? null : item.times().lastUpdate();
      return status(RequestStatus.QUEUED, RequestStatus.IN_PROGRESS)
          && last != null
          && !NOW.isBefore(last.plus(Duration.ofHours(2)));
    }

    private void holdsForTheExpected(@Nullable Expected expected) {
      holds(
          expected != Expected.RELEASE
              || (!closed()
                  && orders.pause() == null
                  && orders.cancel() == null
                  && status(RequestStatus.QUEUED, RequestStatus.IN_PROGRESS)),
          "a release is expected only where nothing keeps it back");
      holds(
          expected != Expected.VERIFY
              || status(
                  RequestStatus.QUEUED,
                  RequestStatus.IN_PROGRESS,
                  RequestStatus.SYNCED,
                  RequestStatus.COMPLETION_IN_PROGRESS),
          "a check of the arrival is expected only of what goes towards it");
    }

    /** What would complete by itself before it may gets a brake, and is set going by nobody. */
    private void holdsForTheBrake(Action next) {
      if (!mayBeGivenACommand() || !closed() || !wouldComplete()) {
        return;
      }
      if (status(RequestStatus.SUSPENDED, RequestStatus.FAILED)) {
        holds(
            orders.pause() != null
                ? next instanceof Action.WaitAndLook
                : next instanceof Action.Park
                    || next instanceof Action.WaitAndLook
                    || next instanceof Action.RaiseLimits
                    || next instanceof Action.Repoint
                    || next instanceof Action.Discard
                    || orders.answer() == Choice.LEAVE
                    || (next instanceof Action.Ask(var question)
                        && !question.choices().contains(Choice.RESUME)),
            "what rests without a brake gets one, or rests on");
      } else {
        holds(
            orders.pause() != null
                ? next instanceof Action.Suspend
                : next instanceof Action.Park || next instanceof Action.Suspend,
            "what would complete before it may gets a brake");
      }
    }

    /** An arrival that is not proven is checked as long as it is not, whoever is asked. */
    private void holdsForTheProof(Action next) {
      var proof = memory.arrival().verification();
      var due =
          agreed()
              && !strange()
              && !ofAnother
              && completed()
              && atHome()
              && proof != null
              && !proof.passed()
              && !NOW.isBefore(proof.lastAt().plus(Timings.DEFAULT.releasedLook()))
              && orders.answer() != Choice.ACCEPT
              && orders.answer() != Choice.LEAVE;
      holds(!due || next instanceof Action.Verify, "what can pass is looked at again");
    }

    /** What a person is asked is not answered by time, and not answered already. */
    private void holdsForTheQuestion(Question question) {
      switch (question.code()) {
        case QUEUE_ORPHAN, DIRECTORY_ORPHAN, REQUEST_VANISHED, COMPLETED_ELSEWHERE -> {
          holds(contradictionLasted(), "lags pass");
          holds(!memory.arrival().proven(), "what was proven is not asked about");
        }
        case FOREIGN_REQUEST, CONFLICTING_REQUEST ->
            holds(!memory.arrival().proven(), "what was proven is not asked about");
        case LEFTOVER -> {
          holds(leftover(), "only a leftover is offered to be removed");
          holds(!restarting() && !planConsents(), "consent is asked for once");
          holds(owner == Whose.ELSEWHERE || contradictionLasted(), "lags pass");
        }
        case FAILED -> holds(atHome() || !mayBeRetried(), "what passes is resumed");
        case OBSTACLES, REFUSED, SUSPENDED_BY_OTHERS, NOT_VERIFIED -> {}
      }
    }

    /** What takes its mailbox with it is for nobody's consent to remove. */
    private void holdsFor2010() {
      holds(
          item == null || !item.liesWithinExchange2010(),
          "a completed move between two databases of Exchange 2010 is never removed");
    }

    /** Every command that changes a request. */
    private void holdsForACommand() {
      holds(owner != null && !owner.untouchable(), "what belongs to others is never touched");
      holds(
          owner != Whose.FOREIGN || consented(),
          "what belongs to others is not touched without consent");
      holds(!refusedAndUnanswered(), "what was refused is not repeated unasked");
      holds(!(seen.stamp() instanceof Stamp.Absent) || atHome(), "an orphan is never touched");
    }

    private void holdsForThePast(Verdict verdict) {
      var after = verdict.memory();
      var next = verdict.decision().next();
      holds(
          !(after.submission() instanceof Submission.NotSent)
              || memory.submission() instanceof Submission.NotSent
              || nothingCanExist(),
          "what may exist is not forgotten");
      holds(controller.equals(after.pinned().name()), "the controller is remembered");
      holds(
          item == null
              || after.request().lastSeen() == null
              || item.equals(after.request().lastSeen())
              || (ofAnother && memory.arrival().proven()),
          "what was seen is remembered");
      holds(
          after.doubts().oddSince() == null || NOW.equals(after.doubts().oddSeen()) || !readable(),
          "only what is seen to contradict itself does, or was when it could be read");
      holds(
          readable() || Objects.equals(after.doubts().oddSince(), memory.doubts().oddSince()),
          "what cannot be read says nothing of a contradiction");
      holds(
          !mayBeGivenACommand()
              || status(RequestStatus.SUSPENDED)
              || orders.pause() != null
              || next instanceof Action.Suspend
              || !after.request().suspendedByUs(),
          "what runs and may run is not suspended by us");
      holds(
          !ofAnother
              || memory.arrival().proven()
              || strange()
              || !agreed()
              || !after.request().consented()
              || (owner == Whose.FOREIGN && (orders.answer() == Choice.ADOPT || planAdopts())),
          "consent is for one request");
      holds(
          !(next instanceof Action.Ask || next instanceof Action.WaitAndLook)
              || !readable()
              || !alive()
              || after.doubts().oddSince() == null
              || completed()
              || !(seen.stamp() instanceof Stamp.Present)
              || strange(),
          "an agreement ends a disagreement");
    }

    private void holdsForTheOutcome(Decision taken) {
      switch (taken.outcome()) {
        case null -> {}
        case MigrationOutcome.Moved _ -> {
          holds((readable() && atHome()) || provenBefore(), "moved means moved");
          holds(proven(), "moved means verified, or accepted by a person");
        }
        case MigrationOutcome.AlreadyHome _ ->
            holds(nothingAtAll() && atHome(), "already home means nothing was to be done");
        case MigrationOutcome.NotStarted _ -> holds(false, "only a look-up knows obstacles");
        case MigrationOutcome.Withdrawn _ ->
            holds(
                orders.answer() == Choice.LEAVE
                    || (wish.consents().others() == RequestsOfOthers.LEAVE
                        && seen.stampOf() == Whose.FOREIGN
                        && seen.itemOf() == Whose.FOREIGN
                        && !atHome()
                        && memory.submission() instanceof Submission.NotSent)
                    || (orders.cancel() != null
                        && ((nothingExists() && nothingCanExist()) || strange() || leftover())),
                "withdrawn means that nothing of ours is left, or that a person wants it so");
      }
    }

    // ---------------------------------------------------------------- what is the case

    private boolean readable() {
      return readable(seen, home);
    }

    static boolean readable(Seen seen, Home home) {
      return !(seen.stamp() instanceof Stamp.Unreadable)
          && !(seen.queue() instanceof QueueItem.Unreadable)
          && !(home instanceof Home.Unreadable);
    }

    private boolean stamped() {
      return seen.stamp() instanceof Stamp.Present stamp && stamp.status() != RequestStatus.NONE;
    }

    private boolean nothingAtAll() {
      return readable() && seen.queue() instanceof QueueItem.Absent && !stamped();
    }

    private boolean nothingExists() {
      return nothingAtAll() && !atHome();
    }

    /** Whether our own submission, if there was one, must have shown by now. */
    private boolean nothingCanExist() {
      var settled = SituationFixture.ago(Timings.DEFAULT.settle());
      var sameController = controller.equals(memory.pinned().name());
      return switch (memory.submission()) {
        case Submission.NotSent _ -> true;
        case Submission.Unconfirmed(var since) ->
            sameController && since != null && !since.isAfter(settled);
        case Submission.Seen _ -> contradictionLasted();
      };
    }

    /** Whether something about the failed request was changed since its last resume. */
    private boolean mended() {
      return status(RequestStatus.FAILED)
          && !ofAnother
          && (memory.repairs().mended()
              || (orders.answer() == Choice.RAISE_LIMITS
                  && item != null
                  && FailureCatalogue.familyOf(item.failure())
                      .remedies(wish.route())
                      .contains(Choice.RAISE_LIMITS)));
    }

    private boolean restarting() {
      return !ofAnother && memory.request().restarting();
    }

    /** A warning may be kept for a person to read. */
    private boolean planConsents() {
      return wish.consents().leftovers() == Leftovers.REMOVE && status(RequestStatus.COMPLETED);
    }

    /**
     * Whether directory and queue agree on a completed request that neither belongs to this wave or
     * to Exchange's batches nor was followed by this migration, and that did not bring the mailbox
     * home.
     */
    private boolean leftover() {
      var followed =
          memory.submission() instanceof Submission.Seen
              || (!ofAnother && memory.request().consented());
      return agreed()
          && !atHome()
          && !followed
          && memory.arrival().verification() == null
          && status(RequestStatus.COMPLETED, RequestStatus.COMPLETED_WITH_WARNING)
          && seen.stamp() instanceof Stamp.Present stamp
          && stamp.status().completed()
          && seen.stampOf() == seen.itemOf()
          && switch (seen.itemOf()) {
            case ELSEWHERE, FOREIGN, EARLIER -> true;
            case OURS, BATCH_SERVICE -> false;
            case null -> false;
          };
    }

    private boolean isBrakedByUs() {
      return item != null && item.pausedByUs() == QueueItem.OurPause.BEFORE_ITS_CUTOVER;
    }

    /** A move of ours that is over, whose mailbox is not where it went. */
    private boolean isElsewhere() {
      return agreed()
          && !atHome()
          && !memory.arrival().proven()
          && status(RequestStatus.COMPLETED, RequestStatus.COMPLETED_WITH_WARNING)
          && owner != null
          && !owner.untouchable()
          && owner != Whose.ELSEWHERE
          && (owner != Whose.FOREIGN || consented())
          && (wish.route() != Route.LOCAL || (item != null && item.versions() != null));
    }

    private boolean atHome() {
      return home.equals(AT_TARGET);
    }

    private boolean alive() {
      return item != null && !item.statusDetail().equals("Canceled");
    }

    private boolean seenAlive() {
      return alive() && memory.submission() instanceof Submission.Seen;
    }

    /** Whether directory and queue both show a request. */
    private boolean agreed() {
      return readable() && alive() && seen.stamp() instanceof Stamp.Present;
    }

    /** Whether there is a stamp, or what Exchange calls not valid, and no item. */
    private boolean strangeOnly() {
      return stamped() || seen.queue() instanceof QueueItem.Invalid;
    }

    private boolean isMarkedAsOurs() {
      return seen.queue() instanceof QueueItem.Invalid invalid
          && Objects.equals(invalid.batchName(), Whose.OURS.batch());
    }

    private boolean mayHaveCompleted() {
      return item != null
          ? item.status().completed()
          : !(seen.stamp() instanceof Stamp.Present stamp) || stamp.status().completed();
    }

    /** Whether the request is one to which commands are given, if any are needed. */
    private boolean mayBeGivenACommand() {
      return agreed()
          && !strange()
          && !refusedAndUnanswered()
          && !(ofAnother && memory.arrival().proven())
          && orders.cancel() == null
          && !(atHome() && status(RequestStatus.FAILED))
          && status(
              RequestStatus.QUEUED,
              RequestStatus.IN_PROGRESS,
              RequestStatus.SYNCED,
              RequestStatus.SUSPENDED,
              RequestStatus.FAILED);
    }

    /** What all need is tried by all, and whoever tries is told whether it is back. */
    private static boolean mayBeTried(@Nullable Refusal refusal) {
      return refusal == null || refusal.dependency() != null;
    }

    private boolean refusedAndUnanswered() {
      return seenAlive()
          && !ofAnother
          && memory.repairs().refusal() != null
          && (orders.answer() == Choice.LEAVE || !mayBeTried(memory.repairs().refusal()))
          && orders.answer() != Choice.LOOK_AGAIN
          && orders.answer() != Choice.REPOINT;
    }

    /** Whether the cutover may not begin. */
    private boolean closed() {
      return orders.hold() != null || !wish.cutover().open(NOW);
    }

    /** Whether Exchange, left alone, would complete the request within a day, and too early. */
    private boolean wouldComplete() {
      if (item == null || item.suspendWhenReady()) {
        return item != null && !ofAnother && memory.request().released() != null;
      }
      var completesAt = item.completeAfter();
      return completesAt == null || (!completesAt.isAfter(in(Duration.ofDays(1))) && !hasItsTime());
    }

    /** Whether it is copied, and is to complete in the window that opens next. */
    private boolean hasItsTime() {
      return exchangeHolds()
          && status(RequestStatus.SYNCED)
          && item != null
          && in(OPENS).equals(item.completeAfter())
          && in(OPENS).equals(wish.cutover().next(NOW));
    }

    /** Whether Exchange is to switch the mailbox by itself when its window opens. */
    private boolean exchangeHolds() {
      return wish.cutover().style() == CutoverStyle.HELD_BY_EXCHANGE && orders.hold() == null;
    }

    /**
     * Whether a contradiction was looked at, without a gap, for as long as directories may need.
     */
    private boolean contradictionLasted() {
      var since = memory.doubts().oddSince();
      var last = memory.doubts().oddSeen();
      return controller.equals(memory.pinned().name())
          && since != null
          && last != null
          && !since.isAfter(ago(Timings.DEFAULT.settle()))
          && last.isAfter(ago(Duration.ofMinutes(45)));
    }

    /** Whether the plan has it, for one that failed or one that had it before. */
    private boolean isAStep(Limits limits) {
      if (wish.consents().limitSteps() == null || item == null) {
        return false;
      }
      var present = item.limits() == null ? wish.limits() : item.limits();
      var stepped = ofAnother ? null : memory.request().stepped();
      if (stepped != null && !present.raisedTo(stepped).equals(present)) {
        return limits.equals(present.raisedTo(stepped));
      }
      return status(RequestStatus.FAILED)
          && (limits.equals(new Limits(present.badItems() < 10 ? 10 : 20, present.largeItems()))
              || limits.equals(new Limits(present.badItems(), 5)));
    }

    private boolean planAdopts() {
      return wish.consents().others() == RequestsOfOthers.ADOPT
          && orders.cancel() == null
          && seen.stampOf() == Whose.FOREIGN
          && seen.itemOf() == Whose.FOREIGN;
    }

    private boolean consented() {
      return (!ofAnother && memory.request().consented())
          || orders.answer() == Choice.ADOPT
          || planAdopts();
    }

    private boolean completing() {
      return alive() && status(RequestStatus.COMPLETION_IN_PROGRESS);
    }

    private boolean completed() {
      return item != null
          ? item.status().completed()
          : seen.stamp() instanceof Stamp.Present stamp && stamp.status().completed();
    }

    /** Whether the request is one we have no business with (yet): about those a person is asked. */
    private boolean strange() {
      return owner != null && (owner.untouchable() || (owner == Whose.FOREIGN && !consented()));
    }

    private boolean proven() {
      var proof = memory.arrival().verification();
      return proof != null && (proof.passed() || orders.answer() == Choice.ACCEPT);
    }

    /** Whether it was certain before that the mailbox had moved, wherever it lives now. */
    private boolean provenBefore() {
      return memory.arrival().proven();
    }

    private boolean suspendedByUs() {
      return status(RequestStatus.SUSPENDED) && !ofAnother && memory.request().suspendedByUs();
    }

    private boolean mayBeRetried() {
      if (item == null || item.status() != RequestStatus.FAILED) {
        return false;
      }
      var last = ofAnother ? null : memory.repairs().lastResume();
      return switch (FailureCatalogue.familyOf(item.failure()).treatment()) {
        case ASK -> false;
        case RESUME_ONCE -> ofAnother || resumes() == 0;
        case RESUME, RESUME_AFTER_THE_LOCK ->
            last == null || !NOW.isBefore(last.plus(pauseBeforeTheNextResume()));
      };
    }

    private int resumes() {
      return item == null ? 0 : memory.repairs().resumes(FailureCatalogue.familyOf(item.failure()));
    }

    private Duration pauseBeforeTheNextResume() {
      return resumes() < Timings.DEFAULT.mostResumes()
          ? Timings.DEFAULT.betweenResumes()
          : Duration.ofHours(1);
    }

    private boolean status(RequestStatus... any) {
      return item != null && List.of(any).contains(item.status());
    }

    private void holds(boolean rule, String name) {
      if (!rule) {
        throw new AssertionError("broken: \"" + name + "\" by " + decision + " in " + this);
      }
    }

    @Override
    public String toString() {
      return String.join(
          "\n  ",
          "the situation",
          seen.toString(),
          home.toString(),
          orders.toString(),
          memory.toString(),
          "asked " + controller,
          wish.cutover().toString());
    }
  }
}
