package io.mailferry.activities.monitor;

import io.mailferry.activities.Given;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.monitor.RunningMigrations.Listed;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.slot.Place;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.workflows.mailbox.WantedSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mailboxes of ours, and others, between some databases: what Exchange, Temporal and the directory
 * show of them minute by minute. A migration does what it is told a minute later; some come to
 * grief, as {@link Fate} has it.
 */
final class PretendedMoves {
  static final Instant BEGIN = Instant.parse("2026-03-02T20:00:00Z");
  private static final UUID REQUEST = UUID.fromString("0e90e57a-0000-4000-8000-000000000001");
  private static final int TARGETS = 3;
  private static final int SOURCES = 4;

  /** What becomes of whom. */
  private enum Fate {
    /** Nothing else than what is to be. */
    USUAL,
    /** Its migration is terminated when it is told that it may be copied. */
    KILLED_WITH_ITS_TURN,
    /** No worker has time for it while it is first its turn. */
    MISSES_ITS_TURN,
    /** Its migration is terminated while Exchange copies it. */
    KILLED_WHILE_COPIED,
    /** Its request is removed by somebody while Exchange copies it, and it does not know. */
    REQUEST_REMOVED,
    /** Its migration is terminated when it is released, and Exchange ignores that for an hour. */
    KILLED_WHEN_RELEASED,
    /** The answer to its release is lost, and Exchange ignores that for an hour. */
    RELEASED_UNAWARES;

    /** Six of a hundred. */
    static Fate of(int number) {
      return number % 10 == 7 && number % 100 / 10 < values().length - 1
          ? values()[number % 100 / 10 + 1]
          : USUAL;
    }
  }

  /** Where a request stands. */
  private enum Stage {
    NONE,
    COPYING,
    COPIED,
    RELEASED,
    SWITCHING
  }

  private final class Move {
    final int number;
    final String mailbox;
    final MailboxGuid guid;
    final Fate fate;
    Stage stage = Stage.NONE;
    int ends;
    Stage shownStage = Stage.NONE;
    @Nullable QueuedMove shown;
    @Nullable SlotGrant turn;
    @Nullable SlotGrant missed;

    Move(int number) {
      this.number = number;
      this.mailbox = "%08d-0000-4000-8000-000000000000".formatted(number);
      this.guid = MailboxGuid.of(mailbox);
      this.fate = Fate.of(number);
    }

    void told(SlotGrant grant) {
      if (fate == Fate.KILLED_WITH_ITS_TURN) {
        running.remove(mailbox);
      } else if (fate == Fate.MISSES_ITS_TURN && (missed == null || missed.equals(grant))) {
        missed = grant;
      } else {
        turn = grant;
      }
    }

    /** What its migration does. */
    void act() {
      if (turn == null || !turn.holds(now())) {
        return;
      }
      switch (turn.kind()) {
        case COPY -> begins(Stage.COPYING, 25 + number % 31, Phase.COPYING);
        case CUTOVER -> {
          var ignored = fate == Fate.KILLED_WHEN_RELEASED || fate == Fate.RELEASED_UNAWARES;
          begins(Stage.RELEASED, ignored ? 60 : 1, Phase.CUTTING_OVER);
          if (fate == Fate.RELEASED_UNAWARES) {
            is(Phase.COPYING);
          } else if (fate == Fate.KILLED_WHEN_RELEASED) {
            running.remove(mailbox);
          }
        }
      }
      turn = null;
    }

    /** What Exchange does. */
    void work() {
      if (fate == Fate.KILLED_WHILE_COPIED && stage == Stage.COPYING && ends - minute == 10) {
        running.remove(mailbox);
      }
      if (minute < ends) {
        return;
      }
      switch (stage) {
        case NONE, COPIED -> {}
        case COPYING -> {
          if (fate == Fate.REQUEST_REMOVED) {
            stage = Stage.NONE;
          } else {
            stage = Stage.COPIED;
            is(Phase.WAITING_TO_SWITCH);
          }
        }
        case RELEASED -> begins(Stage.SWITCHING, 25 + number % 21, Phase.CUTTING_OVER);
        case SWITCHING -> {
          stage = Stage.NONE;
          running.remove(mailbox);
        }
      }
    }

    private void begins(Stage next, int lasting, Phase phase) {
      stage = next;
      ends = minute + lasting;
      is(phase);
    }

    /** Whoever was killed is not there any more to say so. */
    private void is(Phase phase) {
      running.computeIfPresent(mailbox, (_, _) -> listed(phase));
    }

    private Listed listed(Phase phase) {
      return new Listed(
          phase.words(), Given.WAVE.value(), new WantedSlot(target(), target(), source()), BEGIN);
    }

    String target() {
      return database(number);
    }

    String source() {
      return WantedSlot.far("SRC-DB0" + (number % SOURCES + 1));
    }

    private @Nullable RequestStatus status() {
      return switch (stage) {
        case NONE -> null;
        case COPYING -> RequestStatus.IN_PROGRESS;
        case COPIED, RELEASED -> RequestStatus.SYNCED;
        case SWITCHING -> RequestStatus.COMPLETION_IN_PROGRESS;
      };
    }

    private Stream<Place> atWork() {
      return switch (stage) {
        case NONE, COPIED -> Stream.empty();
        case COPYING -> Stream.of(place(SlotKind.COPY));
        case RELEASED, SWITCHING -> Stream.of(place(SlotKind.CUTOVER));
      };
    }

    Place place(SlotKind kind) {
      return new Place(kind, mailbox, target(), source(), Given.WAVE.value());
    }

    private @Nullable QueuedMove queued() {
      if (stage != shownStage) {
        shownStage = stage;
        shown = asQueued();
      }
      return shown;
    }

    private @Nullable QueuedMove asQueued() {
      var status = status();
      if (status == null) {
        return null;
      }
      var item = item(status, target(), "SRC-DB0" + (number % SOURCES + 1));
      return new QueuedMove(
          guid,
          Given.completingAfter(
              item, stage == Stage.RELEASED ? now() : BEGIN.plus(Duration.ofDays(90))));
    }
  }

  private final Map<String, Move> moves = new TreeMap<>();
  private final Map<String, Listed> running = new TreeMap<>();
  private final List<QueuedMove> others = new ArrayList<>();
  private int minute;

  /** So many wait to be copied. */
  PretendedMoves(int number) {
    IntStream.range(0, number)
        .mapToObj(Move::new)
        .forEach(
            move -> {
              moves.put(move.mailbox, move);
              running.put(move.mailbox, move.listed(Phase.WAITING_TO_COPY));
            });
  }

  static List<String> databases() {
    return IntStream.range(0, TARGETS).mapToObj(PretendedMoves::database).toList();
  }

  private static String database(int number) {
    return "TGT-DB0" + (number % TARGETS + 1);
  }

  private static QueueItem.Present item(RequestStatus status, String target, String source) {
    return new QueueItem.Present(
        REQUEST,
        status,
        "",
        Route.PULL,
        Given.WAVE.batchName(),
        target,
        source,
        false,
        null,
        new QueueItem.Progress(40, 4_000, 10_000, 7, 0),
        QueueItem.Times.UNKNOWN,
        null);
  }

  Instant now() {
    return BEGIN.plus(Duration.ofMinutes(minute));
  }

  /** Exchange works for a minute, and then the migrations do what they were told before. */
  void aMinutePasses() {
    minute++;
    moves.values().forEach(Move::work);
    moves.values().forEach(Move::act);
  }

  void tell(MailboxGuid mailbox, SlotGrant grant) {
    move(mailbox.toString()).told(grant);
  }

  private Move move(String mailbox) {
    return Objects.requireNonNull(moves.get(mailbox));
  }

  /** What a mailbox does, or waits to do. */
  Place place(MailboxGuid mailbox, SlotKind kind) {
    return move(mailbox.toString()).place(kind);
  }

  /** Somebody else moves so many into the first database. */
  void othersBegin(int number) {
    IntStream.range(0, number)
        .mapToObj(each -> "90000000-0000-4000-8000-%012d".formatted(each))
        .forEach(
            each ->
                others.add(
                    new QueuedMove(
                        MailboxGuid.of(each),
                        item(RequestStatus.IN_PROGRESS, database(0), "SRC-DB09"))));
  }

  void othersEnd() {
    others.clear();
  }

  /** Whether nobody waits any more, and nothing is at work. */
  boolean isOver() {
    return running.values().stream().allMatch(each -> each.is(Phase.COPYING)) && atWork().isEmpty();
  }

  /** The migrations that run, as they are listed. */
  Map<String, Listed> listed() {
    return new TreeMap<>(running);
  }

  /** The status of every request of ours, by mailbox. */
  Map<String, String> states() {
    var states = new TreeMap<String, String>();
    moves
        .values()
        .forEach(
            move -> {
              var status = move.status();
              if (status != null) {
                states.put(move.mailbox, status.name());
              }
            });
    return states;
  }

  List<QueuedMove> queue(String database) {
    var queue = new ArrayList<QueuedMove>();
    for (var move : moves.values()) {
      var queued = move.target().equals(database) ? move.queued() : null;
      if (queued != null) {
        queue.add(queued);
      }
    }
    if (database.equals(database(0))) {
      queue.addAll(others);
    }
    return queue;
  }

  /** What Exchange does at the cost of others, whoever ordered it. */
  List<Place> atWork() {
    return Stream.concat(
            moves.values().stream().flatMap(Move::atWork),
            others.stream()
                .map(
                    each ->
                        new Place(
                            SlotKind.COPY,
                            each.mailbox().toString(),
                            database(0),
                            WantedSlot.far("SRC-DB09"),
                            null)))
        .toList();
  }

  /** Who was told and may begin yet. */
  List<Place> mayBegin() {
    var may = new ArrayList<Place>();
    for (var move : moves.values()) {
      var turn = move.turn;
      if (turn != null && turn.holds(now())) {
        may.add(move.place(turn.kind()));
      }
    }
    return may;
  }

  /** How many wait in the shortest line of a database. */
  int shortestLine(SlotKind kind) {
    var phase = kind == SlotKind.COPY ? Phase.WAITING_TO_COPY : Phase.WAITING_TO_SWITCH;
    var lines = new int[TARGETS];
    for (var move : moves.values()) {
      var migration = running.get(move.mailbox);
      if (migration != null && migration.is(phase)) {
        lines[move.number % TARGETS]++;
      }
    }
    return IntStream.of(lines).min().orElse(0);
  }
}
