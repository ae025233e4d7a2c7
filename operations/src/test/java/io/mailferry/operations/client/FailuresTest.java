package io.mailferry.operations.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void callsAWireThatBreaksTemporalAway() {
    // when
    var failed =
        catchThrowableOfType(
            TemporalAway.class,
            () ->
                Failures.translated(
                    () -> {
                      throw new IllegalStateException(
                          "asking failed", Status.UNAVAILABLE.asRuntimeException());
                    }));

    // then
    assertThat(failed).isNotNull();
    assertThat(failed.code()).isEqualTo(ProblemCode.TEMPORAL_AWAY);
    assertThat(failed.sentence()).isEqualTo("asking failed");
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
