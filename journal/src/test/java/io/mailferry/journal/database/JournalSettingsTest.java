package io.mailferry.journal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JournalSettingsTest {
  @Test
  void keepsTheParametersOfAnAddressToItself() {
    // given
    var settings = JournalSettings.of("jdbc:postgresql://db/journal?user=me&password=secret");

    // then
    assertThat(settings).hasToString("jdbc:postgresql://db/journal");
  }

  @Test
  void takesNoOtherKindOfDatabase() {
    assertThatThrownBy(() -> JournalSettings.of("jdbc:mysql://db"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }
}
