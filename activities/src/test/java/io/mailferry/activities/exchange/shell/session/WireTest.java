package io.mailferry.activities.exchange.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.CredentialReference;
import io.mailferry.activities.exchange.shell.RecipientScope;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private static final UUID ID = UUID.fromString("0f3c0000-0000-0000-0000-000000000001");
  private static final UUID OTHER = UUID.fromString("0f3c0000-0000-0000-0000-000000000002");

  @Test
  void writesACallAsOneLineOfBase64WithAMarkBeforeEveryText() {
    // given
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("Identity", "'; Remove-Item * #");
    parameters.put("Remote", true);
    parameters.put("BadItemLimit", 10);
    parameters.put("MoveOptions", List.of("A", "B"));
    parameters.put("CompleteAfter", Map.of("utc", "2026-11-23T10:00:00Z"));

    // when
    var line = Wire.call(ID, command(parameters));

    // then
    assertThat(line).matches("[A-Za-z0-9+/=]+");
    assertThat(decoded(line))
        .isEqualTo(
            "{\"id\":\"0f3c0000-0000-0000-0000-000000000001\",\"verb\":\"call\","
                + "\"cmdlet\":\"New-MoveRequest\","
                + "\"parameters\":{\"Identity\":\"='; Remove-Item * #\",\"Remote\":true,"
                + "\"BadItemLimit\":10,\"MoveOptions\":[\"=A\",\"=B\"],"
                + "\"CompleteAfter\":{\"utc\":\"=2026-11-23T10:00:00Z\"}}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "half \uD83D of it", "\uDE00 the other half"})
  void refusesATextThatNoShellCouldBeGivenUnharmed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wire.call(ID, command(Map.of("SuspendComment", text))))
        .withMessageContaining("SuspendComment");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wire.call(ID, command(Map.of("MoveOptions", List.of(text)))))
        .withMessageContaining("MoveOptions");
  }

  @Test
  void refusesAValueOfAKindThatTheProtocolDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wire.call(ID, command(Map.of("BadItemLimit", 1.5))))
        .withMessageContaining("BadItemLimit");
  }

  @Test
  void connectsInEveryWayWithReferencesAndNoSecrets() {
    assertThat(
            decoded(
                Wire.connect(
                    ID,
                    new Connection.Remote(
                        URI.create("https://exch1.target.example/PowerShell/"),
                        Connection.Authentication.BASIC,
                        new CredentialReference("vault:exchange")),
                    RecipientScope.AS_OPENED,
                    42)))
        .contains("\"verb\":\"connect\",\"owner\":42")
        .endsWith(
            "\"connection\":{\"kind\":\"remote\","
                + "\"uri\":\"https://exch1.target.example/PowerShell/\","
                + "\"authentication\":\"Basic\",\"credential\":\"vault:exchange\"}}");
    assertThat(
            decoded(
                Wire.connect(
                    ID,
                    new Connection.Module(Path.of("Practice.psm1")),
                    RecipientScope.AS_OPENED,
                    42)))
        .endsWith("{\"kind\":\"module\",\"path\":\"Practice.psm1\"}}");
    assertThat(
            decoded(
                Wire.connect(
                    ID, new Connection.OverSsh("exch1", "practice"), RecipientScope.AS_OPENED, 42)))
        .endsWith("{\"kind\":\"ssh\",\"host\":\"exch1\",\"subsystem\":\"practice\"}}");
    assertThat(decoded(Wire.connect(ID, new Connection.Ready(), RecipientScope.AS_OPENED, 42)))
        .endsWith("{\"kind\":\"ready\"}}");
  }

  @Test
  void asksForTheEntireForestWhereTheSessionIsToSeeIt() {
    assertThat(decoded(Wire.connect(ID, new Connection.Ready(), RecipientScope.ENTIRE_FOREST, 42)))
        .endsWith("{\"kind\":\"ready\",\"entireForest\":true}}");
  }

  @Test
  void readsAReplyToThisVeryRequestAndNoOther() {
    var body = encoded("\"ok\":true,\"result\":[{\"a\":1}],\"warnings\":[\"w\"],\"elapsedMs\":1.5");

    var reply = Wire.reply(body, ID).orElseThrow();

    assertThat(reply.error()).isNull();
    assertThat(reply.warnings()).containsExactly("w");
    assertThat(reply.elapsedMillis()).isEqualTo(1.5);
    assertThat(reply.result())
        .singleElement()
        .extracting(each -> each.path("a").asInt())
        .isEqualTo(1);
    assertThat(Wire.reply(body, OTHER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "§§§", "e30", "e30=", "bm8ganNvbg=="})
  void readsNothingElse(String body) {
    assertThat(Wire.reply(body, ID)).isEmpty();
  }

  @Test
  void readsWhatWentWrong() {
    var body =
        encoded(
            "\"ok\":false,\"error\":{\"fullyQualifiedErrorId\":\"X\",\"reason\":\"Y\","
                + "\"message\":\"Z\",\"innerTypes\":[\"A\",\"B\"]}");

    assertThat(Wire.reply(body, ID).orElseThrow().error())
        .satisfies(
            error -> {
              assertThat(error).isNotNull();
              assertThat(error.errorId()).isEqualTo("X");
              assertThat(error.reason()).isEqualTo("Y");
              assertThat(error.message()).isEqualTo("Z");
              assertThat(error.innerTypes()).containsExactly("A", "B");
            });
  }

  @Test
  void takesAnAnswerThatSaysNothingOfItsResultForNone() {
    assertThat(Wire.reply(encoded("\"ok\":true,\"warnings\":[]"), ID)).isEmpty();
    assertThat(Wire.reply(encoded("\"ok\":true,\"result\":null"), ID)).isEmpty();
    assertThat(Wire.reply(encoded("\"ok\":true,\"result\":[]"), ID)).isPresent();
  }

  @Test
  void takesAnAnswerThatIsBothWellAndAnErrorForAnError() {
    var body = encoded("\"ok\":true,\"result\":[],\"error\":{\"fullyQualifiedErrorId\":\"X\"}");

    assertThat(Wire.reply(body, ID).orElseThrow().error()).isNotNull();
  }

  @Test
  void keepsAResultThatCameTogetherWithAnError() {
    var body =
        encoded("\"ok\":false,\"result\":[{\"a\":1}],\"error\":{\"fullyQualifiedErrorId\":\"X\"}");

    var reply = Wire.reply(body, ID).orElseThrow();

    assertThat(reply.error()).isNotNull();
    assertThat(reply.result()).hasSize(1);
  }

  @Test
  void readsWhatASessionOffers() {
    var body =
        encoded(
            "\"ok\":true,\"server\":\"exch1\",\"shell\":{\"version\":\"5.1.1\",\"edition\":\"Desktop\"},"
                + "\"account\":\"T\\\\svc\",\"cmdlets\":[{\"name\":\"Get-Mailbox\",\"sets\":["
                + "{\"parameters\":[{\"name\":\"Identity\",\"mandatory\":true}]},"
                + "{\"parameters\":[]}]}]");

    var info = Wire.sessionInfo(body, ID).orElseThrow();

    assertThat(info.edition()).isEqualTo("Desktop");
    assertThat(info.account()).isEqualTo("T\\svc");
    assertThat(info.cmdlets().sets().get("get-mailbox"))
        .containsExactly(
            new SessionCmdlets.ParameterSet(Map.of("Identity", true)),
            new SessionCmdlets.ParameterSet(Map.of()));
  }

  private static ShellCommand command(Map<String, ? extends @Nullable Object> parameters) {
    return new ShellCommand("New-MoveRequest", new LinkedHashMap<>(parameters), Effect.CHANGES);
  }

  private static String decoded(String line) {
    return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
  }

  private static String encoded(String fields) {
    return Base64.getEncoder()
        .encodeToString(
            ("{\"id\":\"" + ID + "\"," + fields + "}").getBytes(StandardCharsets.UTF_8));
  }
}
