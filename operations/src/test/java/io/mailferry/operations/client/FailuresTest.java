package io.mailferry.operations.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
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
}
