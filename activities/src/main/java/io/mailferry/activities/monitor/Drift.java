package io.mailferry.activities.monitor;

import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.exchange.Exchange.StampedMove;
import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.temporal.client.WorkflowServiceException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests that Exchange shows and that should not be there: ours that no migration watches, and
 * those of others for mailboxes whose migration runs. Only Temporal knows which migrations run. It
 * lists them all in each pass, and is asked about each request that does not fit to the list, which
 * can be a moment late, about what was drift before, and about a few others in turn.
 */
final class Drift {
  /** Temporal is asked about so many of each kind in a pass. */
  private static final int MOST = 500;

  /** About so many of the others, too, where it lists nothing: each call is about one. */
  private static final int IN_TURN = 50;

  /** And about so many where it lists them, because a list can stay wrong. */
  private static final int IN_TURN_BESIDE_A_LIST = 3;

  private final RunningMigrations migrations;
  private final Optional<Set<String>> listed;
  private final BiConsumer<String, RequestStatus> news;
  private final Map<String, SeenDrift> known = new TreeMap<>();
  private final Map<String, SeenRequest> seen = new TreeMap<>();
  private final Set<String> stamped = new HashSet<>();
  private final Set<String> queuesRead = new HashSet<>();
  private String askedLast;

  /**
   * @param before what the pass before knew
   * @param askedLast about whose request Temporal was asked last, in turn
   * @param listed the mailboxes whose migrations Temporal lists as running; empty when it lists
   *     nothing
   * @param news is told of a request of others that a migration may not know of yet
   */
  Drift(
      Collection<SeenDrift> before,
      String askedLast,
      RunningMigrations migrations,
      Optional<Set<String>> listed,
      BiConsumer<String, RequestStatus> news) {
    this.listed = listed;
    before.forEach(drift -> known.put(drift.mailbox(), drift));
    this.askedLast = askedLast;
    this.migrations = migrations;
    this.news = news;
  }

  /** These are all the stamps of requests that bear our mark. */
  void stampsAre(List<StampedMove> moves) {
    moves.forEach(move -> stamped.add(move.mailbox().toString()));
    moves.stream().map(SeenRequest::of).forEach(this::see);
  }

  /** This is all that a queue holds, whoever created it. */
  void queueHolds(String queue, List<QueuedMove> moves) {
    queuesRead.add(queue);
    moves.stream()
        .map(move -> SeenRequest.of(move, queue))
        .filter(request -> !stamped.contains(request.mailbox()))
        .forEach(this::see);
  }

  private void see(SeenRequest request) {
    if (request.isLive()) {
      seen.put(request.mailbox(), request);
    }
  }

  /**
   * Finds out what of it should not be there.
   *
   * @param queues those that can be read; what lies in another one is nowhere any more
   * @param knownBefore the mailboxes of which the pass before knew a request of ours
   */
  void findOut(Set<String> queues, Set<String> knownBefore, Instant now) {
    known.values().stream()
        .map(SeenDrift::request)
        .filter(request -> liesInAQueueThatWasNotRead(request, queues))
        .forEach(request -> seen.putIfAbsent(request.mailbox(), request));
    known.keySet().retainAll(seen.keySet());
    try {
      for (var mailbox : listed.map(this::thatDoNotFit).orElseGet(() -> newOnes(knownBefore))) {
        judge(seen.get(mailbox), now);
      }
    } catch (WorkflowServiceException _) {
      // Temporal cannot tell just now: what was drift still is, as far as anybody knows.
    }
  }

  private boolean liesInAQueueThatWasNotRead(SeenRequest request, Set<String> queues) {
    var queue = request.queue();
    return queue != null
        && queues.contains(queue)
        && !queuesRead.contains(queue)
        && !stamped.contains(request.mailbox());
  }

  private Set<String> thatDoNotFit(Set<String> watched) {
    var asked = new LinkedHashSet<>(known.keySet());
    seen.values().stream()
        .filter(request -> !request.isOurs() && watched.contains(request.mailbox()))
        .limit(MOST)
        .forEach(request -> asked.add(request.mailbox()));
    inTurn()
        .filter(mailbox -> isOurs(mailbox) && !watched.contains(mailbox))
        .limit(MOST)
        .forEach(asked::add);
    askInTurn(asked, IN_TURN_BESIDE_A_LIST);
    return asked;
  }

  private boolean isOurs(String mailbox) {
    var request = seen.get(mailbox);
    return request != null && request.isOurs();
  }

  private Set<String> newOnes(Set<String> knownBefore) {
    var asked = new LinkedHashSet<>(known.keySet());
    seen.values().stream()
        .filter(request -> request.queue() == null && !knownBefore.contains(request.mailbox()))
        .limit(MOST)
        .forEach(request -> asked.add(request.mailbox()));
    // Those of others are in no list of ours; as many are asked about as there are new ones.
    seen.values().stream()
        .filter(request -> request.queue() != null)
        .limit(MOST)
        .forEach(request -> asked.add(request.mailbox()));
    askInTurn(asked, IN_TURN);
    return asked;
  }

  private void askInTurn(Set<String> asked, int number) {
    for (var mailbox : inTurn().limit(number).toList()) {
      asked.add(mailbox);
      askedLast = mailbox;
    }
  }

  /** All that were seen, from the one on after that which was asked about last. */
  private Stream<String> inTurn() {
    var turn = askedLast;
    return Stream.concat(
        seen.keySet().stream().filter(mailbox -> mailbox.compareTo(turn) > 0),
        seen.keySet().stream().filter(mailbox -> mailbox.compareTo(turn) <= 0));
  }

  private void judge(@Nullable SeenRequest request, Instant now) {
    if (request == null) {
      return;
    }
    var running = migrations.of(MailboxGuid.of(request.mailbox()));
    var kind = kind(request, running);
    var before = known.remove(request.mailbox());
    if (kind.isEmpty()) {
      return;
    }
    var began = before != null && before.kind() == kind.get() ? before.began() : now;
    if (before == null && kind.get() == DriftKind.FOREIGN) {
      news.accept(request.mailbox(), request.status());
    }
    if (before == null && known.size() >= DriftNote.MOST_OF_AN_ORGANISATION) {
      return;
    }
    var wave = running.map(RunningMigrations.Running::wave).or(request::wave).orElse(null);
    known.put(request.mailbox(), new SeenDrift(kind.get(), request, wave, began));
  }

  private static Optional<DriftKind> kind(
      SeenRequest request, Optional<RunningMigrations.Running> running) {
    if (request.isOurs()) {
      return running.isEmpty() ? Optional.of(DriftKind.UNWATCHED) : Optional.empty();
    }
    return running.isPresent() && !isTakenOver(running.get())
        ? Optional.of(DriftKind.FOREIGN)
        : Optional.empty();
  }

  /**
   * A migration that goes on beside somebody else's request was told to take it over, and one that
   * asks something knows of it: its question is the better place.
   */
  private static boolean isTakenOver(RunningMigrations.Running running) {
    if (Phase.WAITING_TO_COPY.words().equals(running.phase())) {
      // It waits before it is resumed, or before there is any.
      return Attention.WAITING.word().equals(running.attention());
    }
    return Stream.of(
            Phase.ATTENTION,
            Phase.COPYING,
            Phase.READY,
            Phase.WAITING_TO_SWITCH,
            Phase.CUTTING_OVER,
            Phase.PAUSED,
            Phase.VERIFYING,
            Phase.CLEANING_UP)
        .map(Phase::words)
        .collect(Collectors.toSet())
        .contains(running.phase());
  }

  /** What should not be there, to be carried to the next pass. */
  List<SeenDrift> known() {
    return List.copyOf(known.values());
  }

  /** The same, as the journal has it. */
  List<DriftNote> notes() {
    return known.values().stream().map(SeenDrift::note).toList();
  }

  /** About whose request Temporal was asked last, in turn. */
  String askedLast() {
    return askedLast;
  }
}
