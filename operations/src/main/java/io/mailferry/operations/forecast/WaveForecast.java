package io.mailferry.operations.forecast;

import io.mailferry.model.WaveName;
import io.mailferry.model.incident.Dependency;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When a wave will be over.
 *
 * @param wave which
 * @param now when this was worked out
 * @param ended how many of its mailboxes have ended
 * @param mailboxes when each of the others will, in the order of the plan
 * @param notLookedUp how many lines of its plan nobody has looked up yet, of which nothing is said
 */
public record WaveForecast(
    WaveName wave, Instant now, long ended, List<MailboxForecast> mailboxes, long notLookedUp) {
  /** The list is copied. */
  public WaveForecast {
    mailboxes = List.copyOf(mailboxes);
  }

  /** When all of those will have moved at the earliest of whom that can be told; null for none. */
  public @Nullable Instant earliest() {
    return mailboxes.stream()
        .filter(each -> each.latest() != null)
        .map(MailboxForecast::earliest)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When all of those will have moved at the latest of whom that can be told; null for none. */
  public @Nullable Instant latest() {
    return mailboxes.stream()
        .map(MailboxForecast::latest)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Of how many nobody can tell when they will have moved. */
  public long untold() {
    return mailboxes.stream().filter(each -> each.latest() == null).count();
  }

  /** Whether anybody may miss a window, or has no end that can be told. */
  public boolean needsALook() {
    return untold() > 0
        || notLookedUp > 0
        || mailboxes.stream().anyMatch(each -> each.cause() == Cause.MAY_MISS_WINDOW);
  }

  /** The forecast of the wave in a few lines. */
  public List<String> words() {
    if (mailboxes.isEmpty() && notLookedUp == 0) {
      return List.of(
          "Wave " + wave + ": nothing is left to come, " + ended + " of " + ended + " have ended.");
    }
    var words = new ArrayList<String>();
    words.add("Wave " + wave + ": " + headline(earliest(), latest()));
    counts().forEach((cause, number) -> words.add("  " + words(cause, number)));
    waiting().forEach((away, those) -> words.add("  " + whileAway(away, those)));
    if (notLookedUp > 0) {
      words.add(
          "  "
              + Words.count(notLookedUp, "line", "lines")
              + " of the plan that nobody has looked up yet, of which nothing is said here");
    }
    return words;
  }

  private String headline(@Nullable Instant earliest, @Nullable Instant latest) {
    if (earliest == null || latest == null) {
      return "nobody can tell yet when it will be over.";
    }
    return "over between "
        + Words.minute(earliest)
        + " and "
        + Words.minute(latest)
        + " UTC, in "
        + Words.duration(Duration.between(now, earliest))
        + " to "
        + Words.duration(Duration.between(now, latest))
        + (untold() + notLookedUp == 0 ? "" : ", but for those of whom nobody can tell")
        + ".";
  }

  private Map<Cause, Long> counts() {
    var counts = new EnumMap<Cause, Long>(Cause.class);
    mailboxes.forEach(each -> counts.merge(each.cause(), 1L, Long::sum));
    return counts;
  }

  private Map<String, List<MailboxForecast>> waiting() {
    var waiting = new TreeMap<String, List<MailboxForecast>>();
    for (var each : mailboxes) {
      if (each.waitsFor() != null) {
        waiting.computeIfAbsent(each.waitsFor(), _ -> new ArrayList<>()).add(each);
      }
    }
    return waiting;
  }

  private String whileAway(String away, List<MailboxForecast> those) {
    var waits =
        Dependency.wordsOf(away)
            + " is away, and "
            + Words.count(those.size(), "mailbox waits", "mailboxes wait")
            + " for it";
    return those.stream()
        .map(MailboxForecast::backBefore)
        .filter(before -> before != null && before.isAfter(now))
        .min(Comparator.naturalOrder())
        .map(
            before ->
                waits
                    + "; the first may miss a window unless it is back before "
                    + Words.minute(before))
        .orElse(waits);
  }

  private static String words(Cause cause, long number) {
    return Words.count(number, "mailbox ", "mailboxes ")
        + switch (cause) {
          case COPY -> "to switch as soon as copied";
          case WINDOW -> "to switch when the time has come";
          case MAY_MISS_WINDOW -> "perhaps too late for the window";
          case SLOT -> "to wait for a turn";
          case SWITCH -> "switching now";
          case AWAY -> "waiting for what is away, and nobody can tell when that is back";
          case PERSON -> "waiting for an answer, and nobody can tell when that comes";
          case STUCK -> "stuck: nothing has moved for longer than it should";
          case ORDER -> "resting until a pause or a hold is lifted";
          case APPROVAL -> "waiting until somebody else than who started the wave approves it";
          case CANCELLED -> "cancelled";
          case NO_WINDOW -> "without a window that comes";
          case NOT_MEASURED -> "of which too little was copied yet to tell; ask again later";
          case SIZE_UNKNOWN -> "of a size that nobody has seen yet; ask again later";
          case SILENT -> "whose migration did not answer; ask again";
          case NOT_WATCHED -> "without a migration";
        };
  }

  /** The wave without its mailboxes as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("wave", wave.value());
    data.put("at", now.toString());
    data.put("ended", ended);
    data.put("open", mailboxes.size());
    data.put("notLookedUp", notLookedUp);
    data.put("untold", untold());
    data.put("earliest", Objects.toString(earliest(), null));
    data.put("latest", Objects.toString(latest(), null));
    var causes = new LinkedHashMap<String, @Nullable Object>();
    counts().forEach((cause, number) -> causes.put(cause.name(), number));
    data.put("causes", causes);
    return data;
  }
}
