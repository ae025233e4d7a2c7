package io.mailferry.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
  @ParameterizedTest
  @EnumSource
  void isDocumented(ExitCode code) throws IOException {
    // given
    var root = Path.of(System.getProperty("mailferry.root", ".."));

    // when
    var page = Files.readString(root.resolve("docs/operate/exit-codes.md"));

    // then
    assertThat(page).contains("| " + code.number() + " |");
  }
}
