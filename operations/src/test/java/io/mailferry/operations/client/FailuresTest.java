package io.mailferry.operations.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.operations.FakeTemporal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED"})
  void callsAWireThatBreaksTemporalAway(Status.Code code) {
    // when
    var failed =
        catchThrowableOfType(
            TemporalAway.class,
            () ->
                Failures.translated(
                    () -> {
                      throw new IllegalStateException(
                          "asking failed", Status.fromCode(code).asRuntimeException());
                    }));

    // then
    assertThat(failed).isNotNull();
    assertThat(failed.code()).isEqualTo(ProblemCode.TEMPORAL_AWAY);
    assertThat(failed.sentence()).startsWith("Temporal stopped answering in the middle (");
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"INVALID_ARGUMENT", "INTERNAL", "NOT_FOUND"})
  void takesWhatTemporalDidAnswerForNoSilence(Status.Code code) {
    assertThatThrownBy(
            () ->
                Failures.translated(
                    () -> {
                      throw Status.fromCode(code).asRuntimeException();
                    }))
        .isExactlyInstanceOf(StatusRuntimeException.class);
  }

  @Test
  void passesOnWhatItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                Failures.translated(
                    () -> {
                      throw new IllegalStateException("a mistake of ours");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void judgesSettingsWhenTheyAreUsed() {
    try (var connections =
        new Connections(
            new ConnectionSettings(
                "nowhere", "default", "jdbc:odd:x", null, () -> "", null, Path.of("unused")))) {
      assertThatThrownBy(connections::temporal)
          .isInstanceOf(OperationFailed.class)
          .hasMessageContaining("HOST:PORT");
      assertThatThrownBy(connections::reader)
          .isInstanceOf(OperationFailed.class)
          .extracting(e -> ((OperationFailed) e).code())
          .isEqualTo(ProblemCode.BAD_SETTING);
    }
  }

  @Test
  void saysWhichFormAnAddressOfTemporalHas() {
    assertThat(new TemporalAddress("127.0.0.1:7233", "default").target())
        .isEqualTo("127.0.0.1:7233");
    assertThatThrownBy(() -> new TemporalAddress("127.0.0.1", "default"))
        .hasMessageContaining("127.0.0.1 has another");
    assertThatThrownBy(() -> new TemporalAddress("127.0.0.1:7233", " "))
        .hasMessageContaining("namespace is blank");
  }

  @Test
  void keepsTheFailureOfWhatWasAskedMeanwhile() {
    assertThat(Background.ask(() -> "asked").answer()).isEqualTo("asked");
    assertThatThrownBy(
            Background.ask(
                    () -> {
                      throw new OperationFailed(ProblemCode.BAD_NAME, "no such name");
                    })
                ::answer)
        .isInstanceOf(OperationFailed.class)
        .hasMessage("no such name");
    assertThatThrownBy(
            Background.ask(
                    () -> {
                      throw new IOException("broken");
                    })
                ::answer)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("broken");
  }

  @Test
  void keepsTheFailureOfWhatWasAskedInTime() throws TimeoutException {
    assertThat(TimeLimit.within(Duration.ofMinutes(1), () -> "asked")).isEqualTo("asked");
    assertThatThrownBy(
            () ->
                TimeLimit.within(
                    Duration.ofMinutes(1),
                    () -> {
                      throw new OperationFailed(ProblemCode.BAD_NAME, "no such name");
                    }))
        .isInstanceOf(OperationFailed.class);
    assertThatThrownBy(
            () ->
                TimeLimit.within(
                    Duration.ofMinutes(1),
                    () -> {
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("broken");
  }

  @Test
  void opensAJournalAndAKeyInItsFolderWhenNoneIsNamed() {
    // given
    aWorkerOpensTheJournal();

    // then
    for (var journal : new @Nullable String[] {null, " "}) {
      try (var connections = connections(journal, null, null)) {
        assertThat(connections.reader().waves()).isEmpty();
        assertThat(connections.writer()).isNotNull();
      }
    }
    try (var connections = connections(null, null, null)) {
      assertThat(connections.seal().open(connections.seal().seal("anna"))).isEqualTo("anna");
    }
    assertThat(folder.resolve("plan.key")).exists();
  }

  @Test
  void opensTheKeyThatIsNamed() {
    // given
    var key = folder.resolve("other.key");

    // then
    try (var connections = connections(null, "sa", key)) {
      assertThat(connections.seal()).isNotNull();
    }
    assertThat(key).exists();
    assertThat(folder.resolve("plan.key")).doesNotExist();
  }

  /** One thread reads the journal while another asks Temporal. */
  @Test
  void letsTwoThreadsUseTheSameConnections() {
    aWorkerOpensTheJournal();
    try (var connections =
        new Connections(
            new ConnectionSettings("nowhere", "default", null, null, () -> "", null, folder))) {
      // given
      var reader = connections.reader();
      assertThatThrownBy(connections::temporal).isInstanceOf(OperationFailed.class);

      // then
      assertThat(Background.ask(connections::reader).answer().waves()).isEqualTo(reader.waves());
      assertThatThrownBy(Background.ask(connections::temporal)::answer)
          .isInstanceOf(OperationFailed.class);
    }
  }

  @Test
  void saysWhyTemporalCannotBeReached() {
    // given
    String target;
    try (var temporal = new FakeTemporal()) {
      target = temporal.target();

      // then
      assertAway(
          new TemporalAddress(target, "other"),
          ProblemCode.NAMESPACE_MISSING,
          "Temporal at " + target + " has no namespace other");
    }
    assertAway(
        new TemporalAddress(target, "default"),
        ProblemCode.TEMPORAL_AWAY,
        "Temporal at " + target + " does not answer (connection refused)");
  }

  private static void assertAway(TemporalAddress address, ProblemCode code, String sentence) {
    assertThatThrownBy(() -> Temporal.connect(address))
        .isInstanceOfSatisfying(
            TemporalAway.class,
            away -> {
              assertThat(away.code()).isEqualTo(code);
              assertThat(away.sentence()).isEqualTo(sentence);
            });
  }

  private void aWorkerOpensTheJournal() {
    try (var journal = Journal.open(JournalSettings.file(folder.resolve("journal")))) {
      assertThat(journal.reader().waves()).isEmpty();
    }
  }

  private Connections connections(
      @Nullable String journal, @Nullable String user, @Nullable Path key) {
    return new Connections(
        new ConnectionSettings("127.0.0.1:1", "default", journal, user, () -> "", key, folder));
  }
}
