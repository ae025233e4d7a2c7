package io.mailferry.operations.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.mailferry.journal.read.JournalDrift;
import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenDriftTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final WaveName ANOTHER_WAVE = new WaveName("second-wave");
  private static final OrganisationName TARGET = new OrganisationName("target");
  private static final Instant NOW = Instant.parse("2026-11-23T14:02:00Z");

  @Test
  void isOneOfEachKindHoweverManyRequestsThereAre() {
    // given
    var all = IntStream.range(0, 300).mapToObj(i -> drift(DriftKind.UNWATCHED, i, WAVE)).toList();

    // then
    assertThat(OpenDrift.of(all))
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.words())
                  .isEqualTo("300 move requests of ours that no migration watches");
              assertThat(drift.exampleWords())
                  .isEqualTo("user0@source.example (TGT-DB01, SYNCED, wave first-wave)");
              assertThat(drift.began()).isEqualTo(NOW);
              assertThat(drift.lastSeen()).isEqualTo(NOW.plusSeconds(359));
              assertThat(drift.more()).isFalse();
            });
  }

  @Test
  void saysThatThereMayBeMoreThanAreKept() {
    // given
    var all =
        IntStream.range(0, DriftNote.MOST_OF_AN_ORGANISATION)
            .mapToObj(i -> drift(DriftKind.UNWATCHED, i, WAVE))
            .toList();

    // then
    assertThat(OpenDrift.of(all))
        .singleElement()
        .extracting(OpenDrift::words)
        .isEqualTo("500 or more move requests of ours that no migration watches");
  }

  @Test
  void tellsKindsAndOrganisationsApart() {
    // given
    var elsewhere =
        new JournalDrift(
            new OrganisationName("source"), drift(DriftKind.UNWATCHED, 3, WAVE).note(), null, NOW);

    // then
    assertThat(
            OpenDrift.of(
                List.of(
                    drift(DriftKind.UNWATCHED, 1, WAVE),
                    drift(DriftKind.FOREIGN, 2, WAVE),
                    elsewhere)))
        .extracting(OpenDrift::words)
        .containsExactly(
            "1 move request of ours that no migration watches",
            "1 move request of somebody else where a migration is to move the mailbox",
            "1 move request of ours that no migration watches");
  }

  @Test
  void isShownWithTheWaveItBelongsTo() {
    // given
    var all =
        List.of(
            drift(DriftKind.UNWATCHED, 1, WAVE),
            drift(DriftKind.UNWATCHED, 2, ANOTHER_WAVE),
            drift(DriftKind.UNWATCHED, 3, null));

    // then
    assertThat(OpenDrift.of(all, WAVE))
        .singleElement()
        .extracting(OpenDrift::mailboxes)
        .isEqualTo(1);
    assertThat(OpenDrift.of(all)).extracting(OpenDrift::mailboxes).containsExactly(3);
  }

  @Test
  void isShownWithItsMailboxAlone() {
    // given
    var all =
        List.of(drift(DriftKind.UNWATCHED, 1, WAVE), drift(DriftKind.UNWATCHED, 2, ANOTHER_WAVE));

    // then
    assertThat(OpenDrift.of(all, guid(2)))
        .hasValueSatisfying(drift -> assertThat(drift.example()).isEqualTo("user2@source.example"));
    assertThat(OpenDrift.of(all, guid(9))).isEmpty();
  }

  @Test
  void isNotMoreThanTheOneOfItsMailboxHoweverManyThereAre() {
    // given
    var all =
        IntStream.range(0, DriftNote.MOST_OF_AN_ORGANISATION)
            .mapToObj(i -> drift(DriftKind.UNWATCHED, i, WAVE))
            .toList();

    // then
    assertThat(OpenDrift.of(all, guid(2)))
        .hasValueSatisfying(
            drift -> {
              assertThat(drift.more()).isFalse();
              assertThat(drift.words())
                  .isEqualTo("1 move request of ours that no migration watches");
            });
  }

  @Test
  void isNamedByItsGuidWhereNoPlanNamedIt() {
    // given
    var stranger =
        new JournalDrift(
            TARGET,
            new DriftNote(
                DriftKind.UNWATCHED, guid(1), null, null, null, RequestStatus.FAILED, NOW),
            null,
            NOW);

    // then
    assertThat(OpenDrift.of(List.of(stranger)))
        .singleElement()
        .extracting(OpenDrift::exampleWords)
        .isEqualTo(guid(1) + " (FAILED)");
  }

  @Test
  void hasNamesForPrograms() {
    // then
    assertThat(OpenDrift.of(List.of(drift(DriftKind.FOREIGN, 1, WAVE))).getFirst().data())
        .contains(
            entry("kind", "FOREIGN"),
            entry("organisation", "target"),
            entry("wave", "first-wave"),
            entry("mailboxes", 1),
            entry("more", false),
            entry("example", "user1@source.example"),
            entry("database", "TGT-DB01"),
            entry("status", "SYNCED"),
            entry("began", "2026-11-23T14:02:01Z"),
            entry("lastSeen", "2026-11-23T14:03:01Z"));
  }

  private static MailboxGuid guid(int number) {
    return new MailboxGuid(new UUID(1, number));
  }

  private static JournalDrift drift(DriftKind kind, int number, @Nullable WaveName wave) {
    return new JournalDrift(
        TARGET,
        new DriftNote(
            kind,
            guid(number),
            wave,
            "a batch",
            "TGT-DB01",
            RequestStatus.SYNCED,
            NOW.plusSeconds(number)),
        "user" + number + "@source.example",
        NOW.plusSeconds(60L + number));
  }
}
