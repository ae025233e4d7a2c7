package io.mailferry.starter.command;

import io.mailferry.operations.moment.Moments;
import io.mailferry.operations.moment.Reading;
import io.mailferry.operations.moment.Zones;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** From when on mailboxes may switch, as a person says it. */
final class CutoverOptions {
  private static final String NOT_BEFORE = "--cutover-not-before";
  private static final String ZONE = "--zone";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = NOT_BEFORE,
      paramLabel = "MOMENT",
      description =
          "No mailbox switches before this moment: \"2030-11-29 21:00\", \"Friday 20:00\","
              + " \"tomorrow 2 am\", 2030-11-29T20:00:00Z. It is said back in local time and in UTC"
              + " before anything starts. One that is past is refused, and so is one that may be"
              + " read in two ways.")
  private @Nullable String notBefore;

  @Option(
      names = ZONE,
      paramLabel = "ZONE",
      description =
          "Whose local time that is, e.g. Europe/Berlin or \"W. Europe Standard Time\" (default:"
              + " this machine's, unless that is UTC). A zone behind the moment itself goes before"
              + " it.")
  private @Nullable String zone;

  /**
   * What was understood, said back to the person at the screen.
   *
   * @throws ParameterException when a moment or a zone is not understood
   */
  Cutover said(CommandContext context) {
    if (notBefore == null) {
      if (zone != null) {
        throw wrong(ZONE, zone, "says nothing without " + NOT_BEFORE + ", which is missing");
      }
      return new Cutover(null, null);
    }
    var machine = context.screen().environment().zone();
    var now = context.now();
    return switch (Moments.read(notBefore, zone == null ? usual(machine) : named(zone), now)) {
      case Reading.Refused(var sentence) -> throw wrong(NOT_BEFORE, notBefore, sentence);
      case Reading.Zoneless(var sentence) ->
          throw wrong(NOT_BEFORE, notBefore, sentence + withoutZone(machine));
      case Reading.Understood understood -> {
        context.say(saidBack(understood, now));
        understood.notes().forEach(note -> context.say(note + "."));
        yield new Cutover(understood.at().toInstant(), understood.words());
      }
    };
  }

  /**
   * From when on mailboxes may switch.
   *
   * @param notBefore the moment; null for none
   * @param words the moment as it was said back; null for none
   */
  record Cutover(@Nullable Instant notBefore, @Nullable String words) {}

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
    var isTaken = zone == null && !understood.namesItsZone();
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
