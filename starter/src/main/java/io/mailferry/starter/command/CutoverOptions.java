package io.mailferry.starter.command;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.operations.moment.BlackoutText;
import io.mailferry.operations.moment.Moments;
import io.mailferry.operations.moment.Reading;
import io.mailferry.operations.moment.SaidOpening;
import io.mailferry.operations.moment.WindowReading;
import io.mailferry.operations.moment.WindowText;
import io.mailferry.operations.moment.Zones;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.plan.WaveCutover;
import io.mailferry.operations.plan.wavefile.SaidCutover;
import io.mailferry.operations.plan.wavefile.WaveFile;
import io.mailferry.operations.plan.wavefile.WaveKey;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** When mailboxes may switch, as a person says it. */
final class CutoverOptions {
  private static final String NOT_BEFORE = "--cutover-not-before";
  private static final String WINDOW = "--window";
  private static final String BLACKOUT = "--blackout";
  private static final String LAST_START = "--last-start";
  private static final String SHORTEST = "--shortest-window";
  private static final String ZONE = "--zone";

  /** What a wave keeps as it was started. */
  static final Set<String> NAMES = Set.of(NOT_BEFORE, WINDOW, BLACKOUT, LAST_START, SHORTEST);

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {NOT_BEFORE, "--not-before"},
      paramLabel = "MOMENT",
      description =
          "No mailbox switches before this moment: \"2030-11-29 21:00\", \"Friday 20:00\","
              + " \"tomorrow 2 am\", 2030-11-29T20:00:00Z. It is said back in local time and in UTC"
              + " before anything starts. One that is past is refused, and so is one that may be"
              + " read in two ways.")
  private @Nullable String notBefore;

  @Option(
      names = WINDOW,
      paramLabel = "WINDOW",
      description =
          "Mailboxes switch only in this window: \"Friday 20:00 - Monday 05:00\", \"Mon-Fri 22:00 -"
              + " 05:00\", \"daily 10 pm - 5 am Europe/Berlin\", \"2030-11-29 20:00 - 2030-12-02"
              + " 05:00\". Lines of a plan with a TimeZone have it by their own clock, unless it names"
              + " a zone itself. May be given several times; what is understood is said back before"
              + " anything starts. now is none: as soon as they are copied.")
  private List<String> windows = List.of();

  @Option(
      names = BLACKOUT,
      paramLabel = "DATES",
      description =
          "Nobody switches then, whatever the windows say, nor then by the clock of a line's own"
              + " TimeZone: 2030-12-24, or \"2030-12-24 - 2031-01-01:"
              + " year's end\". May be given several times.")
  private List<String> blackouts = List.of();

  @Option(
      names = LAST_START,
      paramLabel = "TIME",
      description =
          "How long before a window closes the last cutover begins (default: 30m). What Exchange has"
              + " not begun by then waits for the next window.")
  private @Nullable Duration lastStart;

  @Option(
      names = SHORTEST,
      paramLabel = "TIME",
      description =
          "What is left of a window between blackouts is used only when it lasts so long (default:"
              + " 1h).")
  private @Nullable Duration shortest;

  @Option(
      names = ZONE,
      paramLabel = "ZONE",
      description =
          "Whose local time all that is, and of lines of a plan without a TimeZone, e.g."
              + " Europe/Berlin or \"W. Europe Standard Time\""
              + " (default: this machine's, unless that is UTC). A zone behind a moment or a window"
              + " itself goes before it.")
  private @Nullable String zone;

  private @Nullable WaveFile waveFile;

  /** Takes the times of a wave file; what is typed says nothing else. */
  void take(WaveFile read) {
    waveFile = read;
  }

  /**
   * The zone that is typed; null for none.
   *
   * @throws ParameterException when it is not known
   */
  @Nullable ZoneId typedZone() {
    return zone == null ? null : named(zone);
  }

  /** Whether a time is typed at which mailboxes may switch. */
  boolean namesATime() {
    return notBefore != null || !windows.isEmpty();
  }

  private Optional<SaidCutover> ofTheFile() {
    return Optional.ofNullable(waveFile).map(WaveFile::cutover);
  }

  private boolean fileSays(WaveKey key) {
    return waveFile != null && waveFile.said().containsKey(key);
  }

  /**
   * What was understood, said back to the person at the screen.
   *
   * @throws ParameterException when a moment, a window or a zone is not understood
   */
  Cutover said(CommandContext context) {
    refuseALoneZone(0);
    return said(context, "The next windows, as far as nothing else stands that keeps from them:");
  }

  private Cutover said(CommandContext context, String beforeOpenings) {
    refuseMargin(LAST_START, lastStart);
    refuseMargin(SHORTEST, shortest);
    var machine = context.screen().environment().zone();
    var own = zone(context);
    ofTheFile().ifPresent(said -> said.words().forEach(context::say));
    var moment =
        notBefore == null
            ? ofTheFile().map(SaidCutover::moment).orElse(null)
            : moment(notBefore, own, machine, context);
    var open =
        windows.isEmpty()
            ? ofTheFile().map(SaidCutover::windows).orElse(List.of())
            : open(own, machine, context);
    var closed =
        blackouts.isEmpty()
            ? ofTheFile().map(SaidCutover::blackouts).orElse(List.of())
            : closed(own, machine, context);
    var lastStart = ofTheFile().map(SaidCutover::lastStart).orElse(this.lastStart);
    var shortest = ofTheFile().map(SaidCutover::shortest).orElse(this.shortest);
    // A file that is kept means the same on every machine.
    var ofRows = waveFile == null ? own : waveFile.cutover().zone();
    var wish =
        new CutoverWish(
            false,
            moment == null ? null : moment.at().toInstant(),
            open.stream().map(WaveCutover.Open::window).toList(),
            closed.stream().map(WaveCutover.Closed::blackout).toList(),
            lastStart,
            shortest,
            Order.UNSIGNED);
    sayOpenings(wish, own, context, beforeOpenings);
    return new Cutover(
        wish,
        moment == null ? null : moment.words(),
        !windows.isEmpty() && open.isEmpty(),
        new WaveCutover(
            wish.notBefore(),
            open,
            closed,
            lastStart,
            shortest,
            ofRows,
            context.now(),
            waveFile != null,
            ofTheFile().map(SaidCutover::mayBePast).orElse(false)));
  }

  /** The same of a wave, where nothing stands yet. */
  Cutover saidOfAPlan(CommandContext context) {
    return said(context, "The next windows:");
  }

  /**
   * Refuses what says nothing, because nothing is there to which it could belong.
   *
   * @param read the plan, whose lines may have times of their own
   */
  void refuseWhatSaysNothing(Cutover understood, ReadPlan read) {
    if (waveFile != null) {
      waveFile.refuseWhatSaysNothing(understood.wish(), read);
    }
    refuseALoneZone(read.withCutoversOfTheirOwn());
    if (!read.hasWindowsOfItsOwn()
        && understood.wish().windows().isEmpty()
        && understood.wish().blackouts().isEmpty()) {
      refuseAlone(LAST_START, lastStart);
      refuseAlone(SHORTEST, shortest);
    }
  }

  private void refuseALoneZone(long own) {
    if (zone != null
        && own == 0
        && notBefore == null
        && windows.isEmpty()
        && blackouts.isEmpty()
        && !fileSays(WaveKey.NOT_BEFORE)
        && !fileSays(WaveKey.WINDOW)
        && !fileSays(WaveKey.BLACKOUT)) {
      throw wrong(
          ZONE,
          zone,
          "says nothing without " + NOT_BEFORE + " or " + WINDOW + ", which are missing");
    }
  }

  private @Nullable ZoneId zone(CommandContext context) {
    return zone == null
        ? ofTheFile()
            .map(SaidCutover::zone)
            .orElseGet(() -> usual(context.screen().environment().zone()))
        : named(zone);
  }

  private void refuseAlone(String option, @Nullable Duration typed) {
    if (typed != null) {
      throw wrong(
          option,
          typed.toString(),
          "says nothing without " + WINDOW + " or " + BLACKOUT + ", which are missing");
    }
  }

  private void refuseMargin(String option, @Nullable Duration typed) {
    if (typed != null && typed.compareTo(CutoverWindows.LONGEST_MARGIN) > 0) {
      throw wrong(option, typed.toString(), "is more than a week; name at most a week");
    }
  }

  /** Before anything is done, so that whoever meant something else can stop it. */
  private static void sayOpenings(
      CutoverWish wish, @Nullable ZoneId own, CommandContext context, String before) {
    var allowed = wish.appliedTo(CutoverOrder.AS_SOON_AS_COPIED).windows();
    if (allowed == null || allowed.windows().isEmpty()) {
      return;
    }
    var from = wish.notBefore();
    var since = from == null || from.isBefore(context.now()) ? context.now() : from;
    var openings =
        SaidOpening.next(allowed, since, own == null ? allowed.windows().getFirst().zone() : own);
    if (!openings.isEmpty()) {
      context.say(before);
      openings.forEach(opening -> context.say("  " + opening));
    }
  }

  private Reading.Understood moment(
      String typed, @Nullable ZoneId own, ZoneId machine, CommandContext context) {
    return switch (Moments.read(typed, own, context.now())) {
      case Reading.Refused(var sentence) -> throw wrong(NOT_BEFORE, typed, sentence);
      case Reading.Zoneless(var sentence) ->
          throw wrong(NOT_BEFORE, typed, sentence + withoutZone(machine));
      case Reading.Understood understood -> {
        context.say(saidBack(understood, context.now()));
        understood.notes().forEach(note -> context.say(note + "."));
        yield understood;
      }
    };
  }

  private List<WaveCutover.Open> open(
      @Nullable ZoneId own, ZoneId machine, CommandContext context) {
    var open = new ArrayList<WaveCutover.Open>();
    var isAnyTime = false;
    for (var typed : windows) {
      switch (WindowText.read(typed, own, context.now())) {
        case WindowReading.Open(var found, var namesItsZone) -> {
          found.forEach(each -> open.add(new WaveCutover.Open(each, namesItsZone)));
          context.say(saidBack(WINDOW, Window.words(found), own, namesItsZone));
        }
        case WindowReading.AtAnyTime() -> isAnyTime = true;
        case WindowReading.Zoneless(var sentence) ->
            throw wrong(WINDOW, typed, sentence + withoutZone(machine));
        case WindowReading.Refused(var sentence) -> throw wrong(WINDOW, typed, sentence);
        case WindowReading.Closed _ -> throw new IllegalStateException("no window");
      }
    }
    if (isAnyTime && !open.isEmpty()) {
      throw wrong(
          WINDOW, windows.toString(), "now is no window at all; leave it out beside others");
    }
    return open;
  }

  private List<WaveCutover.Closed> closed(
      @Nullable ZoneId own, ZoneId machine, CommandContext context) {
    var closed = new ArrayList<WaveCutover.Closed>();
    for (var typed : blackouts) {
      switch (BlackoutText.read(typed, own, context.now())) {
        case WindowReading.Closed(var found, var namesItsZone) -> {
          closed.add(new WaveCutover.Closed(found, namesItsZone));
          context.say(saidBack(BLACKOUT, List.of(found.words()), own, namesItsZone));
        }
        case WindowReading.Zoneless(var sentence) ->
            throw wrong(BLACKOUT, typed, sentence + withoutZone(machine));
        case WindowReading.Refused(var sentence) -> throw wrong(BLACKOUT, typed, sentence);
        case WindowReading.Open _, WindowReading.AtAnyTime _ ->
            throw new IllegalStateException("no blackout");
      }
    }
    return closed;
  }

  /**
   * When mailboxes may switch, as it was typed.
   *
   * @param wish what was typed; whose order it is, is not said yet
   * @param words its moment as it was said back; null for none
   * @param atAnyTime whether it was said that there are no windows
   * @param ofTheWave the same for lines that name a time or a zone of their own
   */
  record Cutover(
      CutoverWish wish, @Nullable String words, boolean atAnyTime, WaveCutover ofTheWave) {
    /** As a plan has it. */
    CutoverOrder order(CutoverStyle style) {
      return wish.appliedTo(new CutoverOrder(style, null));
    }
  }

  /** What was typed, to type it again. */
  String typed() {
    var again = new StringBuilder();
    if (notBefore != null) {
      again.append(' ').append(NOT_BEFORE).append(' ').append(PlanOptions.quoted(notBefore));
    }
    windows.forEach(
        each -> again.append(' ').append(WINDOW).append(' ').append(PlanOptions.quoted(each)));
    blackouts.forEach(
        each -> again.append(' ').append(BLACKOUT).append(' ').append(PlanOptions.quoted(each)));
    if (lastStart != null) {
      again.append(' ').append(LAST_START).append(' ').append(time(lastStart));
    }
    if (shortest != null) {
      again.append(' ').append(SHORTEST).append(' ').append(time(shortest));
    }
    if (zone != null) {
      again.append(' ').append(ZONE).append(' ').append(PlanOptions.quoted(zone));
    }
    return again.toString();
  }

  private static String time(Duration time) {
    return time.toSecondsPart() == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
  }

  private boolean isTheMachines() {
    return zone == null && ofTheFile().map(SaidCutover::zone).isEmpty();
  }

  private static @Nullable ZoneId usual(ZoneId machine) {
    return Zones.ofMachine(machine).orElse(null);
  }

  private ZoneId named(String typed) {
    return switch (Zones.read(typed)) {
      case Zones.Result.Known(var known) -> known;
      case Zones.Result.Unknown(var sentence) -> throw wrong(ZONE, typed, sentence);
    };
  }

  private String saidBack(Reading.Understood understood, Instant now) {
    var at = understood.at().toInstant();
    var isTaken = isTheMachines() && !understood.namesItsZone();
    return NOT_BEFORE
        + " is understood as "
        + understood.words()
        + (at.isAfter(now)
            ? ", in " + Words.duration(Duration.between(now, at))
            : ", which is past")
        + (isTaken
            ? ". "
                + understood.at().getZone()
                + " is the zone of this machine; name another with "
                + ZONE
                + "."
            : ".");
  }

  private String saidBack(
      String option, List<String> understood, @Nullable ZoneId own, boolean namesItsZone) {
    return option
        + " is understood as "
        + String.join(", ", understood)
        + (isTheMachines() && !namesItsZone
            ? ". " + own + " is the zone of this machine; name another with " + ZONE + "."
            : ".");
  }

  private static String withoutZone(ZoneId machine) {
    return ", or give "
        + ZONE
        + " Europe/Berlin (this machine is set to "
        + machine
        + ", as servers are wherever their people live, so its own zone is not taken)";
  }

  private ParameterException wrong(String option, String typed, String sentence) {
    var spec = Objects.requireNonNull(command);
    return new ParameterException(
        spec.commandLine(),
        sentence,
        new TypeConversionException(sentence),
        spec.findOption(option),
        typed);
  }
}
