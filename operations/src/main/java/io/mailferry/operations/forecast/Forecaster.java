package io.mailferry.operations.forecast;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out when mailboxes will have moved. Nothing is asked and nothing happens here.
 *
 * <p>What is being copied shares the pace of its database and is done the sooner the less is left;
 * what waits behind it comes in the order of the plan. Whoever is copied switches in the next
 * opening of its window, beside all others whose turn comes then.
 */
final class Forecaster {
  /**
   * How many Exchange completes into a database at a time, more or less
   * (docs/exchange/completion.md#a-release-takes-minutes).
   */
  private static final int AT_A_TIME = 10;

  private final List<Standing> open;
  private final Pace pace;
  private final Instant now;
  private final Map<Standing, Range> copied = new HashMap<>();

  /**
   * @param open the mailboxes that have not ended, in the order of the plan
   */
  Forecaster(List<Standing> open, Pace pace, Instant now) {
    this.open = List.copyOf(open);
    this.pace = pace;
    this.now = now;
    this.open.stream()
        .map(each -> each.mailbox().to())
        .map(Pace::folded)
        .distinct()
        .forEach(this::copyInto);
  }

  /** One for each, in their order. */
  List<MailboxForecast> forecasts() {
    var beside = new HashMap<String, Integer>();
    for (var each : open) {
      opening(each).ifPresent(moment -> beside.merge(turn(each, moment), 1, Integer::sum));
    }
    return open.stream().map(each -> forecast(each, beside)).toList();
  }

  private void copyInto(String database) {
    var theirs =
        open.stream().filter(each -> Pace.folded(each.mailbox().to()).equals(database)).toList();
    theirs.stream().filter(Standing::isCopied).forEach(each -> copied.put(each, Range.at(now)));
    pace.into(database)
        .ifPresent(
            speed ->
                copyAt(
                    speed,
                    theirs.stream().filter(Standing::isBeingCopied).toList(),
                    theirs.stream()
                        .filter(each -> !each.isCopied() && !each.isBeingCopied())
                        .toList()));
  }

  private void copyAt(double speed, List<Standing> running, List<Standing> waiting) {
    for (var each : running) {
      var shared = running.stream().mapToLong(other -> Math.min(left(other), left(each))).sum();
      copied.put(each, Range.around(now, seconds(shared / speed)));
    }
    var before = running.stream().mapToLong(this::left).sum();
    for (var each : waiting) {
      before += left(each);
      copied.put(each, Range.around(now, seconds(before / speed)));
    }
  }

  private static Duration seconds(double number) {
    return Duration.ofMillis((long) (number * 1000));
  }

  private long left(Standing each) {
    return Math.max(0, size(each) - each.bytes());
  }

  /** Nobody knows how large a mailbox is before its request is at work. */
  private long size(Standing each) {
    return each.totalBytes() > 0
        ? each.totalBytes()
        : (long)
            open.stream()
                .mapToLong(Standing::totalBytes)
                .filter(bytes -> bytes > 0)
                .average()
                .orElse(0);
  }

  /** When its turn to switch comes, if it is copied as expected; empty for never and unknown. */
  private Optional<Instant> opening(Standing each) {
    var when = copied.get(each);
    return when == null
        ? Optional.empty()
        : Optional.ofNullable(each.cutover().next(when.earliest()));
  }

  private static String turn(Standing each, Instant moment) {
    return Pace.folded(each.mailbox().to()) + "|" + moment;
  }

  private MailboxForecast forecast(Standing each, Map<String, Integer> beside) {
    var mailbox = each.mailbox();
    if (mailbox.needsAttention()) {
      return MailboxForecast.unknown(
          mailbox, Cause.PERSON, "a person is needed: " + mailbox.sentence());
    }
    var reason = reason(each);
    if (mailbox.phase() == Phase.PAUSED || reason == Reason.HELD) {
      return MailboxForecast.unknown(mailbox, Cause.ORDER, mailbox.sentence());
    }
    if (mailbox.phase() == Phase.CUTTING_OVER || mailbox.phase() == Phase.VERIFYING) {
      return switching(each);
    }
    var when = copied.get(each);
    if (when == null) {
      return MailboxForecast.unknown(
          mailbox,
          Cause.NOT_MEASURED,
          "nothing was copied into "
              + mailbox.to()
              + " yet, or not for long enough to tell how long this takes");
    }
    return switchingAfter(each, when, beside);
  }

  private static @Nullable Reason reason(Standing each) {
    var decided = each.mailbox().decided();
    return decided == null
        ? null
        : Arrays.stream(Reason.values())
            .filter(any -> any.name().equals(decided.reason()))
            .findFirst()
            .orElse(null);
  }

  private MailboxForecast switching(Standing each) {
    var released = Objects.requireNonNull(each.mailbox().decided()).at();
    var latest = latest(released.plus(pace.longSwitch()), now.plus(pace.usualSwitch()));
    return new MailboxForecast(
        each.mailbox(),
        now,
        latest,
        Cause.SWITCH,
        "it is released, and a switch takes up to " + Words.duration(pace.longSwitch()));
  }

  private MailboxForecast switchingAfter(Standing each, Range when, Map<String, Integer> beside) {
    var cutover = each.cutover();
    var first = cutover.next(when.earliest());
    var last = cutover.next(when.latest());
    if (first == null) {
      return MailboxForecast.unknown(
          each.mailbox(), Cause.NO_WINDOW, "no window comes any more in which it may switch");
    }
    var others = beside.getOrDefault(turn(each, first), 1);
    var queue = pace.usualSwitch().multipliedBy(others / AT_A_TIME);
    var begins = last == null ? first : last;
    var ends = begins.plus(longer(pace.longSwitch(), queue));
    var lastStart = cutover.lastStart(begins);
    var next =
        lastStart != null && begins.plus(queue).isAfter(lastStart) ? cutover.next(lastStart) : null;
    var misses = last == null || next != null || isAnotherOpening(cutover.lastStart(first), last);
    return new MailboxForecast(
        each.mailbox(),
        first.plus(pace.shortestSwitch()),
        next == null ? ends : next.plus(pace.longSwitch()),
        cause(each, when, first, misses),
        sentence(each, when, first, next == null ? last : next, misses));
  }

  /** Whether a second turn comes after the first opening is over. */
  private static boolean isAnotherOpening(@Nullable Instant lastStart, Instant second) {
    return lastStart != null && second.isAfter(lastStart);
  }

  private static Cause cause(Standing each, Range when, Instant first, boolean misses) {
    if (misses) {
      return Cause.MAY_MISS_WINDOW;
    }
    if (first.isAfter(when.earliest())) {
      return Cause.WINDOW;
    }
    var reason = reason(each);
    return reason != null && reason.waitsForASlot() ? Cause.SLOT : Cause.COPY;
  }

  private String sentence(
      Standing each, Range when, Instant first, @Nullable Instant second, boolean misses) {
    var words = new ArrayList<String>();
    words.add(each.isCopied() ? "it is copied" : "it is copied by " + between(when));
    if (misses) {
      words.add(
          "switches from "
              + Words.minute(first)
              + " on, or not in that window any more"
              + (second == null
                  ? ", and no later one comes"
                  : ": the next begins at " + Words.minute(second)));
    } else if (first.isAfter(when.earliest())) {
      words.add("its window opens at " + Words.minute(first));
    }
    return String.join("; ", words);
  }

  private static String between(Range when) {
    return Words.minute(when.earliest()) + " to " + Words.minute(when.latest());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Instant latest(Instant one, Instant other) {
    return List.of(one, other).stream().max(Comparator.naturalOrder()).orElseThrow();
  }
}
