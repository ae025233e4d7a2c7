package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no Temporal, the launcher obtains one; never one that nobody published. */
@Tag("process")
@EnabledOnOs(value = OS.LINUX, disabledReason = "the archive of this test is one for Linux")
class ObtainedTemporalTest {
  /** What the launcher needs of a system; above all no Python and no Temporal. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "sh",
          "env",
          "sed",
          "tail",
          "cut",
          "mkdir",
          "mv",
          "rm",
          "tar",
          "gzip",
          "uname",
          "dirname",
          "readlink",
          "sha256sum",
          "curl");

  @TempDir Path folder;
  private Path launcher;
  private Path archive;

  @BeforeEach
  void aMachineWithoutTemporal() throws Exception {
    launcher = Files.copy(Path.of("..", "mailferry"), folder.resolve("mailferry"));
    var path = Files.createDirectories(folder.resolve("bin"));
    for (var tool : TOOLS) {
      Files.createSymbolicLink(path.resolve(tool), found(tool));
    }
    var machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    Files.writeString(folder.resolve("temporal"), "#!/bin/sh\necho obtained\n");
    assertThat(folder.resolve("temporal").toFile().setExecutable(true)).isTrue();
    archive = folder.resolve("temporal_cli_" + release() + "_linux_" + machine + ".tar.gz");
    assertThat(run("tar", "-czf", archive.toString(), "-C", folder.toString(), "temporal").code())
        .isZero();
  }

  @Test
  void takesTheArchiveThatWasPublished() throws Exception {
    letItBeThePublishedOne();

    var said = temporal();

    assertThat(said.code()).isZero();
    var command = said.output().strip().lines().toList().getLast();
    assertThat(run(command).output()).isEqualTo("obtained\n");
    assertThat(Path.of(command).getParent()).isDirectoryContaining("glob:**/temporal");
    try (var left = Files.list(Path.of(command).getParent())) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void obtainsItOnce() throws Exception {
    letItBeThePublishedOne();
    var first = temporal();
    Files.delete(archive);

    var second = temporal();

    assertThat(second.code()).isZero();
    assertThat(first.output()).contains("once, into").endsWith(second.output());
  }

  @Test
  void refusesAnArchiveThatNobodyPublished() throws Exception {
    var said = temporal();

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .contains("is not the archive that was published: its SHA-256 is " + sum())
        .contains("install Temporal's CLI yourself: https://docs.temporal.io/cli/setup-cli");
    assertThat(folder.resolve("cache/mailferry/temporal-" + release())).isEmptyDirectory();
  }

  @Test
  void saysWhatToDoWithoutANetwork() throws Exception {
    Files.delete(archive);

    var said = temporal();

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .contains("there is no Python")
        .contains("Is there a network?")
        .contains("https://docs.temporal.io/cli/setup-cli");
  }

  private Tool.Said temporal() throws IOException, InterruptedException {
    return run(launcher.toString(), "temporal");
  }

  private Tool.Said run(String... command) throws IOException, InterruptedException {
    return Tool.run(
        List.of(command),
        Map.of(
            "PATH", folder.resolve("bin").toString(),
            "XDG_CACHE_HOME", folder.resolve("cache").toString(),
            "MAILFERRY_TEMPORAL_ARCHIVES", folder.toUri().toString().replaceAll("/+$", "")));
  }

  private void letItBeThePublishedOne() throws Exception {
    var text = Files.readString(launcher);
    var machine = archive.getFileName().toString().replaceAll(".*_linux_|\\..*", "");
    var changed = text.replaceAll("(?m)^(linux_" + machine + " +)[0-9a-f]{64}$", "$1" + sum());
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(launcher, changed);
  }

  private String release() throws IOException {
    return Files.readString(launcher)
        .lines()
        .filter(line -> line.startsWith("temporal_release="))
        .findFirst()
        .orElseThrow()
        .replace("temporal_release=", "");
  }

  private String sum() throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
  }

  private static Path found(String tool) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .map(place -> Path.of(place, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
