package io.mailferry.operations.forecast;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Works out when mailboxes will have moved. Nothing is asked and nothing happens here.
 *
 * <p>What is being copied shares the pace of its database and is done the sooner the less is left;
 * what waits behind it comes in the order of the plan. Whoever is copied switches in the next
 * opening of its window, beside all others whose turn comes then.
 */
final class Forecaster {
  /** Whoever switches a night later has missed nothing; a week later, somebody wants to know. */
  private static final Duration SOON = Duration.ofHours(24);

  /** Further ahead nobody plans. */
  private static final int MOST_OPENINGS = 400;

  /**
   * How many Exchange copies into a database at a time, more or less, as far as nobody limits it.
   */
  private static final int AT_A_TIME = 20;

  private final List<Standing> open;
  private final Pace pace;
  private final OptionalLong average;
  private final Instant now;
  private final Map<Standing, Range> copied = new HashMap<>();
  private final Map<Turn, Integer> crowds = new HashMap<>();

  /** A stretch in which mailboxes switch into one database beside each other. */
  private record Turn(String database, Instant opens) {}

  /**
   * @param open the mailboxes that have not ended, in the order of the plan
   * @param beside mailboxes of other waves, which may switch at the same time
   * @param average how large one is whose size nobody has seen yet; empty where that is not known
   */
  Forecaster(
      List<Standing> open, List<Standing> beside, Pace pace, OptionalLong average, Instant now) {
    this.open = List.copyOf(open);
    this.pace = pace;
    this.average = average;
    this.now = now;
    this.open.stream().map(Forecaster::database).distinct().forEach(this::copyInto);
    this.open.forEach(each -> turn(each).ifPresent(this::count));
    beside.forEach(each -> nextTurn(each).ifPresent(this::count));
  }

  /** One for each, in their order. */
  List<MailboxForecast> forecasts() {
    return open.stream().map(this::forecast).toList();
  }

  private static String database(Standing each) {
    return Pace.folded(each.mailbox().to());
  }

  private void copyInto(String database) {
    var theirs =
        open.stream().filter(each -> database(each).equals(database) && each.goesOn()).toList();
    theirs.stream().filter(Standing::isCopied).forEach(each -> copied.put(each, Range.at(now)));
    var speed = pace.into(database);
    if (speed.isPresent()) {
      copyAt(speed.get(), theirs.stream().filter(each -> !each.isCopied()).toList());
    }
  }

  private void copyAt(double speed, List<Standing> uncopied) {
    var running = uncopied.stream().filter(Standing::isBeingCopied).toList();
    for (var each : running) {
      if (isOfKnownSize(each)) {
        copied.put(each, Range.around(now, seconds(shared(running, each) / speed)));
      }
    }
    var before = running.stream().mapToLong(this::left).sum();
    for (var each : uncopied) {
      if (!each.isBeingCopied() && isOfKnownSize(each)) {
        before += left(each);
        // Nobody knows which of those that wait Exchange takes up first, and how many beside.
        copied.put(
            each,
            new Range(
                Range.around(now, seconds(Math.min(shared(uncopied, each), before) / speed))
                    .earliest(),
                Range.around(now, seconds(before / speed)).latest()));
      }
    }
  }

  /** How much is copied until this is, where all of those are copied beside each other. */
  private long shared(List<Standing> beside, Standing each) {
    var most = left(each);
    return Math.min(
        beside.stream().mapToLong(other -> Math.min(left(other), most)).sum(), most * AT_A_TIME);
  }

  private boolean isOfKnownSize(Standing each) {
    return each.isOfKnownSize() || average.isPresent();
  }

  private long left(Standing each) {
    return each.left(average.orElse(0));
  }

  private static Duration seconds(double number) {
    return Duration.ofMillis((long) (number * 1000));
  }

  private void count(Turn turn) {
    crowds.merge(turn, 1, Integer::sum);
  }

  /** Of another wave, whose copies are not followed here: those count that are copied. */
  private Optional<Turn> nextTurn(Standing each) {
    var inForce = each.inForce();
    return inForce == null || !each.mayCome() || !each.isCopied()
        ? Optional.empty()
        : Optional.ofNullable(inForce.cutover().next(now))
            .map(moment -> new Turn(database(each), moment));
  }

  /** With whom it switches, if it is copied as expected; empty for never and unknown. */
  private Optional<Turn> turn(Standing each) {
    var when = copied.get(each);
    var inForce = each.inForce();
    if (when == null || inForce == null || !each.mayCome()) {
      return Optional.empty();
    }
    return Optional.ofNullable(inForce.cutover().next(when.earliest()))
        .map(moment -> new Turn(database(each), moment));
  }

  private MailboxForecast forecast(Standing each) {
    return switch (each.answer()) {
      case Answer.NoMigration _ ->
          untold(
              each,
              Cause.NOT_WATCHED,
              "no migration of this wave runs for it: it has just ended, was ended in Temporal, or"
                  + " another wave has the mailbox; mailferry explain tells");
      case Answer.Silence _ ->
          untold(each, Cause.SILENT, "its migration did not answer in time; ask again");
      case Answer.Told(var inForce) -> forecast(each, inForce);
    };
  }

  private MailboxForecast forecast(Standing each, InForce inForce) {
    return switch (inForce.rest()) {
      case CANCEL -> untold(each, Cause.CANCELLED, "it is cancelled, and will not move");
      case PAUSE -> untold(each, Cause.ORDER, "it is paused until somebody resumes it");
      case HOLD -> untold(each, Cause.ORDER, "its cutover is held until somebody lifts that");
      case APPROVAL -> untold(each, Cause.APPROVAL, "it waits until somebody approves the wave");
      case NOTHING -> undisturbed(each, inForce.cutover());
    };
  }

  private MailboxForecast undisturbed(Standing each, CutoverOrder cutover) {
    var mailbox = each.mailbox();
    if (each.reason() == Reason.NO_WINDOW_LEFT) {
      return withoutWindow(each);
    }
    var away = each.waitsFor();
    if (away != null) {
      return WhileAway.of(each, away, copied.get(each), cutover, pace.shortestSwitch(), now);
    }
    if (mailbox.needsAttention()) {
      return switch (mailbox.attention()) {
        case QUESTION -> untold(each, Cause.PERSON, "a person is to answer: " + mailbox.sentence());
        case NONE, WAITING, STUCK -> untold(each, Cause.STUCK, mailbox.sentence());
      };
    }
    if (each.reason() == Reason.NOT_APPROVED) {
      return untold(each, Cause.APPROVAL, mailbox.sentence());
    }
    if (mailbox.phase() == Phase.PAUSED || each.reason() == Reason.HELD) {
      return untold(each, Cause.ORDER, mailbox.sentence());
    }
    if (mailbox.phase() == Phase.CUTTING_OVER || mailbox.phase() == Phase.VERIFYING) {
      return switching(each, cutover);
    }
    var when = copied.get(each);
    if (when != null) {
      return switchingAfter(each, cutover, when);
    }
    return isOfKnownSize(each)
        ? untold(
            each,
            Cause.NOT_MEASURED,
            "too little was copied into " + mailbox.to() + " yet to tell how long this takes")
        : untold(each, Cause.SIZE_UNKNOWN, "how large it is, nobody has seen yet");
  }

  private static MailboxForecast untold(Standing each, Cause cause, String sentence) {
    return MailboxForecast.unknown(each.mailbox(), cause, sentence);
  }

  private static MailboxForecast withoutWindow(Standing each) {
    return untold(each, Cause.NO_WINDOW, "no window comes any more in which it may switch");
  }

  /** What Exchange has not begun before the last start waits for the next opening. */
  private MailboxForecast switching(Standing each, CutoverOrder cutover) {
    var released =
        each.released() == null
            ? Objects.requireNonNull(each.mailbox().decided()).at()
            : each.released();
    var ends = later(released.plus(pace.longSwitch()), now.plus(pace.usualSwitch()));
    var lastStart = cutover.lastStart(released);
    if (each.reason() == Reason.RELEASED
        && lastStart != null
        && now.plus(pace.usualSwitch()).isAfter(lastStart)) {
      var next = cutover.next(lastStart);
      return late(
          each,
          now,
          lastStart,
          next,
          next == null ? null : next.plus(Range.BETWEEN).plus(pace.longSwitch()),
          "it is released and not begun, and its window is nearly over" + nextBegins(next));
    }
    return new MailboxForecast(
        each.mailbox(),
        now,
        ends,
        Cause.SWITCH,
        each.mailbox().phase() == Phase.VERIFYING
            ? "it has moved, and that is being verified"
            : "it is released, and a switch takes up to " + Words.duration(pace.longSwitch()));
  }

  private MailboxForecast switchingAfter(Standing each, CutoverOrder cutover, Range when) {
    var first = cutover.next(when.earliest());
    if (first == null) {
      return withoutWindow(each);
    }
    var last = cutover.next(when.latest());
    var crowd = crowds.getOrDefault(new Turn(database(each), first), 1);
    var queue = pace.longSwitch(crowd).minus(pace.longSwitch(1));
    var begins = last == null ? null : afterTheQueue(cutover, last, queue);
    var latest = begins == null ? null : begins.plus(Range.BETWEEN).plus(pace.longSwitch(1));
    var earliest = first.plus(pace.shortestSwitch());
    var lastStart = cutover.lastStart(first);
    if (lastStart == null || (begins != null && !begins.isAfter(lastStart))) {
      return new MailboxForecast(
          each.mailbox(), earliest, latest, cause(each, when, first), said(each, when, first));
    }
    var next = cutover.next(lastStart);
    return late(
        each,
        earliest,
        lastStart,
        next,
        latest,
        copied(each, when)
            + "; it may be too late for the window that opens at "
            + Words.minute(first)
            + nextBegins(next));
  }

  /** When the last of a queue begins: it goes on in the next opening where one is too short. */
  private static @Nullable Instant afterTheQueue(
      CutoverOrder cutover, Instant first, Duration queue) {
    var begins = first;
    var left = queue;
    for (var openings = 0; openings < MOST_OPENINGS; openings++) {
      var lastStart = cutover.lastStart(begins);
      var room = lastStart == null ? null : Duration.between(begins, lastStart);
      if (room == null || left.compareTo(room) <= 0) {
        return begins.plus(left);
      }
      left = left.minus(room);
      var next = cutover.next(Objects.requireNonNull(lastStart));
      if (next == null) {
        return null;
      }
      begins = next;
    }
    return null;
  }

  /** Whoever may be late, and when the next opening is no later than a day, has missed nothing. */
  private static MailboxForecast late(
      Standing each,
      Instant earliest,
      Instant lastStart,
      @Nullable Instant next,
      @Nullable Instant latest,
      String sentence) {
    return latest == null || next == null || next.isAfter(lastStart.plus(SOON))
        ? missing(each, earliest, latest, sentence)
        : new MailboxForecast(
            each.mailbox(),
            earliest,
            latest,
            each.isCopied() ? windowOrSlot(each) : copyOrSlot(each),
            sentence);
  }

  private static MailboxForecast missing(
      Standing each, Instant earliest, @Nullable Instant latest, String sentence) {
    return new MailboxForecast(each.mailbox(), earliest, latest, Cause.MAY_MISS_WINDOW, sentence);
  }

  private static Cause cause(Standing each, Range when, Instant first) {
    return first.isAfter(when.earliest()) ? Cause.WINDOW : copyOrSlot(each);
  }

  private static Cause copyOrSlot(Standing each) {
    return waitsForASlot(each) ? Cause.SLOT : Cause.COPY;
  }

  private static Cause windowOrSlot(Standing each) {
    return waitsForASlot(each) ? Cause.SLOT : Cause.WINDOW;
  }

  private static boolean waitsForASlot(Standing each) {
    var reason = each.reason();
    return reason != null && reason.waitsForASlot();
  }

  private static String nextBegins(@Nullable Instant next) {
    return next == null
        ? ", and no later one comes"
        : "; the next one opens at " + Words.minute(next);
  }

  private static String said(Standing each, Range when, Instant first) {
    var words = new ArrayList<String>();
    words.add(copied(each, when));
    if (first.isAfter(when.earliest())) {
      words.add("it may switch from " + Words.minute(first) + " on");
    }
    return String.join("; ", words);
  }

  private static String copied(Standing each, Range when) {
    return each.isCopied()
        ? "it is copied"
        : "its copy ends between "
            + Words.minute(when.earliest())
            + " and "
            + Words.minute(when.latest());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
