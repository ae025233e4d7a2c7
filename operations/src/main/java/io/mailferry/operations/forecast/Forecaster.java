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
   * @param average how large one is whose size nobody has seen yet; empty where that is not known
   */
  Forecaster(List<Standing> open, Pace pace, OptionalLong average, Instant now) {
    this.open = List.copyOf(open);
    this.pace = pace;
    this.average = average;
    this.now = now;
    this.open.stream().map(Forecaster::database).distinct().forEach(this::copyInto);
    this.open.forEach(each -> turn(each).ifPresent(turn -> crowds.merge(turn, 1, Integer::sum)));
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
        var shared = running.stream().mapToLong(other -> Math.min(left(other), left(each))).sum();
        copied.put(each, Range.around(now, seconds(shared / speed)));
      }
    }
    var before = running.stream().mapToLong(this::left).sum();
    for (var each : uncopied) {
      if (!each.isBeingCopied() && isOfKnownSize(each)) {
        before += left(each);
        copied.put(each, Range.around(now, seconds(before / speed)));
      }
    }
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

  /** With whom it switches, if it is copied as expected; empty for never and unknown. */
  private Optional<Turn> turn(Standing each) {
    var when = copied.get(each);
    if (when == null || each.inForce() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(each.inForce().cutover().next(when.earliest()))
        .map(moment -> new Turn(database(each), moment));
  }

  private MailboxForecast forecast(Standing each) {
    var inForce = each.inForce();
    if (inForce == null) {
      return untold(
          each,
          Cause.NOT_WATCHED,
          "no migration of this wave runs for it: it was ended in Temporal, or another wave has the"
              + " mailbox; mailferry explain tells");
    }
    return switch (inForce.rest()) {
      case CANCEL -> untold(each, Cause.CANCELLED, "it is cancelled, and will not move");
      case PAUSE -> untold(each, Cause.ORDER, "it is paused until somebody resumes it");
      case HOLD -> untold(each, Cause.ORDER, "its cutover is held until somebody lifts that");
      case NOTHING -> undisturbed(each, inForce.cutover());
    };
  }

  private MailboxForecast undisturbed(Standing each, CutoverOrder cutover) {
    var mailbox = each.mailbox();
    if (each.reason() == Reason.NO_WINDOW_LEFT) {
      return withoutWindow(each);
    }
    if (mailbox.needsAttention()) {
      return switch (mailbox.attention()) {
        case QUESTION -> untold(each, Cause.PERSON, "a person is to answer: " + mailbox.sentence());
        case NONE, WAITING, STUCK -> untold(each, Cause.STUCK, mailbox.sentence());
      };
    }
    if (mailbox.phase() == Phase.PAUSED || each.reason() == Reason.HELD) {
      return untold(each, Cause.ORDER, mailbox.sentence());
    }
    if (mailbox.phase() == Phase.CUTTING_OVER || mailbox.phase() == Phase.VERIFYING) {
      return switching(each, cutover);
    }
    var when = copied.get(each);
    return when == null
        ? untold(
            each,
            Cause.NOT_MEASURED,
            "too little was copied into " + mailbox.to() + " yet to tell how long this takes")
        : switchingAfter(each, cutover, when);
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
    var lastStart = cutover.lastStart(now);
    if (each.reason() == Reason.RELEASED
        && lastStart != null
        && now.plus(pace.usualSwitch()).isAfter(lastStart)) {
      var next = cutover.next(lastStart);
      return missing(
          each,
          now,
          next == null ? null : next.plus(pace.longSwitch()),
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
    var earliest = first.plus(pace.shortestSwitch());
    var lastStart = cutover.lastStart(first);
    var next = lastStart == null ? null : cutover.next(lastStart);
    var isLate =
        lastStart != null
            && (last == null
                || last.isAfter(lastStart)
                || first.plus(pace.longSwitch(crowd)).isAfter(lastStart));
    if (!isLate) {
      return new MailboxForecast(
          each.mailbox(),
          earliest,
          (last == null ? first : last).plus(pace.longSwitch(crowd)),
          first.isAfter(when.earliest()) ? Cause.WINDOW : copyOrSlot(each),
          said(each, when, first));
    }
    if (last == null || next == null || lastStart == null) {
      return missing(
          each,
          earliest,
          null,
          copied(each, when)
              + "; it may be too late for the last of its windows, which opens at "
              + Words.minute(first));
    }
    var ends = later(last, next).plus(pace.longSwitch(crowd));
    return next.isAfter(lastStart.plus(SOON))
        ? missing(
            each,
            earliest,
            ends,
            copied(each, when)
                + "; it may be too late for the window that opens at "
                + Words.minute(first)
                + nextBegins(next))
        : new MailboxForecast(
            each.mailbox(), earliest, ends, copyOrSlot(each), said(each, when, first));
  }

  private static MailboxForecast missing(
      Standing each, Instant earliest, @Nullable Instant latest, String sentence) {
    return new MailboxForecast(each.mailbox(), earliest, latest, Cause.MAY_MISS_WINDOW, sentence);
  }

  private static Cause copyOrSlot(Standing each) {
    var reason = each.reason();
    return reason != null && reason.waitsForASlot() ? Cause.SLOT : Cause.COPY;
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
