package io.mailferry.activities.exchange.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.fault.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final UUID ID = UUID.fromString("0f3c0000-0000-0000-0000-000000000001");
  private static final UUID OTHER = UUID.fromString("0f3c0000-0000-0000-0000-000000000002");

  @Test
  void writesARequestAsOneArgumentOfBase64() {
    // given
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("Identity", "'; Remove-Item * #");
    parameters.put("Remote", true);
    parameters.put("CompleteAfter", Map.of("utc", "2026-11-23T10:00:00Z"));
    var command = new ShellCommand("New-MoveRequest", parameters, Effect.CHANGES);

    // when
    var argument = Wire.argument(ID, command, Duration.ofMinutes(2));

    // then
    assertThat(argument).matches("[A-Za-z0-9+/=]+");
    assertThat(new String(Base64.getDecoder().decode(argument), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"0f3c0000-0000-0000-0000-000000000001\",\"cmdlet\":\"New-MoveRequest\","
                + "\"parameters\":{\"Identity\":\"'; Remove-Item * #\",\"Remote\":true,"
                + "\"CompleteAfter\":{\"utc\":\"2026-11-23T10:00:00Z\"}},\"timeoutMs\":120000}");
  }

  @Test
  void readsAWholeFrameAmongNoise() {
    var text = "WARNING: x\r\n" + frame(ID, ID) + "\r\nMAILFERRY " + ID + " EN\r\nVERBOSE: y";

    var reply = Wire.reply(text, ID).orElseThrow();

    assertThat(reply.error()).isNull();
    assertThat(reply.server()).isEqualTo("exch1.target.example");
    assertThat(reply.warnings()).isEqualTo(List.of("w"));
    assertThat(reply.result())
        .singleElement()
        .extracting(each -> each.path("a").asInt())
        .isEqualTo(1);
  }

  @Test
  void readsNothingElse() {
    var whole = frame(ID, ID);

    assertThat(Wire.reply("", ID)).isEmpty();
    assertThat(Wire.reply(whole, OTHER)).isEmpty();
    assertThat(Wire.reply(whole.replace(" END", " EN"), ID)).isEmpty();
    assertThat(Wire.reply(whole.replace(" BEGIN", " BEG"), ID)).isEmpty();
    assertThat(Wire.reply("MAILFERRY " + ID + " BEGIN\n§\nMAILFERRY " + ID + " END", ID)).isEmpty();
    assertThat(Wire.reply("MAILFERRY " + ID + " END\nMAILFERRY " + ID + " BEGIN", ID)).isEmpty();
  }

  @Test
  void readsNoFrameWhoseContentIsForAnother() {
    assertThat(Wire.reply(frame(ID, OTHER), ID)).isEmpty();
  }

  private static String frame(UUID outside, UUID inside) {
    var json =
        "{\"id\":\""
            + inside
            + "\",\"ok\":true,\"result\":[{\"a\":1}],\"warnings\":[\"w\"],\"error\":null,"
            + "\"server\":\"exch1.target.example\"}";
    var body = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    return "MAILFERRY %s BEGIN\r\n%s\r\n%s\r\nMAILFERRY %s END"
        .formatted(outside, body.substring(0, 20), body.substring(20), outside);
  }
}
