package io.mailferry.rehearsal.storm;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.rehearsal.baseline.BaselineResult;
import io.mailferry.simulator.count.Counts;
import io.mailferry.simulator.count.Peaks;
import io.mailferry.simulator.faults.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a storm came to, and what of it is not as it should be. The counts are the simulator's: it
 * says what it was asked, not we. What people did in it is taken off.
 *
 * @param name what it is called
 * @param seed what it followed from
 * @param kind what it might need of people
 * @param storm what went wrong, a line each
 * @param mailboxes how many were planned
 * @param verified how many live in their target now, by our verification and the simulator's stores
 * @param lostMigrations how many do not
 * @param humanInterventions how many questions there were
 * @param questions how often each cause was asked about
 * @param answers how often a person answered
 * @param duplicateRequests attempts to create a request where one existed
 * @param healthyRequestsRemoved requests removed that had neither ended nor failed
 * @param wrongParameterSets commands that fitted no parameter set
 * @param completionsOutside cutovers that began when they might not
 * @param newMoveRequestCalls how often New-MoveRequest was called
 * @param commands how many commands of ours reached Exchange
 * @param longestSilenceMinutes the longest time in which none did, in Exchange's time
 * @param recoveryMinutes how long after the end of its last fault the last mailbox that waited then
 *     went on, in Exchange's time; null where none has ended
 * @param simulatedMinutes how long the wave took, in Exchange's time
 * @param seconds how long it took, in the world's time
 * @param baseline what the old tool came to in the same storm; null when that was not asked for
 * @param failures what is not as it should be, a sentence each
 */
@JsonPropertyOrder({
  "name",
  "seed",
  "kind",
  "storm",
  "mailboxes",
  "verified",
  "lostMigrations",
  "humanInterventions",
  "questions",
  "answers",
  "duplicateRequests",
  "healthyRequestsRemoved",
  "wrongParameterSets",
  "completionsOutside",
  "newMoveRequestCalls",
  "commands",
  "longestSilenceMinutes",
  "recoveryMinutes",
  "simulatedMinutes",
  "seconds",
  "baseline",
  "failures"
})
public record StormResult(
    String name,
    long seed,
    String kind,
    List<String> storm,
    int mailboxes,
    int verified,
    int lostMigrations,
    int humanInterventions,
    Map<String, Integer> questions,
    int answers,
    long duplicateRequests,
    long healthyRequestsRemoved,
    long wrongParameterSets,
    long completionsOutside,
    long newMoveRequestCalls,
    long commands,
    long longestSilenceMinutes,
    @Nullable Long recoveryMinutes,
    long simulatedMinutes,
    double seconds,
    @Nullable BaselineResult baseline,
    List<String> failures) {
  /** The lists and the map are copied. */
  public StormResult {
    storm = List.copyOf(storm);
    questions = new TreeMap<>(questions);
    failures = List.copyOf(failures);
  }

  /**
   * What was seen of a storm.
   *
   * @param ended whether its wave ended in time
   * @param verified how many mailboxes live where they should
   * @param asked how often each cause was asked about, as somebody saw who looked all the time
   * @param answers how often a person answered
   * @param questionsNoted how many questions the journal has: none may have been overlooked
   * @param counts what the simulator was asked, by whomever
   * @param peak how many requests were at work at once, at most
   * @param deeds what people did
   * @param completionsOutside cutovers that began when they might not
   * @param commands how many commands reached Exchange
   * @param silence the longest time in which none did
   * @param recovery how long the last mailbox waited after the end of the last fault; null where
   *     none has ended
   * @param standstills how many mailboxes were called stuck because Exchange did not go on
   * @param secondStopped whether there were two workers, one of which was stopped in mid-wave
   * @param incidents the codes of the incidents that the journal has, each as often as it was
   * @param simulated how long it took for Exchange
   * @param took how long it took
   */
  record Seen(
      boolean ended,
      int verified,
      Map<String, Integer> asked,
      int answers,
      long questionsNoted,
      Counts counts,
      Peaks.Peak peak,
      StormWorld.Deeds deeds,
      long completionsOutside,
      long commands,
      Duration silence,
      @Nullable Duration recovery,
      int standstills,
      boolean secondStopped,
      List<String> incidents,
      Duration simulated,
      Duration took) {
    Seen {
      asked = Map.copyOf(asked);
      incidents = List.copyOf(incidents);
    }
  }

  static StormResult judged(Storm storm, Seen seen) {
    var counts = seen.counts();
    var questions = new TreeMap<>(seen.asked());
    if (questions.isEmpty() && seen.questionsNoted() > 0) {
      questions.put("asked and gone", 1);
    }
    var result =
        new StormResult(
            storm.name(),
            storm.seed(),
            storm.kind().word(),
            storm.words(),
            storm.mailboxes(),
            seen.verified(),
            storm.mailboxes() - seen.verified(),
            questions.values().stream().mapToInt(Integer::intValue).sum(),
            questions,
            seen.answers(),
            counts.duplicateRequests(),
            counts.healthyRequestsRemoved() - seen.deeds().removed(),
            counts.wrongParameterSets(),
            seen.completionsOutside(),
            counts.commands("New-MoveRequest") - seen.deeds().created(),
            seen.commands(),
            seen.silence().toMinutes(),
            seen.recovery() == null ? null : seen.recovery().toMinutes(),
            seen.simulated().toMinutes(),
            seen.took().toMillis() / 1000.0,
            null,
            List.of());
    return result.with(null, result.wrong(storm, seen));
  }

  private List<String> wrong(Storm storm, Seen seen) {
    var wrong = new ArrayList<>(seen.deeds().notDone());
    if (!seen.ended()) {
      wrong.add(
          "lost: the wave had not ended after "
              + Night.LONGEST.toHours()
              + " hours of Exchange's time");
    }
    expect(wrong, lostMigrations, 0, "lost migrations");
    expect(wrong, duplicateRequests, 0, "duplicate requests");
    expect(wrong, healthyRequestsRemoved, 0, "healthy requests removed");
    expect(wrong, wrongParameterSets, 0, "wrong parameter sets");
    expect(wrong, completionsOutside, 0, "completions outside of what was allowed");
    if (storm.ground().has(Storm.Oddity.SLOTS)) {
      within(wrong, seen.peak().copyingIntoOne(), Storm.Ground.COPYING_INTO_ONE, "copied into one");
      within(wrong, seen.peak().copyingInAll(), Storm.Ground.COPYING_IN_ALL, "copied");
      within(wrong, seen.peak().switchingInAll(), Storm.Ground.SWITCHING_IN_ALL, "switching");
    }
    if (storm.ground().has(Storm.Oddity.TWO_WORKERS) && !seen.secondStopped()) {
      wrong.add("the second worker was never stopped");
    }
    if (storm.bringsOnly(Fault.ClockWrong.class)) {
      expect(wrong, seen.standstills(), 0, "mailboxes called stuck");
    }
    if (storm.brings(Fault.AccountExpires.class)) {
      expect(wrong, incidents(seen, FaultCode.AD_ACCOUNT), 1, "incidents of a refused account");
      if (!storm.brings(Fault.ControllerAway.class)) {
        // The controllers answer: a person would look in the wrong place.
        expect(wrong, incidents(seen, FaultCode.AD_AWAY), 0, "incidents of a forest away");
        expect(
            wrong,
            incidents(seen, FaultCode.AD_CONTROLLER_AWAY),
            0,
            "incidents of a controller away");
      }
    }
    var wanted = new TreeMap<String, Integer>();
    storm.troubles().forEach(trouble -> wanted.put(trouble.cause(), 1));
    if (!wanted.equals(questions)) {
      wrong.add("questions per cause: " + questions + " instead of " + wanted);
    } else {
      // One that was passed over would be given again, and nobody else would notice.
      expect(wrong, seen.answers(), answersWanted(storm), "answers of a person");
    }
    return wrong;
  }

  private static long incidents(Seen seen, String code) {
    return seen.incidents().stream().filter(code::equals).count();
  }

  private static long answersWanted(Storm storm) {
    return storm.troubles().stream().filter(each -> Person.remedy(each).isPresent()).count();
  }

  private static void expect(List<String> wrong, long is, long wanted, String what) {
    if (is != wanted) {
      wrong.add(is + " " + what + " instead of " + wanted);
    }
  }

  private static void within(List<String> wrong, int peak, int limit, String what) {
    if (peak > limit) {
      wrong.add(peak + " mailboxes " + what + " at once instead of " + limit + " at most");
    } else if (peak < limit) {
      wrong.add("only " + peak + " mailboxes " + what + " at once where " + limit + " might be");
    }
  }

  /** The same beside what the baseline came to. */
  StormResult beside(BaselineResult other) {
    return with(other, failures);
  }

  /** The same where the baseline could not be run to its end. */
  StormResult withoutBaseline(Throwable why) {
    return with(
        null,
        Stream.concat(failures.stream(), Stream.of("the baseline itself broke: " + why)).toList());
  }

  private StormResult with(@Nullable BaselineResult other, List<String> wrong) {
    return new StormResult(
        name,
        seed,
        kind,
        storm,
        mailboxes,
        verified,
        lostMigrations,
        humanInterventions,
        questions,
        answers,
        duplicateRequests,
        healthyRequestsRemoved,
        wrongParameterSets,
        completionsOutside,
        newMoveRequestCalls,
        commands,
        longestSilenceMinutes,
        recoveryMinutes,
        simulatedMinutes,
        seconds,
        other,
        wrong);
  }

  /** A storm that could not be run to its end. */
  static StormResult broken(Storm storm, Throwable why, Duration took) {
    return new StormResult(
        storm.name(),
        storm.seed(),
        storm.kind().word(),
        storm.words(),
        storm.mailboxes(),
        0,
        storm.mailboxes(),
        0,
        Map.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        0,
        took.toMillis() / 1000.0,
        null,
        List.of("the rehearsal itself broke: " + why));
  }

  /** Whether all is as it should be. */
  boolean well() {
    return failures.isEmpty();
  }

  /** What runs it again. */
  String replay() {
    return name.equals(Storm.drawn(seed))
        ? "mailferry drill --storm 1 --seed " + seed
        : "mailferry drill " + NamedStorms.typed(name) + " --seed " + seed;
  }

  /** The result in a line. */
  String sentence() {
    return "%s%s (%s): %d of %d migrated and verified, %d questions, %d duplicate requests, %d h %02d min of Exchange's time in %.0f s."
        .formatted(
            well() ? "" : "NOT AS IT SHOULD BE: ",
            name,
            kind,
            verified,
            mailboxes,
            humanInterventions,
            duplicateRequests,
            simulatedMinutes / 60,
            simulatedMinutes % 60,
            seconds);
  }
}
