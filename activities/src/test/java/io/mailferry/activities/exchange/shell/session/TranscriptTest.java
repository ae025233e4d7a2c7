package io.mailferry.activities.exchange.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.ShellReply;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-00000000000b");

  @Test
  void findsTheAnswerAmongOthersAndNoise() {
    var printed = "a banner\n" + frame(OTHER, 7) + "noise\n" + frame(ID, 12.5) + frame(OTHER, 9);

    assertThat(reply(printed))
        .hasValueSatisfying(is -> assertThat(is.elapsedMillis()).isEqualTo(12.5));
  }

  @Test
  void findsNothingInAFrameThatWasCutOff() {
    var whole = frame(ID, 12.5);

    assertThat(reply(whole.substring(0, whole.length() - 3))).isEmpty();
  }

  @Test
  void findsNothingInAFrameWhoseReplyIsToAnother() {
    var body = body(OTHER, 12.5);

    assertThat(
            reply(
                "MAILFERRY %s BEGIN\n|%s\nMAILFERRY %s END %d\n"
                    .formatted(ID, body, ID, body.length())))
        .isEmpty();
  }

  private static Optional<ShellReply> reply(String printed) {
    return Transcript.reply(
        new ByteArrayInputStream(printed.getBytes(StandardCharsets.US_ASCII)), ID);
  }

  private static String frame(UUID id, double elapsed) {
    var body = body(id, elapsed);
    return "MAILFERRY %s TAKEN\nMAILFERRY %s BEGIN\n|%s\nMAILFERRY %s END %d\n"
        .formatted(id, id, body, id, body.length());
  }

  private static String body(UUID id, double elapsed) {
    var json =
        "{\"id\":\"%s\",\"ok\":true,\"result\":[],\"warnings\":[],\"elapsedMs\":%s}"
            .formatted(id, elapsed);
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
