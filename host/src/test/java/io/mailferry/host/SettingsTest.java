package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void whatAPersonTypedTakesThePlaceOfOurs() {
    assertThat(
            Settings.joined(
                List.of("--mailferry.clean-up-delay=10m", "--mailferry.clock.speed=20"),
                List.of("--mailferry.clean-up-delay=1h")))
        .containsExactly("--mailferry.clean-up-delay=1h", "--mailferry.clock.speed=20");
  }

  @ParameterizedTest
  @CsvSource({
    "drain=5s, a setting of the worker is --name=value",
    "--mailferry.drain, a setting of the worker is --name=value",
    "--server.port=1, server.port is mailferry up's own; use --worker-port instead",
    "--spring.temporal.connection.target=a:1, --temporal-port instead",
    "--mailferry.journal.password=secret, mailferry.journal.password: a password does not belong"
  })
  void saysWhatCannotBeTakenAndWhyWithoutItsValue(String setting, String why) {
    assertThatThrownBy(() -> Settings.check(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void takesOthers() {
    assertThatCode(() -> Settings.check("--mailferry.drain=5s")).doesNotThrowAnyException();
  }
}
