package io.mailferry.operations.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final WaveName WAVE = new WaveName("first-wave");
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 2));

  @TempDir Path folder;
  private Journal journal;
  private Connections connections;
  private Names names;

  @BeforeEach
  void open() {
    var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    journal = Journal.open(JournalSettings.of(url));
    connections =
        new Connections(
            new ConnectionSettings("127.0.0.1:1", "default", url, null, () -> "", null, folder));
    names = new Names(connections);
  }

  @AfterEach
  void close() {
    connections.close();
    journal.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@source.example",
        "3f1c2b4a-0000-4000-8000-000000000001",
        "{3F1C2B4A-0000-4000-8000-000000000001}"
      })
  void takeAnAddressOrAGuidForAMailbox(String word) {
    assertThat(Names.meansMailbox(word)).isTrue();
  }

  @Test
  void takeAnythingElseForAWave() {
    assertThat(Names.meansMailbox("first-wave")).isFalse();
    assertThat(Names.wave("first-wave")).isEqualTo(WAVE);
    assertThat(refused(() -> Names.wave("first wave!")))
        .returns(ProblemCode.BAD_NAME, OperationFailed::code)
        .satisfies(
            failed ->
                assertThat(failed.sentence())
                    .startsWith("first wave! cannot be the name of a wave: "));
  }

  @Test
  void sayWhoseMigrationIsMeant() {
    assertThat(Names.migrationOf("anna@source.example"))
        .isEqualTo("migration of anna@source.example");
    assertThat(Names.migrationOf(ANNA.toString())).isEqualTo("migration of mailbox " + ANNA);
  }

  @ParameterizedTest
  @CsvSource({
    "plans/first-wave.csv,first-wave",
    "FIRST.CSV,FIRST",
    "first-wave,first-wave",
    "wave.csv.bak,wave.csv.bak",
    "csv,csv"
  })
  void nameAWaveAfterItsFile(Path file, String name) {
    assertThat(Names.waveOf(file)).isEqualTo(new WaveName(name));
  }

  @Test
  void refuseAFileWhoseNameIsNoWaves() {
    assertThat(refused(() -> Names.waveOf(Path.of("my plan.csv"))).code())
        .isEqualTo(ProblemCode.WAVE_NAME_MISSING);
  }

  @Test
  void findAMailboxByItsGuidOrByTheAddressInAPlan() {
    // given
    planned(1);

    // then
    assertThat(names.mailbox("{" + ANNA + "}")).isEqualTo(ANNA);
    assertThat(names.mailbox("Anna@source.example")).isEqualTo(ANNA);
  }

  @Test
  void refuseWhatNamesNoMailbox() {
    // given
    planned(1);

    // then
    assertThat(refused(() -> names.mailbox("00000000-0000-0000-0000-000000000000")))
        .returns(ProblemCode.BAD_NAME, OperationFailed::code)
        .satisfies(failed -> assertThat(failed.sentence()).contains("names no mailbox"));
    assertThat(refused(() -> names.mailbox("nobody!")))
        .returns(ProblemCode.BAD_NAME, OperationFailed::code)
        .returns(
            "nobody! is neither an address nor the GUID of a mailbox", OperationFailed::sentence);
    assertThat(refused(() -> names.mailbox("ana@source.example")))
        .returns(ProblemCode.UNKNOWN_MAILBOX, OperationFailed::code)
        .returns(
            "ana@source.example is in no plan that was started (did you mean"
                + " anna@source.example?)",
            OperationFailed::sentence);
  }

  @Test
  void showWhereAWaveIsLookedAtThatWasNamedForAMailbox() {
    // given
    planned(1);

    // then
    assertThat(refused(() -> names.mailbox("first-wave")))
        .returns(ProblemCode.BAD_NAME, OperationFailed::code)
        .returns(
            "first-wave is a wave and no mailbox; a wave is shown by: mailferry status first-wave",
            OperationFailed::sentence);
    assertThat(refused(() -> names.mailbox("monday")))
        .returns(ProblemCode.BAD_NAME, OperationFailed::code)
        .returns(
            "monday is neither an address nor the GUID of a mailbox; a wave is shown by: mailferry"
                + " status monday",
            OperationFailed::sentence);
  }

  @Test
  void sayWhichPlansTheJournalDoesNotKnowInFull() {
    // given
    planned(2);

    // then
    assertThat(refused(() -> names.mailbox("nobody-at-all@source.example")).sentence())
        .isEqualTo(
            "nobody-at-all@source.example is in no plan that the journal knows in full; it lacks"
                + " mailboxes of first-wave, which have not been looked up yet or were lost. Ask"
                + " again later, or name the mailbox by its GUID");
  }

  @Test
  void suggestTheWaveThatWasProbablyMeant() {
    // given
    planned(1);

    // then
    assertThat(names.unknownWave(new WaveName("frist-wave")))
        .returns(ProblemCode.UNKNOWN_WAVE, OperationFailed::code)
        .returns(
            "there is no wave frist-wave (did you mean first-wave?)", OperationFailed::sentence);
    assertThat(names.unknownWave(new WaveName("friday")).sentence())
        .isEqualTo("there is no wave friday");
  }

  @Test
  void suggestNothingWhenTheJournalIsAway() {
    // given
    try (var away =
        new Connections(
            new ConnectionSettings(
                "127.0.0.1:1", "default", "jdbc:h2:mem:none", null, () -> "", null, folder))) {
      // then
      assertThat(new Names(away).unknownWave(WAVE).sentence())
          .isEqualTo("there is no wave first-wave");
    }
  }

  private void planned(int mailboxes) {
    journal
        .writer()
        .wavePlanned(
            new PlannedWaveNote(WAVE, new OrganisationName("target"), Route.PULL, mailboxes, NOW));
    journal
        .writer()
        .lineResolved(
            new LineNote(WAVE, 2, "anna@source.example", ANNA, "SRC-DB01", "TGT-DB01", null, NOW));
  }

  private static OperationFailed refused(ThrowingCallable asking) {
    return Objects.requireNonNull(catchThrowableOfType(OperationFailed.class, asking));
  }
}
