package io.mailferry.activities.exchange.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sleep and sh stand in for shells")
@Tag("process")
class OrphanedShellsTest {
  @TempDir Path registry;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(each -> each.descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void endsTheShellsOfAnOwnerThatIsGoneWithAllTheyStarted() throws Exception {
    // given
    var folder = folderOf(gone());
    var shell = start("sh", "-c", "sleep 600; :");
    Await.until("the shell has a child", () -> shell.descendants().findAny().isPresent());
    var child = ProcessStamp.of(shell.descendants().findFirst().orElseThrow()).orElseThrow();
    record(folder, stamp(shell));

    // when
    var ended = OrphanedShells.endAll(registry);

    // then
    assertThat(ended).isEqualTo(1);
    assertThat(stamp(shell.pid())).isEmpty();
    assertThat(child.lives()).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void leavesTheShellsOfAnOwnerThatLives() throws Exception {
    var folder = folderOf(ProcessStamp.ours());
    var shell = start("sleep", "600");
    record(folder, stamp(shell));

    assertThat(OrphanedShells.endAll(registry)).isZero();

    assertThat(shell.isAlive()).isTrue();
    assertThat(folder).exists();
  }

  @Test
  void leavesAProcessThatOnlyHasTheNumberOfAShell() throws Exception {
    var folder = folderOf(gone());
    var stranger = start("sleep", "600");
    record(folder, new ProcessStamp(stranger.pid(), "1"));

    assertThat(OrphanedShells.endAll(registry)).isZero();

    assertThat(stranger.isAlive()).isTrue();
    assertThat(folder).as("the record of a shell that ended").doesNotExist();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findsWhatAShellLeftBehindByTheMarkInItsEnvironment() throws Exception {
    // given
    var folder = folderOf(gone());
    var orphan = startMarked(folder);
    var ofALivingOwner = startMarked(folderOf(ProcessStamp.ours()));
    var ofAFolderThatIsGone = startMarked(Files.createTempDirectory(registry, "x").resolve("y"));
    OrphanedShells.delete(folder);

    // when
    var ended = OrphanedShells.endAll(registry);

    // then
    assertThat(ended).isEqualTo(1);
    assertThat(stamp(orphan.pid())).isEmpty();
    assertThat(ofALivingOwner.isAlive()).isTrue();
    assertThat(ofAFolderThatIsGone.isAlive()).as("none of our folders").isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesWhatItCannotTellToBeOfThisMachine() throws IOException {
    var elsewhere =
        Files.createDirectories(
            registry.resolve("11111111-2222-3333-4444-555555555555_4026531836/17-4-abcd"));
    var named =
        Files.createDirectories(
            registry.resolve(
                "0123456789abcdef_11111111-2222-3333-4444-555555555555_4026531836/17-4-abcd"));
    var here = PidNamespace.here();
    var container =
        Files.createDirectories(
            registry.resolve(
                new PidNamespace(here.machine(), here.boot(), "1").text() + "/17-4-abcd"));
    var foreign = Files.createDirectories(registry.resolve("something/else"));

    OrphanedShells.endAll(registry);

    assertThat(elsewhere).as("another machine's, which may share our home").exists();
    assertThat(named).as("another machine's, by its name").exists();
    assertThat(container).as("its numbers mean nothing here").exists();
    assertThat(foreign).exists();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsWhatAnEarlierReleaseLeftWhichDidNotNameTheMachine() throws Exception {
    var here = PidNamespace.here();
    var former =
        Files.createDirectories(
            registry
                .resolve(here.boot() + "_" + here.container())
                .resolve(gone().text() + "-cafe"));
    var shell = start("sleep", "600");
    record(former, stamp(shell));

    assertThat(OrphanedShells.endAll(registry)).isEqualTo(1);

    assertThat(stamp(shell.pid())).isEmpty();
    assertThat(former).doesNotExist();
  }

  @Test
  void doesNothingWhereNothingWasEverRecorded() {
    assertThat(OrphanedShells.endAll(registry.resolve("none"))).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void takesAProcessThatNobodyAskedForItsExitCodeAsGone() throws Exception {
    // A shell whose parent was killed may never be asked, in a container without an init.
    var parent = start("sh", "-c", "sleep 600 & echo $!; exec sleep 600");
    long pid;
    try (var said = parent.inputReader()) {
      pid = Long.parseLong(said.readLine());
    }
    var child = ProcessStamp.of(pid).orElseThrow();
    // As long as it is a shell it would ask.
    Await.until("the parent is a sleep", () -> program(parent).equals("sleep"));

    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    Await.until("it is gone", () -> !child.lives());
    assertThat(Path.of("/proc/" + pid)).as("still there for its parent").exists();
  }

  private static String program(Process process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).strip();
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }

  private Path folderOf(ProcessStamp owner) throws IOException {
    return Files.createDirectories(
        registry.resolve(PidNamespace.here().text()).resolve(owner.text() + "-cafe"));
  }

  private static void record(Path folder, ProcessStamp shell) throws IOException {
    Files.createFile(folder.resolve("born-" + shell.text()));
  }

  private ProcessStamp gone() throws Exception {
    var process = start("sleep", "600");
    var stamp = stamp(process);
    process.destroyForcibly().waitFor();
    return stamp;
  }

  private Process start(String... command) throws IOException {
    return start(new ProcessBuilder(command));
  }

  private Process startMarked(Path folder) throws IOException {
    var sleep = new ProcessBuilder("sleep", "600");
    sleep.environment().put(ShellFolder.MARK, folder.toString());
    var process = start(sleep);
    // Until it has become the program it still has our own environment.
    Await.until(
        "it is marked",
        () -> {
          try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"))
                .contains(folder.toString());
          } catch (IOException notYet) {
            return false;
          }
        });
    return process;
  }

  private Process start(ProcessBuilder builder) throws IOException {
    var process = builder.start();
    started.add(process);
    return process;
  }

  private static ProcessStamp stamp(Process process) {
    return ProcessStamp.of(process.toHandle()).orElseThrow();
  }

  private static java.util.Optional<ProcessStamp> stamp(long pid) {
    return ProcessStamp.of(pid);
  }
}
