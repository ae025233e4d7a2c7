package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailferry.activities.exchange.shell.ShellTransport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellChoiceTest {
  @TempDir Path folder;

  private Path program(String name) throws IOException {
    var program = Files.writeString(folder.resolve(name), "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @Test
  void isTheStandInWhereNothingIsSaid() {
    assertThat(ShellChoice.of(null, false, null, Map.of()).word()).isEqualTo("stand-in");
    assertThat(ShellChoice.of("stand-in", false, null, Map.of()).word()).isEqualTo("stand-in");
  }

  @Test
  void takesThePowerShellOfTheSettingBeforeThatOfThePath() throws IOException {
    var stated = program("my-own-pwsh");
    program("pwsh");
    var environment = Map.of("PATH", folder.toString(), ShellChoice.VARIABLE, stated.toString());

    assertThat(ShellChoice.of("pwsh", false, null, environment))
        .isEqualTo(new ShellChoice.Module(stated, ShellTransport.OWN));
    assertThat(ShellChoice.of("pwsh", false, null, Map.of("PATH", folder.toString())))
        .isEqualTo(new ShellChoice.Module(folder.resolve("pwsh"), ShellTransport.OWN));
  }

  @Test
  void saysWhereItLookedAndWhatToDoWhereThereIsNoPowerShell() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShellChoice.of("pwsh", false, null, Map.of("PATH", folder.toString())))
        .withMessageContaining(ShellChoice.VARIABLE)
        .withMessageContaining("on the PATH")
        .withMessageContaining("install PowerShell 7");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ShellChoice.of("pwsh", false, null, Map.of(ShellChoice.VARIABLE, "/not/there")))
        .withMessageContaining("/not/there");
  }

  @Test
  void refusesSessionsWithoutARealShell() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShellChoice.of(null, true, null, Map.of()))
        .withMessageContaining("--shell pwsh");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShellChoice.of("bash", false, null, Map.of()))
        .withMessageContaining("bash");
  }

  @Test
  void opensSessionsWhereThereIsAShellScript() throws IOException {
    var stated = program("pwsh");
    var environment = Map.of(ShellChoice.VARIABLE, stated.toString());

    if (File.separatorChar == '/') {
      assertThat(ShellChoice.of("pwsh", true, null, environment))
          .isEqualTo(new ShellChoice.Remoting(stated, ShellTransport.OWN));
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ShellChoice.of("pwsh", true, null, environment));
    }
  }

  @Test
  void takesTheTransportThatIsAskedForAndSaysSoInTheResult() throws IOException {
    var environment = Map.of(ShellChoice.VARIABLE, program("pwsh").toString());

    var choice = ShellChoice.of("pwsh", false, "jpowershell", environment);

    assertThat(choice.transport()).isEqualTo(ShellTransport.JPOWERSHELL);
    assertThat(choice.word()).isEqualTo("pwsh module over jpowershell");
  }

  @Test
  void refusesATransportThatThereIsNotOrThatNeedsARealShell() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShellChoice.of("pwsh", false, "winrm", Map.of()))
        .withMessageContaining("winrm")
        .withMessageContaining("own and jpowershell");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShellChoice.of(null, false, "jpowershell", Map.of()))
        .withMessageContaining("--shell pwsh");
  }
}
