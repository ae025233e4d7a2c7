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
import io.mailferry.operations.text.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads when the mailbox of one line may switch. What the line does not name is the wave's: its
 * windows by the clock where the mailbox's owner lives, its moment as it is; blackouts are the
 * line's and the wave's.
 */
final class CutoverCells {
  /** Several windows stand in one cell. */
  private static final String BETWEEN = "[;\\r\\n]+";

  private static final Pattern NUMBER_OF_A_DAY = Pattern.compile("\\d{5}([.,]\\d+)?");

  private final WaveCutover wave;
  private final Values cells;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private final @Nullable ZoneId place;
  private final @Nullable String whyNowhere;

  /** Something that is wrong with a cell. */
  record Problem(PlanColumn column, Code code, String sentence) {}

  /** The cells of one line, and what the file calls their columns. */
  interface Values {
    /** Without blanks around it; empty when there is none. */
    String value(PlanColumn column);

    /** What people find it by. */
    String nameOf(PlanColumn column);

    /** What to do about local times of which nobody knows whose, as a clause. */
    String whereAZoneStands();
  }

  CutoverCells(WaveCutover wave, Values cells) {
    this.wave = wave;
    this.cells = cells;
    var zone = zone();
    switch (zone.isEmpty() ? null : Zones.read(zone)) {
      case null -> {
        place = null;
        whyNowhere = null;
      }
      case Zones.Result.Known(var known) -> {
        place = known;
        whyNowhere = null;
      }
      case Zones.Result.Unknown(var sentence) -> {
        place = null;
        whyNowhere = sentence;
      }
    }
  }

  /** What is wrong with them, after they were read. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Where the owner of the mailbox lives, as the line has it; empty when it does not say. */
  String zone() {
    return cells.value(PlanColumn.TIME_ZONE);
  }

  /** Reads them; empty where the mailbox switches with the others, or something is wrong. */
  Optional<LineCutover> read() {
    var moments = apart(PlanColumn.COMPLETE_AFTER);
    var windows = apart(PlanColumn.CUTOVER_WINDOW);
    var blackouts = apart(PlanColumn.CUTOVER_BLACKOUT);
    var namesATime = !moments.isEmpty() || !windows.isEmpty() || !blackouts.isEmpty();
    if (!namesATime && (zone().isEmpty() || !wave.isOfNoPlace())) {
      return Optional.empty();
    }
    var takesWindows = windows.isEmpty() && wave.movesWindows();
    if (whyNowhere != null && (takesWindows || wave.movesBlackouts())) {
      nowhere();
    }
    if (windows.isEmpty() && wave.movesWeeklyWindows()) {
      refuseOffset();
    }
    var own = moment();
    var open = windows.isEmpty() ? wave.windowsIn(place) : open(windows);
    var closedHere = closed(blackouts);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    var closed = new ArrayList<>(closedHere);
    closed.addAll(wave.blackoutsIn(place));
    var notBefore = own == null ? wave.notBefore() : own.at().toInstant();
    if (!namesATime && open.equals(wave.windowsIn(null)) && closed.equals(wave.blackoutsIn(null))) {
      return Optional.empty();
    }
    var wish =
        new CutoverWish(
            false, notBefore, open, closed, wave.lastStart(), wave.shortest(), Order.UNSIGNED);
    refuseNever(wish, own);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    say(own, notBefore, open, closed);
    return Optional.of(
        new LineCutover(
            own == null ? "" : own.at().toOffsetDateTime().toString(),
            windows.isEmpty() ? "" : anyTimeOr(open),
            inACell(closedHere),
            wish,
            String.join(", ", words),
            hints));
  }

  private void refuseNever(CutoverWish wish, Reading.@Nullable Understood own) {
    if (!wave.mayBePast()
        && wish.appliedTo(CutoverOrder.AS_SOON_AS_COPIED).next(wave.now()) == null) {
      problem(
          PlanColumn.CUTOVER_WINDOW,
          Code.WINDOW_INVALID,
          "no window is left in which the mailbox could switch: the last start of the last one is"
              + " past"
              + (own == null ? "" : " or before " + cells.nameOf(PlanColumn.COMPLETE_AFTER))
              + (place == null ? "" : " by the clock of " + place.getId())
              + ", blackouts cover them all, or what they leave is too short");
    }
  }

  private void say(
      Reading.@Nullable Understood own,
      @Nullable Instant notBefore,
      List<Window> open,
      List<Blackout> closed) {
    if (own != null) {
      words.add("not before " + own.words());
      hints.addAll(own.notes());
    } else if (notBefore != null) {
      words.add("not before " + Words.minute(notBefore) + " UTC");
    }
    if (!open.isEmpty()) {
      words.add("in " + String.join(", ", Window.words(open)));
    }
    if (!closed.isEmpty()) {
      words.add("not in " + closed.stream().map(Blackout::words).collect(Collectors.joining(", ")));
    }
    if (words.isEmpty()) {
      words.add("as soon as copied");
    }
  }

  private @Nullable ZoneId zoneOfTimes() {
    return zone().isEmpty() ? wave.zone() : place;
  }

  /** Local times of which nobody knows whose. */
  private void zoneless(PlanColumn column, Code code, String sentence) {
    if (whyNowhere == null) {
      problem(
          column, code, cells.nameOf(column) + " " + sentence + ", or " + cells.whereAZoneStands());
    } else {
      nowhere();
    }
  }

  /** An offset is right for one half of the year, and a window comes in both. */
  private void refuseOffset() {
    if (place != null
        && place.normalized() instanceof ZoneOffset
        && !place.normalized().equals(ZoneOffset.UTC)) {
      problem(
          PlanColumn.TIME_ZONE,
          Code.ZONE_UNKNOWN,
          cells.nameOf(PlanColumn.TIME_ZONE)
              + " "
              + Printable.of(zone())
              + " is an offset from UTC, which is not the local time of a place all year, and the"
              + " windows of the wave come each week; write a region such as Europe/Berlin, or UTC");
    }
  }

  private void nowhere() {
    var sentence = cells.nameOf(PlanColumn.TIME_ZONE) + " " + whyNowhere;
    if (problems.stream().noneMatch(each -> each.sentence().equals(sentence))) {
      problem(PlanColumn.TIME_ZONE, Code.ZONE_UNKNOWN, sentence);
    }
  }

  private Reading.@Nullable Understood moment() {
    var column = PlanColumn.COMPLETE_AFTER;
    var text = cells.value(column);
    if (text.isEmpty()) {
      return null;
    }
    return switch (Moments.read(text, zoneOfTimes(), wave.today())) {
      case Reading.Refused(var sentence) -> {
        problem(
            column,
            Code.MOMENT_INVALID,
            cells.nameOf(column)
                + " "
                + sentence
                + (NUMBER_OF_A_DAY.matcher(text).matches()
                    ? "; it looks like Excel's number of a day: format the cells of the column as a"
                        + " date with a time, and save the file again"
                    : ""));
        yield null;
      }
      case Reading.Zoneless(var sentence) -> {
        zoneless(column, Code.MOMENT_INVALID, sentence);
        yield null;
      }
      case Reading.Understood understood -> {
        if (!wave.mayBePast() && !understood.at().toInstant().isAfter(wave.now())) {
          problem(
              column,
              Code.MOMENT_PAST,
              cells.nameOf(column)
                  + " is understood as "
                  + understood.words()
                  + ", which is past; name a later time, or none to switch with the others");
        }
        yield understood;
      }
    };
  }

  private List<Window> open(List<String> texts) {
    var column = PlanColumn.CUTOVER_WINDOW;
    var open = new ArrayList<Window>();
    var isAnyTime = false;
    for (var text : texts) {
      switch (WindowText.read(text, zoneOfTimes(), wave.today())) {
        case WindowReading.Open(var found, var _) -> open.addAll(found);
        case WindowReading.AtAnyTime() -> isAnyTime = true;
        case WindowReading.Zoneless(var sentence) ->
            zoneless(column, Code.WINDOW_INVALID, sentence);
        case WindowReading.Refused(var sentence) ->
            problem(column, Code.WINDOW_INVALID, cells.nameOf(column) + " " + sentence);
        case WindowReading.Closed _ -> throw new IllegalStateException("no window");
      }
    }
    if (isAnyTime && !open.isEmpty()) {
      problem(
          column,
          Code.WINDOW_INVALID,
          cells.nameOf(column)
              + " has now, which is no window at all, beside others; leave it out");
    }
    return open;
  }

  private List<Blackout> closed(List<String> texts) {
    var column = PlanColumn.CUTOVER_BLACKOUT;
    var closed = new ArrayList<Blackout>();
    for (var text : texts) {
      switch (BlackoutText.read(text, zoneOfTimes(), wave.today())) {
        case WindowReading.Closed(var found, var _) -> closed.add(found);
        case WindowReading.Zoneless(var sentence) ->
            zoneless(column, Code.WINDOW_INVALID, sentence);
        case WindowReading.Refused(var sentence) ->
            problem(column, Code.WINDOW_INVALID, cells.nameOf(column) + " " + sentence);
        case WindowReading.Open _, WindowReading.AtAnyTime _ ->
            throw new IllegalStateException("no blackout");
      }
    }
    return closed;
  }

  private static String inACell(List<Blackout> closed) {
    return closed.stream()
        .map(each -> each.words().replace(';', ','))
        .collect(Collectors.joining("; "));
  }

  private static String anyTimeOr(List<Window> open) {
    return open.isEmpty() ? "now" : String.join("; ", Window.words(open));
  }

  private List<String> apart(PlanColumn column) {
    return Arrays.stream(cells.value(column).split(BETWEEN))
        .map(Cell::clean)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private void problem(PlanColumn column, Code code, String sentence) {
    problems.add(new Problem(column, code, sentence));
  }
}
