package io.mailferry.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeReadyTest {
  private static final String LINE =
      """
      {"http":"http://127.0.0.1:4711","clock":{"start":"2026-11-28T20:00:00Z",\
      "exchange-start":"2026-11-28T20:00:01Z","speed":20.0},"forests":{"Source":{\
      "domain":"source.example","controllers":[{"name":"dc1.source.example","host":"127.0.0.1",\
      "port":4712}],"account":"CN=svc","password":"practice"}},"shell":"/tmp/practice-shell"}
      """;

  @TempDir Path home;

  @Test
  void isNotReadBeforeItIsWhole() throws Exception {
    var file = home.resolve("practice.json");

    assertThat(PracticeReady.in(file)).isEmpty();
    Files.writeString(file, LINE.strip());
    assertThat(PracticeReady.in(file)).isEmpty();
    Files.writeString(file, LINE);
    assertThat(PracticeReady.in(file)).isPresent();
  }

  @Test
  void tellsAWorkerWhereEverythingIs() throws Exception {
    var ready = PracticeReady.in(Files.writeString(home.resolve("practice.json"), LINE));

    assertThat(ready.orElseThrow().http()).isEqualTo("http://127.0.0.1:4711");
    assertThat(ready.orElseThrow().password()).isEqualTo("practice");
    assertThat(ready.orElseThrow().settings(Path.of("word")))
        .contains(
            "--mailferry.clock.speed=20.0",
            "--mailferry.clock.exchange-start=2026-11-28T20:00:01Z",
            "--mailferry.forests.source.name=source.example",
            "--mailferry.forests.source.password-file=word",
            "--mailferry.forests.source.away=1500ms",
            "--mailferry.forests.source.controllers[0].port=4712",
            "--mailferry.organisations.target.shell.executable=/tmp/practice-shell")
        .noneMatch(setting -> setting.endsWith("=practice"));
  }
}
