package io.mailferry.rehearsal.fortnight;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.mailferry.simulator.count.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a fortnight came to.
 *
 * @param seed of which it was
 * @param mailboxes how many were to move
 * @param waves each of its waves
 * @param duplicateRequests attempts to create a request where one existed
 * @param healthyRequestsRemoved requests removed that had neither ended nor failed
 * @param wrongParameterSets commands that fitted no parameter set
 * @param newMoveRequestCalls how often a request was submitted
 * @param commands how many commands reached Exchange
 * @param longestSilenceMinutes the longest time in which none did, in Exchange's time
 * @param simulatedHours how long it took for Exchange
 * @param seconds how long it took
 * @param misfortunes what went wrong, a line each
 * @param failures what is not as it should be; none when all is well
 */
@JsonPropertyOrder({"seed", "mailboxes", "failures"})
record FortnightResult(
    long seed,
    int mailboxes,
    List<WaveResult> waves,
    long duplicateRequests,
    long healthyRequestsRemoved,
    long wrongParameterSets,
    long newMoveRequestCalls,
    long commands,
    long longestSilenceMinutes,
    long simulatedHours,
    long seconds,
    List<String> misfortunes,
    List<String> failures) {
  /** A forecast that holds for fewer is no help. */
  private static final double SHARE_AS_FORECAST = 0.8;

  private static final long WIDEST_MINUTES = Duration.ofDays(1).toMinutes();

  /** The lists are copied. */
  FortnightResult {
    waves = List.copyOf(waves);
    misfortunes = List.copyOf(misfortunes);
    failures = List.copyOf(failures);
  }

  static FortnightResult judged(
      Fortnight fortnight,
      List<WaveResult> waves,
      Counts counts,
      long commands,
      Duration silence,
      Duration simulated,
      Duration took) {
    var failures = new ArrayList<String>();
    expectNone(failures, sum(waves, WaveResult::outside), "switched outside of what was allowed");
    expectNone(failures, sum(waves, WaveResult::questions), "questions to a person");
    expectNone(
        failures,
        waves.stream().filter(wave -> wave.verified() == 0).count(),
        "waves of which nobody has moved");
    expectNone(failures, sum(waves, WaveResult::unexplained), "mailboxes nobody can explain");
    var held = sum(waves, WaveResult::forecastHeld);
    var forecast = sum(waves, WaveResult::forecast);
    if (forecast == 0 || held < SHARE_AS_FORECAST * forecast) {
      failures.add("only " + held + " of " + forecast + " ended as was forecast at half-time");
    }
    expectNone(
        failures,
        waves.stream().filter(wave -> wave.medianRange() > WIDEST_MINUTES).count(),
        "waves that were told a range of more than a day");
    expectNone(failures, counts.duplicateRequests(), "duplicate requests");
    expectNone(failures, counts.healthyRequestsRemoved(), "healthy requests removed");
    expectNone(failures, counts.wrongParameterSets(), "wrong parameter sets");
    return new FortnightResult(
        fortnight.seed(),
        fortnight.mailboxes(),
        waves,
        counts.duplicateRequests(),
        counts.healthyRequestsRemoved(),
        counts.wrongParameterSets(),
        counts.commands("New-MoveRequest"),
        commands,
        silence.toMinutes(),
        simulated.toHours(),
        took.toSeconds(),
        fortnight.misfortunes().stream().map(each -> each.words()).toList(),
        failures);
  }

  private static void expectNone(List<String> failures, long is, String what) {
    if (is != 0) {
      failures.add(is + " " + what);
    }
  }

  private static long sum(List<WaveResult> waves, ToLongFunction<WaveResult> what) {
    return waves.stream().mapToLong(what).sum();
  }

  /** The result as a table of a page. */
  List<String> table() {
    return Stream.concat(
            Stream.of(
                "| wave | its windows, by the clock of each mailbox's own place | started |"
                    + " mailboxes | switched and verified | else explained | outside | questions |"
                    + " ended as forecast at half-time | first switch | last switch |",
                "|---|---|---|---|---|---|---|---|---|---|---|"),
            Stream.concat(
                waves.stream().map(FortnightResult::row),
                Stream.of(
                    "| **all** | | | %d | %d | %d | %d | %d | %s | | |"
                        .formatted(
                            mailboxes,
                            sum(waves, WaveResult::verified),
                            sum(waves, WaveResult::explained),
                            sum(waves, WaveResult::outside),
                            sum(waves, WaveResult::questions),
                            held(
                                sum(waves, WaveResult::forecastHeld),
                                sum(waves, WaveResult::forecast))),
                    "",
                    inShort())))
        .toList();
  }

  private static String row(WaveResult each) {
    return "| %s | %s | %s | %d | %d | %d | %d | %d | %s | %s | %s |"
        .formatted(
            each.wave(),
            each.nights(),
            each.started(),
            each.mailboxes(),
            each.verified(),
            each.explained(),
            each.outside(),
            each.questions(),
            held(each.forecastHeld(), each.forecast())
                + (each.forecast() == 0 ? "" : ", ranges of " + each.medianRange() + " min"),
            each.firstSwitch(),
            each.lastSwitch());
  }

  private static String held(long held, long forecast) {
    return forecast == 0 ? "–" : held + " of " + forecast;
  }

  private String inShort() {
    return "Seed %d: %s %d duplicate requests, %d healthy requests removed, %d wrong parameter sets; %d calls of `New-MoveRequest`, %d commands; longest silence %d min; %d h of Exchange's time in %d min."
        .formatted(
            seed,
            failures.isEmpty()
                ? "all as it should be."
                : "**NOT AS IT SHOULD BE**: " + String.join("; ", failures) + ".",
            duplicateRequests,
            healthyRequestsRemoved,
            wrongParameterSets,
            newMoveRequestCalls,
            commands,
            longestSilenceMinutes,
            simulatedHours,
            seconds / 60);
  }

  /** What the command ends with: 0 when all is as it should be. */
  int exitCode() {
    return failures.isEmpty() ? 0 : 1;
  }
}
