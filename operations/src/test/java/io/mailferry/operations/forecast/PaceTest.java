package io.mailferry.operations.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final WaveName WAVE = new WaveName("friday");
  private static final Instant START = Instant.parse("2027-03-19T12:00:00Z");
  private static final Instant LATER = START.plus(Duration.ofMinutes(20));

  /** The first was copied in 600 s; the second, later, in 300. */
  @Test
  void timeInWhichNothingWasCopiedIsNotCounted() {
    var pace =
        PaceOfWave.untilNow(
            List.of(moved(1, "DB1", 1_200), moved(2, "db1", 600), moved(3, "DB2", 5)),
            List.of(
                fact(1, FactKind.SUBMITTED, 0),
                fact(1, FactKind.COPIED, 600),
                fact(2, FactKind.SUBMITTED, 10_000),
                fact(2, FactKind.COPIED, 10_300),
                fact(1, FactKind.RELEASED, 20_000)),
            START.plusSeconds(30_000));

    assertThat(pace.into("DB1")).contains(2.0);
    assertThat(pace.into("DB2")).as("nobody knows when it was submitted").isEmpty();
    assertThat(pace.into("DB3")).isEmpty();
  }

  @Test
  void copiesBesideEachOtherShareTheirTime() {
    var pace =
        PaceOfWave.untilNow(
            List.of(moved(1, "DB1", 1_200), moved(2, "DB1", 1_200)),
            List.of(
                fact(1, FactKind.SUBMITTED, 0),
                fact(2, FactKind.SUBMITTED, 60),
                fact(2, FactKind.COPIED, 500),
                fact(1, FactKind.COPIED, 1_200)),
            START.plusSeconds(1_200));

    assertThat(pace.into("DB1")).contains(2.0);
  }

  /** It says only when they were released. */
  @Test
  void aJournalOfAnEarlierReleaseCountsUntilTheRelease() {
    var pace =
        PaceOfWave.untilNow(
            List.of(moved(1, "DB1", 1_200)),
            List.of(fact(1, FactKind.SUBMITTED, 0), fact(1, FactKind.RELEASED, 1_200)),
            START.plusSeconds(9_000));

    assertThat(pace.into("DB1")).contains(1.0);
  }

  @Test
  void aSwitchLastsFromTheLastReleaseToTheVerification() {
    var facts = new ArrayList<Fact>();
    facts.add(fact(9, FactKind.RELEASED, 0));
    for (var i = 1; i <= 5; i++) {
      facts.add(fact(i, FactKind.RELEASED, 10));
    }
    for (var i = 1; i <= 5; i++) {
      facts.add(fact(i, FactKind.RELEASED, 10_000));
    }
    for (var i = 1; i <= 5; i++) {
      facts.add(fact(i, FactKind.VERIFIED, 10_000 + 60 * i));
    }

    var pace = PaceOfWave.untilNow(List.of(), facts, LATER);

    assertThat(pace.switches()).hasSize(5);
    assertThat(pace.shortestSwitch()).isEqualTo(Duration.ofSeconds(30));
    assertThat(pace.usualSwitch()).isEqualTo(Duration.ofMinutes(3));
    assertThat(pace.longSwitch()).isEqualTo(Duration.ofMinutes(5));
  }

  /** The last of a night also waits until it is told to. */
  @Test
  void aSwitchLastsFromTheFirstReleaseOfThoseThatWereReleasedTogether() {
    var facts = new ArrayList<Fact>();
    for (var i = 1; i <= 6; i++) {
      facts.add(fact(i, FactKind.RELEASED, 300 * i));
    }
    for (var i = 1; i <= 6; i++) {
      facts.add(fact(i, FactKind.VERIFIED, 300 * i + 60));
    }

    var pace = PaceOfWave.untilNow(List.of(), facts, LATER);

    assertThat(pace.shortestSwitch()).isEqualTo(Duration.ofSeconds(30));
    assertThat(pace.longSwitch()).isEqualTo(Duration.ofMinutes(26));
  }

  @Test
  void whatWasNotMeasuredHereIsTakenFromEarlierWaves() {
    var here = new Pace(Map.of("db1", new Pace.Copying(600, Duration.ofMinutes(10))), List.of(), 0);
    var earlier =
        new Pace(
            Map.of(
                "db1", new Pace.Copying(1, Duration.ofHours(1)),
                "db2", new Pace.Copying(1_200, Duration.ofMinutes(10))),
            Stream.of(1, 2, 3, 4, 5).map(Duration::ofMinutes).toList(),
            12);

    var both = here.or(earlier);

    assertThat(both.into("DB1")).contains(1.0);
    assertThat(both.into("DB2")).contains(2.0);
    assertThat(both.usualSwitch()).isEqualTo(Duration.ofMinutes(3));
    assertThat(both.crowd()).isEqualTo(12);
    assertThat(both.or(both).switches()).as("a night is like itself").hasSize(10);
  }

  @Test
  void fewSwitchesAreNoMeasure() {
    var pace =
        PaceOfWave.untilNow(
            List.of(),
            List.of(fact(1, FactKind.RELEASED, 0), fact(1, FactKind.VERIFIED, 7_200)),
            LATER);

    assertThat(pace.isOfSwitches()).isFalse();
    assertThat(pace.longSwitch()).isCloseTo(Duration.ofMinutes(90), Duration.ofSeconds(1));
  }

  /** How much of it was copied before, and how fast, nobody knows. */
  @Test
  void whatWasTakenOverIsNoMeasure() {
    var pace =
        PaceOfWave.untilNow(
            List.of(moved(1, "DB1", 9_000)),
            List.of(fact(1, FactKind.ADOPTED, 0), fact(1, FactKind.COPIED, 900)),
            LATER);

    assertThat(pace.into("DB1")).isEmpty();
  }

  /** One that has rested since long before does not make the others slower. */
  @Test
  void aCopyThatRestsTakesNoTime() {
    var pace =
        PaceOfWave.untilNow(
            List.of(moved(1, "DB1", 1_200), resting(2, START.plusSeconds(300))),
            List.of(
                fact(1, FactKind.SUBMITTED, 0),
                fact(2, FactKind.SUBMITTED, 0),
                fact(1, FactKind.COPIED, 1_200)),
            START.plusSeconds(90_000));

    assertThat(pace.into("DB1")).contains(1.0);
  }

  @Test
  void aLargerCrowdTakesLongerThanTheOneThatWasMeasured() {
    var facts = new ArrayList<Fact>();
    var mailboxes = new ArrayList<MailboxSnapshot>();
    for (var i = 1; i <= 20; i++) {
      mailboxes.add(moved(i, "DB1", 1));
      facts.add(fact(i, FactKind.RELEASED, i <= 8 ? 10 : 5_000 * i));
    }
    for (var i = 1; i <= 20; i++) {
      facts.add(fact(i, FactKind.VERIFIED, (i <= 8 ? 10 : 5_000 * i) + 600));
    }

    var pace = PaceOfWave.untilNow(mailboxes, facts, LATER);

    assertThat(pace.crowd()).isEqualTo(8);
    assertThat(pace.longSwitch(10)).isEqualTo(Duration.ofMinutes(10));
    assertThat(pace.longSwitch(20))
        .as("few together are no limit")
        .isEqualTo(Duration.ofMinutes(20));
    assertThat(Pace.UNKNOWN.longSwitch(100)).isEqualTo(Duration.ofMinutes(140));
  }

  /** It was given up: nobody has copied it since. */
  @Test
  void aWaveThatWasGivenUpGoesAsFarAsItWasSeen() {
    var pace =
        PaceOfWave.asFarAsSeen(
            List.of(moved(1, "DB1", 1_200), resting(2, START.plusSeconds(600))),
            List.of(
                fact(1, FactKind.SUBMITTED, 0),
                fact(2, FactKind.SUBMITTED, 0),
                fact(1, FactKind.COPIED, 300)));

    assertThat(pace.into("DB1")).contains(2.0);
  }

  private static MailboxSnapshot resting(int line, Instant since) {
    return new MailboxSnapshot(
        WAVE,
        line,
        "user" + line + "@source.example",
        new MailboxGuid(new UUID(0, line)),
        null,
        "DB1",
        null,
        null,
        null,
        null,
        since);
  }

  private static Fact fact(int mailbox, FactKind kind, int seconds) {
    return new Fact(
        mailbox + "/" + kind + "/" + seconds,
        START.plusSeconds(seconds),
        WAVE,
        new MailboxGuid(new UUID(0, mailbox)),
        kind,
        "it happened",
        null);
  }

  private static MailboxSnapshot moved(int line, String to, long bytes) {
    return new MailboxSnapshot(
        WAVE,
        line,
        "user" + line + "@source.example",
        new MailboxGuid(new UUID(0, line)),
        null,
        to,
        null,
        null,
        null,
        new MigrationOutcome.Moved(null, to, null, null, bytes, 0, false, false),
        LATER);
  }
}
