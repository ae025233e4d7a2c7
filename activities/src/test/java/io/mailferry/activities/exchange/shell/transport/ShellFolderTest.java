package io.mailferry.activities.exchange.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Await;
import io.mailferry.activities.exchange.shell.ShellSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is looked at as a sh script")
@Tag("process")
class ShellFolderTest {
  @TempDir Path registry;

  private ShellSettings settings() {
    return ShellSettings.of(Path.of("/bin/sh"), Map.of("SOME_PLACE", "some where"))
        .recordedIn(registry);
  }

  /** A folder for a shell that runs this, whatever else it is given. */
  private ShellFolder folderFor(String command) {
    return ShellFolder.create(settings().with("-c", command), "# not looked at");
  }

  @Test
  void recordsAShellBeforeAnythingOfItRuns() throws Exception {
    try (var folder = folderFor("ls \"$MAILFERRY_SHELL_FOLDER\"; echo $SOME_PLACE; sleep 600")) {
      // when
      var shell = folder.shell().start();
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
      assertThat(place).as("after the name of the script").isEqualTo("some where");
      assertThat(ShellFolder.recorded(folder.path())).containsExactly(stamp);
    }
  }

  @Test
  void startsNoShellThatCannotBeRecorded() throws Exception {
    // given
    var folder = folderFor("echo I am running");
    var shell = folder.shell().redirectErrorStream(true);
    folder.close();

    // when
    var started = shell.start();

    // then
    try (var said = started.inputReader()) {
      assertThat(said.lines().toList()).noneMatch(line -> line.contains("I am running"));
    }
    assertThat(started.waitFor()).isNotZero();
  }

  @Test
  void makesAProgramThatIsStartedByItsPathAloneAndIsKnownByIt() throws Exception {
    var settings =
        ShellSettings.of(Path.of("/bin/sh"), Map.of("SOME_PLACE", "Joe's $HOME"))
            .recordedIn(registry)
            .with("-c", "echo \"$SOME_PLACE\"; sleep 600; :");
    try (var folder = ShellFolder.create(settings, "# not looked at")) {
      // given
      var launcher = folder.launcher();
      var another = folder.launcher();

      // when
      var process = new ProcessBuilder(launcher.path().toString()).start();

      // then
      try (var said = process.inputReader()) {
        assertThat(said.readLine()).isEqualTo("Joe's $HOME");
      }
      assertThat(launcher.process()).contains(process.toHandle());
      assertThat(another.process()).isEmpty();
      assertThat(ShellFolder.recorded(folder.path()))
          .containsExactly(ProcessStamp.of(process.toHandle()).orElseThrow());
      launcher.forget();
      assertThat(launcher.path()).doesNotExist();
    }
    assertThat(Traces.processesWith(registry.toString())).isEmpty();
  }

  @Test
  void isMadeAgainWithTheRecordsOfItsShellsWhenItHasVanished() throws Exception {
    try (var folder = folderFor("echo here; sleep 600; :")) {
      // given
      var before = ShellProcess.start(folder);
      assertThat(before.output().read()).as("it is past recording itself").isEqualTo('h');
      OrphanedShells.delete(registry);

      // when
      var after = ShellProcess.start(folder);

      // then
      Await.until("both are recorded", () -> ShellFolder.recorded(folder.path()).count() == 2);
      assertThat(ShellFolder.recorded(folder.path()))
          .containsExactlyInAnyOrder(
              ProcessStamp.of(before.handle()).orElseThrow(),
              ProcessStamp.of(after.handle()).orElseThrow());
      assertThat(folder.path().resolve("mailferry.ps1")).exists();
    }
    assertThat(Traces.processesWith(registry.toString())).isEmpty();
  }

  @Test
  void endsWhatStillRunsOutOfItWhenItIsClosed() throws Exception {
    var folder = folderFor("echo here; sleep 600; :");
    var shell = folder.shell().start();
    try (var said = shell.inputReader()) {
      assertThat(said.readLine()).isEqualTo("here");

      folder.close();
    }

    assertThat(shell.waitFor()).isNotZero();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void belongsToThisProcessAndIsOpenToNobodyElse() throws IOException {
    try (var folder = folderFor(":")) {
      assertThat(ShellFolder.owner(folder.path())).contains(ProcessStamp.ours());
      for (var each : new Path[] {folder.path(), folder.path().getParent()}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .isEqualTo("rwx------");
      }
    }
  }

  @Test
  void mayHaveBlanksAndQuotesInItsPath() throws Exception {
    // given
    var settings =
        settings().recordedIn(registry.resolve("Joe's $HOME folder")).with("-c", "echo here");

    // when
    try (var folder = ShellFolder.create(settings, "# not looked at");
        var said = folder.shell().start().inputReader()) {
      // then
      assertThat(said.readLine()).isEqualTo("here");
      assertThat(ShellFolder.recorded(folder.path())).hasSize(1);
    }
  }
}
