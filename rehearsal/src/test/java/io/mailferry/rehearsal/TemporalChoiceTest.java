package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalChoiceTest {
  @Test
  void isAServerThatRunsWhereAPlaceIsNamed() {
    assertThat(TemporalChoice.of("127.0.0.1:7233"))
        .isEqualTo(new TemporalChoice.Running("127.0.0.1:7233"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "localhost", ""})
  void isNeverTheOneThatCanLoseAMigration(String word) {
    assertThatThrownBy(() -> TemporalChoice.of(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--temporal is dev or HOST:PORT, not " + word);
  }
}
