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
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final WaveName WAVE = new WaveName("friday");
  private static final Instant START = Instant.parse("2027-03-19T12:00:00Z");
  private static final Instant LATER = START.plus(Duration.ofMinutes(20));

  @Test
  void bytesAreCountedSinceTheFirstRequestWhoeverHasEnded() {
    var pace =
        Pace.of(
            List.of(moved(1, "DB1", 1_200), moved(2, "db1", 1_200), moved(3, "DB2", 5)),
            List.of(fact(2, FactKind.SUBMITTED, 60), fact(1, FactKind.SUBMITTED, 0)));

    assertThat(pace.into("DB1", LATER)).hasValueSatisfying(is -> assertThat(is).isEqualTo(2.0));
    assertThat(pace.into("DB3", LATER)).isEmpty();
  }

  @Test
  void aSwitchLastsFromTheLastReleaseToTheVerification() {
    var facts = new ArrayList<Fact>();
    facts.add(fact(9, FactKind.RELEASED, 0));
    for (var i = 1; i <= 5; i++) {
      facts.add(fact(i, FactKind.RELEASED, 10));
      facts.add(fact(i, FactKind.RELEASED, 100));
      facts.add(fact(i, FactKind.VERIFIED, 100 + 60 * i));
    }

    var pace = Pace.of(List.of(), facts);

    assertThat(pace.switches()).hasSize(5);
    assertThat(pace.shortestSwitch()).isEqualTo(Duration.ofMinutes(1));
    assertThat(pace.usualSwitch()).isEqualTo(Duration.ofMinutes(3));
    assertThat(pace.longSwitch()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void fewSwitchesAreNoMeasure() {
    var pace =
        Pace.of(
            List.of(), List.of(fact(1, FactKind.RELEASED, 0), fact(1, FactKind.VERIFIED, 7_200)));

    assertThat(pace.isOfSwitches()).isFalse();
    assertThat(pace.longSwitch()).isCloseTo(Duration.ofMinutes(45), Duration.ofSeconds(1));
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
