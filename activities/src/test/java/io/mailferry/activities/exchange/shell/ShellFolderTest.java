package io.mailferry.activities.exchange.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is looked at as a sh script")
class ShellFolderTest {
  @TempDir Path registry;

  private ShellSettings settings() {
    return ShellSettings.of(Path.of("/bin/sh"), Map.of("SOME_PLACE", "some where"))
        .recordedIn(registry);
  }

  private static Process launch(ShellFolder folder, String script) throws IOException {
    return new ProcessBuilder(folder.launcher().toString(), "-c", script)
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void recordsAShellBeforeAnythingOfItRuns() throws Exception {
    try (var folder = ShellFolder.create(settings())) {
      // when
      var shell = launch(folder, "ls \"$MAILFERRY_SHELL_FOLDER\"; echo $SOME_PLACE; sleep 600");
      String seen;
      String place;
      try (var said = shell.inputReader()) {
        seen = said.readLine();
        said.readLine();
        place = said.readLine();
      }

      // then
      var stamp = ProcessStamp.of(shell.toHandle()).orElseThrow();
      assertThat(seen).isEqualTo("born-" + stamp.text());
      assertThat(place).as("after the name of the launcher").isEqualTo("some where");
      assertThat(folder.started(shell.toHandle())).isTrue();
      assertThat(folder.started(ProcessHandle.current())).isFalse();
      assertThat(ShellFolder.recorded(folder.path())).containsExactly(stamp);
    }
  }

  @Test
  void startsNoShellThatCannotBeRecorded() throws Exception {
    // given
    var folder = ShellFolder.create(settings());
    var launcher = Files.copy(folder.launcher(), registry.resolve("kept.sh"));
    folder.close();

    // when
    var shell =
        new ProcessBuilder("sh", launcher.toString(), "-c", "echo I am running")
            .redirectErrorStream(true)
            .start();

    // then
    try (var said = shell.inputReader()) {
      assertThat(said.lines().toList()).noneMatch(line -> line.contains("I am running"));
    }
    assertThat(shell.waitFor()).isNotZero();
  }

  @Test
  void endsWhatStillRunsOutOfItWhenItIsClosed() throws Exception {
    var folder = ShellFolder.create(settings());
    var shell = launch(folder, "echo here; sleep 600; :");
    try (var said = shell.inputReader()) {
      assertThat(said.readLine()).isEqualTo("here");

      folder.close();
    }

    assertThat(shell.waitFor()).isNotZero();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void belongsToThisProcessAndIsOpenToNobodyElse() throws IOException {
    try (var folder = ShellFolder.create(settings())) {
      assertThat(ShellFolder.owner(folder.path())).contains(ProcessStamp.ours());
      for (var each : new Path[] {folder.path(), folder.path().getParent()}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .isEqualTo("rwx------");
      }
    }
  }

  @Test
  void hasNoBlankInItsPathBecauseTheLibraryQuotesNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings().recordedIn(registry.resolve("Program Files")))
        .withMessageContaining("blank");
  }
}
