package io.mailferry.activities.breaker;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.SignOfLife;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.model.incident.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the controllers of a domain, so that one is told to be away although nobody needs it
 * just now. It asks each for a sign of life, which takes no account.
 *
 * <p>One that is away beside others that answer is an incident of its own, and nobody waits for it.
 * When all are away, that is the one incident of the domain, whose sentence names them: then it is
 * asked past the breaker, as anybody would, and so is found to be back.
 */
final class DomainWatch {
  /** One that restarts, or a packet that is lost, is no incident. */
  private static final int MISSED_TO_TELL = 2;

  private final Directory domain;
  private final Dependency all;
  private final Breakers breakers;
  private final ExchangeClock clock;
  private final IncidentListener listener;
  private final Duration longestPing;

  /** Since when those are away that were told to be. */
  private final Map<String, Instant> away = new HashMap<>();

  /** How often in a row each did not answer. */
  private final Map<String, Integer> missed = new HashMap<>();

  /**
   * Those of which it was told that they answer: another worker may have told of their incident.
   */
  private final Set<String> toldWell = new HashSet<>();

  private @Nullable CompletableFuture<String> pinging;

  /**
   * @param domain one domain, not guarded
   * @param longestPing so long a controller is waited for that hangs; somebody waits for the news
   */
  DomainWatch(
      Directory domain,
      Breakers breakers,
      ExchangeClock clock,
      IncidentListener listener,
      Duration longestPing) {
    this.domain = domain;
    this.all = new Dependency(Dependency.Kind.FOREST, domain.domains().getFirst());
    this.breakers = breakers;
    this.clock = clock;
    this.listener = listener;
    this.longestPing = longestPing;
  }

  /** Looks once, and tells what there is to tell. */
  synchronized void look() {
    var signs = domain.signsOfLife();
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    var noneIsWell = !signs.isEmpty() && signs.stream().noneMatch(SignOfLife::isWell);
    var breaker = breakers.of(all);
    if ((noneIsWell || breaker.hasNoController()) && !breaker.isHeldBack()) {
      askAsAnybodyWould(signs);
    }
    for (var sign : signs) {
      if (sign.isWell()) {
        tellThatItAnswers(sign.controller());
      } else if (noneIsWell) {
        // The domain's own incident names it, and nobody is asked in its place.
        forget(sign.controller());
      } else if (missed.merge(sign.controller(), 1, Integer::sum) >= MISSED_TO_TELL) {
        tellThatItIsAway(sign, signs, breaker.isAway());
      }
    }
    var known = signs.stream().map(SignOfLife::controller).collect(Collectors.toSet());
    for (var gone : new HashSet<>(away.keySet())) {
      if (!signs.isEmpty() && !known.contains(gone)) {
        tellThatItAnswers(gone);
      }
    }
  }

  private void askAsAnybodyWould(List<SignOfLife> signs) {
    try {
      var _ = new Passage(breakers, List.of(all), null).call(() -> ping(signs));
    } catch (Fault | CancellationException _) {
      // The breaker tells of it, or nothing was learned.
    }
  }

  /** One that hangs is waited for by those who need it, and not by whoever wants to know. */
  private String ping(List<SignOfLife> signs) {
    if (pinging != null && !pinging.isDone() && isWell(signs)) {
      throw new CancellationException("the last one is still waited for");
    }
    pinging = CompletableFuture.supplyAsync(domain::ping, Thread::startVirtualThread);
    try {
      return pinging.get(longestPing.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      if (isWell(signs)) {
        throw new CancellationException("it is slow, and there");
      }
      throw silent(signs, silent);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody looks any more");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Fault fault ? fault : new IllegalStateException(failed);
    }
  }

  private static boolean isWell(List<SignOfLife> signs) {
    return signs.stream().anyMatch(SignOfLife::isWell);
  }

  private Fault silent(List<SignOfLife> signs, Throwable cause) {
    return FaultTable.STANDARD.fault(
        FaultCode.AD_AWAY,
        signs.stream()
            .map(each -> each.controller() + ": " + each.trouble())
            .collect(Collectors.joining("; ")),
        Effect.READS,
        all.words(),
        cause);
  }

  private void tellThatItIsAway(SignOfLife sign, List<SignOfLife> signs, boolean othersAreOfNoUse) {
    var now = clock.instant();
    var since = away.computeIfAbsent(sign.controller(), _ -> now);
    listener.away(
        dependency(sign.controller()),
        new Outage(
            FaultCode.AD_CONTROLLER_AWAY,
            sentence(sign, signs, othersAreOfNoUse),
            since,
            now,
            now,
            1,
            false));
  }

  private static String sentence(
      SignOfLife sign, List<SignOfLife> signs, boolean othersAreOfNoUse) {
    var others =
        signs.stream()
            .filter(SignOfLife::isWell)
            .map(SignOfLife::controller)
            .collect(Collectors.joining(", "));
    return "It is of no use: "
        + sign.trouble()
        + ". "
        + others
        + (othersAreOfNoUse
            ? " answers, and does not help, either."
            : " is asked in its place, and nobody waits; look after it before the others fail,"
                + " too.");
  }

  /** Also of one that is no controller any more. */
  private void tellThatItAnswers(String controller) {
    missed.remove(controller);
    if (away.remove(controller) != null || toldWell.add(controller)) {
      listener.back(dependency(controller), clock.instant());
    }
  }

  private void forget(String controller) {
    if (away.remove(controller) != null) {
      listener.back(dependency(controller), clock.instant());
    }
  }

  private static Dependency dependency(String controller) {
    return new Dependency(Dependency.Kind.CONTROLLER, controller);
  }
}
