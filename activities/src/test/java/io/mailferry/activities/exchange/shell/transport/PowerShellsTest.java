package io.mailferry.activities.exchange.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerShellsTest {
  @TempDir Path folder;

  private Path program(String name) throws IOException {
    var program = Files.writeString(folder.resolve(name), "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @Test
  void areThoseThatTheSettingStatesBeforeAnyOther() throws IOException {
    var _ = program("pwsh");

    assertThat(
            PowerShells.find(
                "/opt/ps/pwsh",
                Map.of(PowerShells.VARIABLE, "/elsewhere/pwsh", "PATH", folder.toString())))
        .contains(Path.of("/opt/ps/pwsh"));
  }

  @Test
  void areThoseOfTheEnvironmentWhenTheSettingStatesNone() throws IOException {
    var _ = program("pwsh");

    assertThat(
            PowerShells.find(
                " ", Map.of(PowerShells.VARIABLE, "/elsewhere/pwsh", "PATH", folder.toString())))
        .contains(Path.of("/elsewhere/pwsh"));
  }

  @Test
  void areLookedForOnThePath() throws IOException {
    var pwsh = program("pwsh");
    var _ = Files.writeString(folder.resolve("powershell.exe"), "not executable");

    assertThat(PowerShells.find("", Map.of("PATH", "/nowhere" + File.pathSeparator + folder)))
        .contains(pwsh);
    assertThat(PowerShells.find("", Map.of("PATH", "/nowhere"))).isEmpty();
    assertThat(PowerShells.find("", Map.of())).isEmpty();
  }

  @Test
  void runWhereTheirPathPointsOrWhereThePathHasTheirName() throws IOException {
    var own = program("own-shell");

    assertThat(PowerShells.located(own, "")).contains(own);
    assertThat(PowerShells.located(Path.of("own-shell"), "/nowhere" + File.pathSeparator + folder))
        .contains(own);
  }

  @Test
  void areNowhereWhenTheFileIsAwayOrCannotBeRun() throws IOException {
    var text = Files.writeString(folder.resolve("text"), "not executable");

    assertThat(PowerShells.located(folder.resolve("away"), folder.toString())).isEmpty();
    assertThat(PowerShells.located(text, "")).isEmpty();
    assertThat(PowerShells.located(folder, "")).isEmpty();
    assertThat(PowerShells.located(Path.of("text"), folder.toString())).isEmpty();
  }
}
