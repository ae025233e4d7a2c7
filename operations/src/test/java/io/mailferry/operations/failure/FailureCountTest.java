package io.mailferry.operations.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureCountTest {
  private static final Instant T0 = Instant.parse("2026-11-23T20:00:00Z");
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 1));
  private static final MailboxGuid BERND = new MailboxGuid(new UUID(1, 2));

  private final List<Fact> facts = new ArrayList<>();

  @Test
  void countsMailboxesAndTimesAndWhatHelpedInTheEnd() {
    failed(ANNA, "failed/network");
    happened(ANNA, FactKind.HEALED, "resumed");
    failed(ANNA, "failed/network");
    happened(ANNA, FactKind.HEALED, "resumed");
    happened(ANNA, FactKind.COMPLETED, "completed");
    failed(BERND, "failed/network");

    var kind = only();

    assertThat(kind.code()).isEqualTo("failed/network");
    assertThat(kind.words()).isEqualTo("the way between the servers is broken or overloaded");
    assertThat(kind.mailboxes()).isEqualTo(2);
    assertThat(kind.times()).isEqualTo(3);
    assertThat(kind.tried()).isEqualTo(Map.of("resumed", 2));
    assertThat(kind.helped()).as("the first resume did not").isEqualTo(Map.of("resumed", 1));
    assertThat(kind.open()).as("Bernd's").isEqualTo(1);
    assertThat(kind.unknown()).isFalse();
  }

  @Test
  void tellsWhatWasDoneLastFromWhatWasTriedBefore() {
    failed(ANNA, "failed/bad-items");
    happened(ANNA, FactKind.INTERVENTION, "answer raise-limits, limits of 50 damaged");
    happened(ANNA, FactKind.ORDER, "limits-raised");
    happened(ANNA, FactKind.HEALED, "resumed");
    happened(ANNA, FactKind.COMPLETED, "completed");

    assertThat(only().tried().keySet())
        .containsExactlyInAnyOrder(
            "answer raise-limits, limits of 50 damaged", "limits-raised", "resumed");
    assertThat(only().helped()).isEqualTo(Map.of("resumed", 1));
  }

  @Test
  void showsTheWordsOfWhatIsNotKnownFirst() {
    failed(BERND, "failed/quota");
    facts.add(fact(ANNA, FactKind.TROUBLE, "failed/unknown", "NewException: never seen"));
    facts.add(fact(ANNA, FactKind.TROUBLE, "MF-EX-UNKNOWN", null));

    assertThat(FailureCount.of(facts))
        .extracting(FailureKind::code)
        .containsExactly("MF-EX-UNKNOWN", "failed/unknown", "failed/quota");
    assertThat(FailureCount.of(facts).get(1).samples()).containsExactly("NewException: never seen");
    assertThat(FailureCount.of(facts).getFirst().samples()).containsExactly("It happened.");
    assertThat(FailureCount.of(facts).getLast().unknown()).isFalse();
  }

  @Test
  void keepsSomeDifferentWordsOfAKindAndEachOnce() {
    for (var i = 0; i < 10; i++) {
      facts.add(fact(ANNA, FactKind.TROUBLE, "failed/unknown", "text " + i / 2));
    }

    assertThat(only().samples()).containsExactly("text 0", "text 1", "text 2");
  }

  @Test
  void countsNothingOfWhatHasNoCodeOrIsNobodys() {
    facts.add(new Fact("1", T0, new WaveName("w"), ANNA, FactKind.TROUBLE, "It failed.", null));
    facts.add(
        new Fact(
            "2", T0, new WaveName("w"), null, FactKind.TROUBLE, "It failed.", null, null, "X"));

    assertThat(FailureCount.of(facts)).isEmpty();
  }

  private FailureKind only() {
    var kinds = FailureCount.of(facts);
    assertThat(kinds).hasSize(1);
    return kinds.getFirst();
  }

  private void failed(MailboxGuid mailbox, String code) {
    happened(mailbox, FactKind.TROUBLE, code);
  }

  private void happened(MailboxGuid mailbox, FactKind kind, String code) {
    facts.add(fact(mailbox, kind, code, null));
  }

  private Fact fact(MailboxGuid mailbox, FactKind kind, String code, @Nullable String evidence) {
    return new Fact(
        "fact " + facts.size(),
        T0.plusSeconds(facts.size()),
        new WaveName("w"),
        mailbox,
        kind,
        "It happened.",
        evidence,
        null,
        code);
  }
}
