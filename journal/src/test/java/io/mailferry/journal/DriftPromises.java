package io.mailferry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.read.JournalDrift;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.write.DriftKind;
import io.mailferry.journal.write.DriftNote;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.LineNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database keeps of drift. */
abstract class DriftPromises {
  private static final Instant T0 = Instant.parse("2026-11-23T14:02:00.123456Z");
  private static final WaveName WAVE = new WaveName("drifting");

  private Journal journal;
  private JournalWriter writer;
  private JournalReader reader;
  private OrganisationName organisation;
  private final MailboxGuid anna = new MailboxGuid(UUID.randomUUID());
  private final MailboxGuid bernd = new MailboxGuid(UUID.randomUUID());

  /** A place to write; what others wrote there does not matter. */
  abstract JournalSettings place();

  @BeforeEach
  void open() {
    journal = Journal.open(place());
    writer = journal.writer();
    reader = journal.reader();
    organisation = anyOrganisation();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void keepsEverythingThatWasTold() {
    // given
    var unwatched =
        new DriftNote(
            DriftKind.UNWATCHED,
            anna,
            WAVE,
            WAVE.batchName(),
            "TGT-DB01",
            RequestStatus.SYNCED,
            at(0));
    var bare =
        new DriftNote(DriftKind.FOREIGN, bernd, null, null, null, RequestStatus.QUEUED, at(1));

    // when
    writer.drift(organisation, at(60), List.of(bare, unwatched));

    // then
    assertThat(ours())
        .containsExactly(
            new JournalDrift(organisation, unwatched, null, at(60)),
            new JournalDrift(organisation, bare, null, at(60)));
  }

  /** Clocks are finer than tables. */
  @Test
  void keepsWhatWasToldAtAnyFractionOfASecond() {
    for (var nanos = 1; nanos < 1_000_000_000; nanos += 98_765_432) {
      writer.drift(organisation, at(60).plusNanos(nanos), List.of(note(anna, 0)));

      assertThat(ours()).as("told at +%d ns", nanos).hasSize(1);
    }
  }

  @Test
  void forgetsWhatIsGone() {
    // given
    writer.drift(organisation, at(0), List.of(note(anna, 0), note(bernd, 0)));

    // when
    writer.drift(organisation, at(60), List.of(note(bernd, 0)));

    // then
    assertThat(ours()).extracting(each -> each.note().mailbox()).containsExactly(bernd);

    // when
    writer.drift(organisation, at(120), List.of());

    // then
    assertThat(ours()).isEmpty();
  }

  @Test
  void keepsItsBeginningAndRenewsTheRest() {
    // given
    writer.drift(organisation, at(0), List.of(note(anna, 0)));

    // when
    writer.drift(
        organisation,
        at(60),
        List.of(
            new DriftNote(
                DriftKind.UNWATCHED,
                anna,
                WAVE,
                WAVE.batchName(),
                "TGT-DB02",
                RequestStatus.FAILED,
                at(60))));

    // then
    assertThat(ours())
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.note().began()).isEqualTo(at(0));
              assertThat(drift.note().status()).isEqualTo(RequestStatus.FAILED);
              assertThat(drift.note().database()).isEqualTo("TGT-DB02");
              assertThat(drift.lastSeen()).isEqualTo(at(60));
            });
  }

  @Test
  void ignoresWhatWasSeenBeforeWhatItKnows() {
    // given
    writer.drift(organisation, at(60), List.of(note(anna, 0)));

    // when
    writer.drift(organisation, at(30), List.of());

    // then
    assertThat(ours()).singleElement().extracting(JournalDrift::lastSeen).isEqualTo(at(60));
  }

  @Test
  void keepsOrganisationsApart() {
    // given
    writer.drift(organisation, at(0), List.of(note(anna, 0)));

    // when
    writer.drift(anyOrganisation(), at(60), List.of());

    // then
    assertThat(ours()).hasSize(1);
  }

  @Test
  void namesTheMailboxAsAPlanDidLast() {
    // given
    writer.linesResolved(
        List.of(
            new LineNote(WAVE, 1, "old@source.example", anna, null, "TGT-DB01", null, at(0)),
            new LineNote(WAVE, 2, "anna@source.example", anna, null, "TGT-DB01", null, at(9))));

    // when
    writer.drift(organisation, at(60), List.of(note(anna, 0)));

    // then
    assertThat(ours())
        .singleElement()
        .extracting(JournalDrift::address)
        .isEqualTo("anna@source.example");
  }

  @Test
  void takesAKindThatOnlyALaterReleaseKnowsForNone() throws Exception {
    // given
    writer.drift(organisation, at(0), List.of(note(anna, 0), note(bernd, 0)));
    SchemaPromises.change(
        place(), "UPDATE drift SET kind = 'WEATHER' WHERE mailbox = '" + anna + "'");

    // then
    assertThat(ours()).extracting(each -> each.note().mailbox()).containsExactly(bernd);
  }

  private static OrganisationName anyOrganisation() {
    return new OrganisationName(UUID.randomUUID().toString().replace("-", ""));
  }

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }

  private static DriftNote note(MailboxGuid mailbox, int began) {
    return new DriftNote(
        DriftKind.UNWATCHED,
        mailbox,
        WAVE,
        WAVE.batchName(),
        "TGT-DB01",
        RequestStatus.SYNCED,
        at(began));
  }

  private List<JournalDrift> ours() {
    return reader.drift().stream()
        .filter(each -> each.organisation().equals(organisation))
        .toList();
  }
}
