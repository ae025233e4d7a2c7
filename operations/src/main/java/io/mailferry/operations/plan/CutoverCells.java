package io.mailferry.operations.plan;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.Window;
import io.mailferry.operations.moment.BlackoutText;
import io.mailferry.operations.moment.Moments;
import io.mailferry.operations.moment.Reading;
import io.mailferry.operations.moment.WindowReading;
import io.mailferry.operations.moment.WindowText;
import io.mailferry.operations.moment.Zones;
import io.mailferry.operations.plan.PlanProblem.Code;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads when the mailbox of one line may switch. What the line does not name is the wave's, read in
 * the zone of the line; blackouts are the line's and the wave's.
 */
final class CutoverCells {
  /** Several windows stand in one cell. */
  private static final String BETWEEN = "[;\\r\\n]+";

  private static final String WITHOUT_ZONE =
      ", or give the zone of all with --zone, or each its own in a column TimeZone";

  private final WaveCutover wave;
  private final String notBefore;
  private final String windows;
  private final String blackouts;
  private final String zone;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private String understoodMoment = "";

  /** Something that is wrong with a cell. */
  record Problem(Code code, String sentence) {}

  /** The cells of one line, without blanks around them. */
  CutoverCells(WaveCutover wave, String notBefore, String windows, String blackouts, String zone) {
    this.wave = wave;
    this.notBefore = notBefore;
    this.windows = windows;
    this.blackouts = blackouts;
    this.zone = zone;
  }

  /** What is wrong with them, after they were read. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Reads them; empty where the mailbox switches with the others, or something is wrong. */
  Optional<LineCutover> read() {
    var namesATime = !notBefore.isEmpty() || !windows.isEmpty() || !blackouts.isEmpty();
    if (!namesATime && (zone.isEmpty() || !wave.namesATime())) {
      return Optional.empty();
    }
    var own = zone();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    var moment = moment(own);
    var open = open(own);
    var closed = closed(own);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    var wish =
        new CutoverWish(
            false,
            moment == null ? null : moment.at().toInstant(),
            open,
            closed,
            wave.lastStart(),
            wave.shortest(),
            Order.UNSIGNED);
    if (wish.appliedTo(CutoverOrder.AS_SOON_AS_COPIED).next(wave.now()) == null) {
      problem(
          Code.WINDOW_INVALID,
          "no window is left in which the mailbox could switch: the last start of the last one is"
              + " past, blackouts cover them all, or what they leave is too short");
      return Optional.empty();
    }
    return Optional.of(
        new LineCutover(
            understoodMoment,
            windows.isEmpty() ? "" : anyTimeOr(open),
            blackouts.isEmpty() ? "" : together(ofTheLine(closed)),
            own == null || zone.isEmpty() ? "" : own.getId(),
            wish,
            words.isEmpty() ? "as soon as they are copied" : String.join(", ", words)));
  }

  private @Nullable ZoneId zone() {
    if (zone.isEmpty()) {
      return wave.zone();
    }
    return switch (Zones.read(zone)) {
      case Zones.Result.Known(var known) -> known;
      case Zones.Result.Unknown(var sentence) -> {
        problem(Code.ZONE_UNKNOWN, "TimeZone " + sentence);
        yield null;
      }
    };
  }

  private Reading.@Nullable Understood moment(@Nullable ZoneId own) {
    var text = notBefore.isEmpty() ? wave.notBefore() : notBefore;
    if (text == null) {
      return null;
    }
    return switch (Moments.read(text, own, wave.now())) {
      case Reading.Refused(var sentence) -> {
        problem(Code.MOMENT_INVALID, "CompleteAfter " + sentence);
        yield null;
      }
      case Reading.Zoneless(var sentence) -> {
        problem(Code.MOMENT_INVALID, "CompleteAfter " + sentence + WITHOUT_ZONE);
        yield null;
      }
      case Reading.Understood understood -> {
        if (!understood.at().toInstant().isAfter(wave.now())) {
          problem(
              Code.MOMENT_PAST,
              "CompleteAfter is understood as "
                  + understood.words()
                  + ", which is past; name a later time, or none to switch as soon as the mailbox"
                  + " is copied");
        }
        understoodMoment = notBefore.isEmpty() ? "" : understood.at().toOffsetDateTime().toString();
        words.add("not before " + understood.words());
        yield understood;
      }
    };
  }

  private List<Window> open(@Nullable ZoneId own) {
    var texts = windows.isEmpty() ? wave.windows() : apart(windows);
    var open = new ArrayList<Window>();
    var isAnyTime = false;
    for (var text : texts) {
      switch (WindowText.read(text, own, wave.now())) {
        case WindowReading.Open(var found, var _) -> open.addAll(found);
        case WindowReading.AtAnyTime() -> isAnyTime = true;
        case WindowReading.Zoneless(var sentence) ->
            problem(Code.WINDOW_INVALID, "CutoverWindow " + sentence + WITHOUT_ZONE);
        case WindowReading.Refused(var sentence) ->
            problem(Code.WINDOW_INVALID, "CutoverWindow " + sentence);
        case WindowReading.Closed _ -> throw new IllegalStateException("no window");
      }
    }
    if (isAnyTime && !open.isEmpty()) {
      problem(
          Code.WINDOW_INVALID,
          "CutoverWindow has now, which is no window at all, beside others; leave it out");
    }
    if (!open.isEmpty()) {
      words.add("in " + String.join(", ", Window.words(open)));
    }
    return open;
  }

  private List<Blackout> closed(@Nullable ZoneId own) {
    var closed = new ArrayList<Blackout>();
    for (var text : Stream.concat(apart(blackouts).stream(), wave.blackouts().stream()).toList()) {
      switch (BlackoutText.read(text, own, wave.now())) {
        case WindowReading.Closed(var found, var _) -> closed.add(found);
        case WindowReading.Zoneless(var sentence) ->
            problem(Code.WINDOW_INVALID, "CutoverBlackout " + sentence + WITHOUT_ZONE);
        case WindowReading.Refused(var sentence) ->
            problem(Code.WINDOW_INVALID, "CutoverBlackout " + sentence);
        case WindowReading.Open _, WindowReading.AtAnyTime _ ->
            throw new IllegalStateException("no blackout");
      }
    }
    if (!closed.isEmpty()) {
      words.add("not in " + together(closed));
    }
    return closed;
  }

  private List<Blackout> ofTheLine(List<Blackout> closed) {
    return closed.subList(0, apart(blackouts).size());
  }

  private static String together(List<Blackout> closed) {
    return closed.stream().map(Blackout::words).collect(Collectors.joining("; "));
  }

  private static String anyTimeOr(List<Window> open) {
    return open.isEmpty() ? "now" : String.join("; ", Window.words(open));
  }

  private static List<String> apart(String cell) {
    return Arrays.stream(cell.split(BETWEEN))
        .map(Cell::clean)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private void problem(Code code, String sentence) {
    problems.add(new Problem(code, sentence));
  }
}
