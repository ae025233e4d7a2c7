package io.mailferry.activities.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.activities.time.GrowingRest;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.incident.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The breaker of one dependency. While that answers, everybody passes. When it is away, one call is
 * let through at a time, to see whether it is back; all others fail at once, and are told to come
 * again one after the other.
 */
final class Breaker {
  /** Three calls a minute while it is away. */
  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(20);

  /** What a person must put right is asked less often: a refused account may be locked for it. */
  private static final GrowingRest BETWEEN_PROBES_OF_WHAT_LASTS =
      new GrowingRest(BETWEEN_PROBES, Duration.ofMinutes(15));

  /** Two failures so far apart are no two in a row. */
  private static final Duration ONE_SPELL = Duration.ofMinutes(5);

  /** What nobody has met for so long may be back, and is not told as if it were still away. */
  private static final Duration OLD_NEWS = Duration.ofHours(1);

  /** Another worker may have told of an incident that only this one sees the end of. */
  private static final Duration BETWEEN_GOOD_NEWS = Duration.ofMinutes(10);

  /** Some calls fail by chance; two in a row hardly do. */
  private static final int FAILURES_TO_OPEN = 2;

  /** One that hangs is not waited for by all others. */
  private static final Duration LONGEST_PROBE = Duration.ofMinutes(1);

  private static final Duration BETWEEN_TWO_WHO_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** Each wait adds to a history; what has been away for long is not back in a moment. */
  private static final int PATIENCE = 4;

  /** Looks wait outside the history and cost nothing, so they come again soon. */
  private static final Duration LONGEST_WAIT_OF_A_LOOK = Duration.ofMinutes(1);

  /**
   * A person who tries again and again what was refused waits longer each time: the account may be
   * locked for it, and one answer for hundreds of mailboxes arrives hundreds of times.
   */
  private static final GrowingRest BETWEEN_PROBES_ON_DEMAND =
      new GrowingRest(Duration.ofSeconds(80), Duration.ofMinutes(15));

  private final Dependency dependency;
  private final ExchangeClock clock;
  private final IncidentListener listener;
  private final CircuitBreaker circuit;

  /** Who waits and was last turned away when, those who have waited longest first. */
  private final Map<MailboxGuid, Instant> waiting = new LinkedHashMap<>();

  private @Nullable Outage outage;
  private Instant firstFailure = Instant.MAX;
  private Instant probeBegan = Instant.MAX;
  private Instant lastGoodNews = Instant.MIN;
  private Instant lastDemand = Instant.MIN;
  private int demands;
  private int looksTurnedAway;

  Breaker(Dependency dependency, ExchangeClock clock, IncidentListener listener) {
    this.dependency = dependency;
    this.clock = clock;
    this.listener = listener;
    this.circuit =
        CircuitBreaker.of(
            dependency.key(),
            CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES_TO_OPEN)
                .minimumNumberOfCalls(FAILURES_TO_OPEN)
                .failureRateThreshold(100)
                // The circuit asks for more than the time, not for the time itself.
                .waitDurationInOpenState(BETWEEN_PROBES.minusMillis(1))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
  }

  Dependency dependency() {
    return dependency;
  }

  /** Whether a queue in the database can be read, though it may take no request. */
  synchronized boolean canBeRead() {
    return outage == null || !outage.code().equals(FaultCode.EX_DATABASE_OFFLINE);
  }

  /** Whether it is away because no controller could be used, which any sign of life disproves. */
  synchronized boolean hasNoController() {
    return outage != null && outage.code().equals(FaultCode.AD_AWAY);
  }

  /** Whether it is away, for whatever reason. */
  synchronized boolean isAway() {
    return outage != null;
  }

  /** Whether nobody is let through before the next probe. */
  synchronized boolean isHeldBack() {
    var known = outage;
    return known != null && clock.instant().isBefore(known.nextProbe());
  }

  /**
   * Lets a call pass; {@link #answered}, {@link #failed} or {@link #learnedNothing} must follow.
   *
   * @param who for whom it is; null for a look
   * @throws Fault.Away when the dependency is away
   */
  synchronized void enter(@Nullable MailboxGuid who) {
    var known = outage;
    if ((known != null && clock.instant().isBefore(known.nextProbe())) || !mayPass()) {
      throw away(who);
    }
    if (who != null) {
      waiting.remove(who);
    }
  }

  private boolean mayPass() {
    var now = clock.instant();
    if (isProbing() && !now.isBefore(later(probeBegan, LONGEST_PROBE))) {
      circuit.releasePermission();
    }
    var passes = circuit.tryAcquirePermission();
    if (passes && isProbing()) {
      probeBegan = now;
    }
    return passes;
  }

  private boolean isProbing() {
    return circuit.getState() == CircuitBreaker.State.HALF_OPEN;
  }

  /**
   * The dependency did what it is there for.
   *
   * @return whether that is news, to be {@linkplain #tellThatItIsBack told}
   */
  synchronized boolean answered() {
    circuit.onSuccess(0, TimeUnit.NANOSECONDS);
    if (circuit.getState() != CircuitBreaker.State.CLOSED) {
      return false;
    }
    var now = clock.instant();
    firstFailure = Instant.MAX;
    looksTurnedAway = 0;
    demands = 0;
    var news = outage != null || !now.isBefore(later(lastGoodNews, BETWEEN_GOOD_NEWS));
    outage = null;
    if (news) {
      lastGoodNews = now;
    }
    return news;
  }

  /** Tells that it answers; whoever listens may take long, and nobody is to wait for that. */
  void tellThatItIsBack() {
    listener.back(dependency, clock.instant());
  }

  /**
   * A person says that it may be back: the next call finds out, unless one just did, or was told to
   * so often that it cannot be each time a person's word.
   */
  synchronized void askAtOnce() {
    var known = outage;
    var now = clock.instant();
    if (known != null
        && circuit.getState() == CircuitBreaker.State.OPEN
        && !now.isBefore(known.seen().plus(BETWEEN_PROBES))
        && (demands == 0
            || !now.isBefore(lastDemand.plus(BETWEEN_PROBES_ON_DEMAND.after(demands))))) {
      demands++;
      lastDemand = now;
      outage = known.withNextProbe(now);
      probeBegan = Instant.MAX;
      circuit.transitionToHalfOpenState();
    }
  }

  /** The call failed for another reason. */
  synchronized void learnedNothing() {
    probeBegan = Instant.MAX;
    circuit.releasePermission();
  }

  /**
   * The dependency failed the call.
   *
   * @return the fault to tell of
   */
  Fault failed(Fault fault, @Nullable MailboxGuid who) {
    var now = clock.instant();
    var found = open(fault, now);
    if (found == null) {
      return fault;
    }
    // Whoever listens may take long, and nobody else is to wait for that.
    listener.away(dependency, found);
    return switch (fault) {
      case Fault.NotReached _, Fault.Refused _ -> away(who);
      // Its command may have run, or it was told how long to wait.
      case Fault.Unconfirmed _, Fault.Busy _, Fault.Away _ -> fault;
    };
  }

  /** Returns null when one failure says nothing yet. */
  private synchronized @Nullable Outage open(Fault fault, Instant now) {
    // Calls that were under way together are one try.
    var before = circuit.getState() == CircuitBreaker.State.OPEN ? outage : null;
    if (circuit.getState() == CircuitBreaker.State.CLOSED
        && now.isAfter(later(firstFailure, ONE_SPELL))) {
      circuit.reset();
      firstFailure = Instant.MAX;
    }
    firstFailure = firstFailure.isBefore(now) ? firstFailure : now;
    circuit.onError(0, TimeUnit.NANOSECONDS, fault);
    if (circuit.getState() == CircuitBreaker.State.CLOSED && isCertain(fault)) {
      circuit.transitionToOpenState();
    }
    if (circuit.getState() != CircuitBreaker.State.OPEN) {
      return null;
    }
    if (before != null) {
      return before;
    }
    var failures = outage == null ? 1 : outage.failures() + 1;
    outage =
        Outage.of(
            fault,
            FaultTable.withoutPromise(fault),
            firstFailure,
            now,
            now.plus(untilNextProbe(fault, failures)),
            failures);
    return outage;
  }

  private static Duration untilNextProbe(Fault fault, int failures) {
    return Outage.lasts(fault, failures)
        ? BETWEEN_PROBES_OF_WHAT_LASTS.after(failures)
        : BETWEEN_PROBES;
  }

  /** A moment that was never is as far away as any. */
  private static Instant later(Instant moment, Duration time) {
    return moment.equals(Instant.MIN) || moment.equals(Instant.MAX) ? moment : moment.plus(time);
  }

  /**
   * That all controllers are away, that Exchange calls a database off line, or that somebody says
   * no, needs no second opinion.
   */
  private boolean isCertain(Fault fault) {
    return dependency.kind() == Dependency.Kind.FOREST
        || fault.code().equals(FaultCode.EX_DATABASE_OFFLINE)
        || fault instanceof Fault.Refused;
  }

  /** Those who have waited longest, now that it is back; they wait no more. */
  synchronized List<MailboxGuid> comeBack(int most) {
    if (circuit.getState() != CircuitBreaker.State.CLOSED) {
      return List.of();
    }
    forgetThoseWhoLeft();
    var first = new ArrayList<MailboxGuid>();
    for (var each = waiting.keySet().iterator(); each.hasNext() && first.size() < most; ) {
      first.add(each.next());
      each.remove();
    }
    return first;
  }

  private synchronized Fault.Away away(@Nullable MailboxGuid who) {
    var now = clock.instant();
    var known = outage == null || now.isAfter(outage.seen().plus(OLD_NEWS)) ? null : outage;
    var probe = known == null ? now.plus(BETWEEN_PROBES) : known.nextProbe();
    // One that is overdue is under way.
    var untilProbe = probe.isAfter(now) ? Duration.between(now, probe) : BETWEEN_PROBES;
    var since = known == null ? now : known.since();
    var wait =
        who == null
            ? waitOfALook(untilProbe)
            : waitInLine(who, untilProbe.plus(Duration.between(since, now).dividedBy(PATIENCE)));
    return new Fault.Away(
        known == null ? FaultCode.EX_UNKNOWN : known.code(),
        (known == null ? dependency.words() + " does not answer." : known.sentence())
            + " It has been so since "
            + since.truncatedTo(ChronoUnit.SECONDS)
            + ".",
        dependency,
        wait,
        clock.toWaitHere(wait),
        since,
        known != null && known.lasting(),
        null);
  }

  private Duration waitInLine(MailboxGuid who, Duration alone) {
    forgetThoseWhoLeft();
    waiting.put(who, clock.instant());
    var before = List.copyOf(waiting.keySet()).indexOf(who);
    return shorter(alone.plus(BETWEEN_TWO_WHO_WAIT.multipliedBy(before)), LONGEST_WAIT);
  }

  /** Everybody comes again within the longest wait; who did not waits no more. */
  private void forgetThoseWhoLeft() {
    var now = clock.instant();
    waiting.values().removeIf(at -> now.isAfter(at.plus(LONGEST_WAIT.multipliedBy(2))));
  }

  private Duration waitOfALook(Duration untilProbe) {
    var spread = Duration.ofMillis(500L * (looksTurnedAway++ % 80));
    return shorter(untilProbe.plus(spread), LONGEST_WAIT_OF_A_LOOK);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
