package io.mailferry.operations.plan.wavefile;

import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.operations.moment.BlackoutText;
import io.mailferry.operations.moment.Moments;
import io.mailferry.operations.moment.Reading;
import io.mailferry.operations.moment.WindowReading;
import io.mailferry.operations.moment.WindowText;
import io.mailferry.operations.moment.Zones;
import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.plan.WaveCutover;
import io.mailferry.operations.text.Typed;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads when the mailboxes of a wave file may switch. The zone of the machine is not taken, because
 * a file that is kept means the same on every machine.
 */
final class CutoverReader {
  private static final String WITHOUT_ZONE =
      ", or say whose local time it is with a line zone: Europe/Berlin";

  private final Map<WaveKey, Yaml.Entry> keys;
  private final Values values;
  private final Problems problems;
  private final Instant now;
  private final @Nullable ZoneId zone;
  private final boolean mayBePast;
  private final List<String> words = new ArrayList<>();

  /**
   * @param beside what is typed beside the file
   */
  CutoverReader(Map<WaveKey, Yaml.Entry> keys, Problems problems, Beside beside, Instant now) {
    this.keys = keys;
    this.values = new Values(problems);
    this.problems = problems;
    this.now = now;
    this.zone = zone().orElse(beside.zone());
    this.mayBePast = beside.mayRun();
  }

  SaidCutover read() {
    var moment = moment();
    var windows = windows();
    var blackouts = blackouts();
    var lastStart = margin(WaveKey.LAST_START);
    var shortest = margin(WaveKey.SHORTEST_WINDOW);
    return new SaidCutover(zone, moment, windows, blackouts, lastStart, shortest, mayBePast, words);
  }

  private Optional<Yaml.Entry> entry(WaveKey key) {
    return Optional.ofNullable(keys.get(key));
  }

  private Optional<ZoneId> zone() {
    return entry(WaveKey.ZONE)
        .flatMap(
            entry ->
                values
                    .text(entry)
                    .flatMap(
                        text ->
                            switch (Zones.read(text)) {
                              case Zones.Result.Known(var known) -> Optional.of(known);
                              case Zones.Result.Unknown(var sentence) -> {
                                problems.add(entry.line(), Code.ZONE_UNKNOWN, "zone: " + sentence);
                                yield Optional.empty();
                              }
                            }));
  }

  private Reading.@Nullable Understood moment() {
    var entry = keys.get(WaveKey.NOT_BEFORE);
    var text = entry == null ? Optional.<String>empty() : values.text(entry);
    if (entry == null || text.isEmpty()) {
      return null;
    }
    return switch (Moments.read(text.get(), zone, null)) {
      case Reading.Refused(var sentence) -> {
        problems.add(entry.line(), Code.MOMENT_INVALID, entry.key() + ": " + sentence);
        yield null;
      }
      case Reading.Zoneless(var sentence) -> {
        zoneless(entry.line(), Code.MOMENT_INVALID, entry.key(), sentence);
        yield null;
      }
      case Reading.Understood understood -> understood(entry, understood);
    };
  }

  private Reading.@Nullable Understood understood(Yaml.Entry entry, Reading.Understood moment) {
    var at = moment.at().toInstant();
    if (!mayBePast && !at.isAfter(now)) {
      problems.add(
          entry.line(),
          Code.MOMENT_PAST,
          entry.key()
              + " is understood as "
              + moment.words()
              + ", which is past; name a later time, or delete the key to let mailboxes switch as"
              + " soon as they are copied");
      return null;
    }
    said(
        entry.key(),
        entry.line(),
        moment.words()
            + (at.isAfter(now)
                ? ", in " + Words.duration(Duration.between(now, at))
                : ", which is past"));
    moment.notes().forEach(note -> words.add(note + "."));
    return moment;
  }

  private List<WaveCutover.Open> windows() {
    var open = new ArrayList<WaveCutover.Open>();
    var anyTime = 0;
    for (var text : texts(WaveKey.WINDOW)) {
      switch (WindowText.read(text.text(), zone, null)) {
        case WindowReading.Open(var found, var namesItsZone) -> {
          found.forEach(each -> open.add(new WaveCutover.Open(each, namesItsZone)));
          said("window", text.line(), String.join(", ", Window.words(found)));
        }
        case WindowReading.AtAnyTime() -> anyTime = text.line();
        case WindowReading.Zoneless(var sentence) ->
            zoneless(text.line(), Code.WINDOW_INVALID, "window", sentence);
        case WindowReading.Refused(var sentence) ->
            problems.add(text.line(), Code.WINDOW_INVALID, "window: " + sentence);
        case WindowReading.Closed _ -> throw new IllegalStateException("no window");
      }
    }
    if (anyTime > 0 && !open.isEmpty()) {
      problems.add(
          anyTime,
          Code.WINDOW_INVALID,
          "window: now is no window at all; leave it out beside others");
    }
    return open;
  }

  private List<WaveCutover.Closed> blackouts() {
    var closed = new ArrayList<WaveCutover.Closed>();
    for (var text : texts(WaveKey.BLACKOUT)) {
      switch (BlackoutText.read(text.text(), zone, null)) {
        case WindowReading.Closed(var found, var namesItsZone) -> {
          closed.add(new WaveCutover.Closed(found, namesItsZone));
          said("blackout", text.line(), found.words());
        }
        case WindowReading.Zoneless(var sentence) ->
            zoneless(text.line(), Code.WINDOW_INVALID, "blackout", sentence);
        case WindowReading.Refused(var sentence) ->
            problems.add(text.line(), Code.WINDOW_INVALID, "blackout: " + sentence);
        case WindowReading.Open _, WindowReading.AtAnyTime _ ->
            throw new IllegalStateException("no blackout");
      }
    }
    return closed;
  }

  private List<Yaml.Text> texts(WaveKey key) {
    return entry(key).map(values::apart).orElse(List.of());
  }

  private @Nullable Duration margin(WaveKey key) {
    return entry(key).flatMap(entry -> values.read(entry, CutoverReader::margin)).orElse(null);
  }

  private static Duration margin(String text) {
    var margin = Typed.duration(text);
    if (margin.compareTo(CutoverWindows.LONGEST_MARGIN) > 0) {
      throw new IllegalArgumentException(text + " is more than a week; name at most a week");
    }
    return margin;
  }

  private void said(String key, int line, String understood) {
    words.add(key + " in line " + line + " is understood as " + understood + ".");
  }

  /** A zone that is there and not known is one problem, and not one with every time. */
  private void zoneless(int line, Code code, String key, String sentence) {
    if (!keys.containsKey(WaveKey.ZONE)) {
      problems.add(line, code, key + ": " + sentence + WITHOUT_ZONE);
    }
  }
}
