package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedsPowerShellTest {
  @TempDir Path folder;

  @Test
  void takesTheShellOfTheProductsOwnSettingBeforeOneOnThePath() throws IOException {
    // given
    var stated = executable("stated/own-shell");
    var onPath = executable("path/pwsh");

    // then
    assertThat(found(Map.of("MAILFERRY_SHELL_EXECUTABLE", stated, "PATH", parent(onPath))))
        .isEqualTo(stated);
    assertThat(found(Map.of("MAILFERRY_SHELL_EXECUTABLE", " ", "PATH", parent(onPath))))
        .isEqualTo(onPath);
  }

  @Test
  void takesWindowsPowerShellWhereThereIsNoOther() throws IOException {
    var windows = executable("path/powershell.exe");

    assertThat(found(Map.of("PATH", parent(windows)))).isEqualTo(windows);
  }

  @Test
  void doesNotRunOnAnotherShellThanTheOneThatWasAskedFor() throws IOException {
    var environment =
        Map.of(
            "MAILFERRY_SHELL_EXECUTABLE",
            folder.resolve("away").toString(),
            "PATH",
            parent(executable("path/pwsh")));

    assertThat(PowerShellOfTests.in(environment)).isEmpty();
    assertThat(PowerShellOfTests.none(environment)).contains("names", "away");
  }

  @Test
  void runsWhatItCanRun() throws IOException {
    var condition =
        new PowerShellCondition(Map.of("PATH", parent(executable("path/pwsh")), "CI", "true"));

    assertThat(condition.decide().isDisabled()).isFalse();
  }

  @Test
  void leavesOutWhatItCannotRunAndSaysWhatToSet() {
    var condition = new PowerShellCondition(Map.of("PATH", folder.toString(), "CI", ""));

    assertThat(condition.decide().isDisabled()).isTrue();
    assertThat(condition.decide().getReason().orElseThrow())
        .contains("MAILFERRY_SHELL_EXECUTABLE", "PATH");
  }

  @Test
  void failsOnABuildServerBecauseNobodyReadsThereWhatWasLeftOut() {
    var condition = new PowerShellCondition(Map.of("PATH", folder.toString(), "CI", "true"));

    assertThatIllegalStateException()
        .isThrownBy(condition::decide)
        .withMessageContaining("MAILFERRY_SHELL_EXECUTABLE");
  }

  private String executable(String name) throws IOException {
    var file = folder.toRealPath().resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  private static String parent(String file) {
    return Path.of(file).resolveSibling("").toString();
  }

  private static String found(Map<String, String> environment) {
    return PowerShellOfTests.in(environment).orElseThrow().toString();
  }
}
