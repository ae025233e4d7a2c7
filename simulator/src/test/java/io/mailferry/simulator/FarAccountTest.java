package io.mailferry.simulator;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The account by which requests reach the other forest is not let in any more. */
class FarAccountTest {
  private static final String BERND = "bernd.vogt@target.example";
  private static final String CREDENTIAL = "RemoteCredential";

  private final Practice practice = Practice.world();

  @AfterEach
  void close() {
    practice.close();
  }

  private void renewed(String mailbox) {
    assertThat(set(mailbox)).containsEntry("ok", true);
  }

  private Map<String, @Nullable Object> set(String mailbox) {
    return practice.simulator.command(
        "Set-MoveRequest", Map.of("Identity", mailbox, CREDENTIAL, Map.of("credential", "far")));
  }

  @Test
  void pullsUnderWayFailWithWhatTheServiceSays() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");

    practice.simulator.script().now().farCredentialExpires(null);
    practice.simulator.advance(ofMinutes(1));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("Failed");
    assertThat(String.valueOf(practice.statistics(Practice.ANNA).get("Message")))
        .contains("using the credentials provided", "(401) Unauthorized");
  }

  @Test
  void aRequestThatIsResumedWithItsOldCredentialFailsAgain() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().farCredentialExpires(null);
    practice.simulator.advance(ofMinutes(1));

    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    practice.simulator.advance(ofMinutes(30));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("Failed");
  }

  @Test
  void aRequestThatIsGivenAnotherCredentialGoesOnWhereItStopped() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.pull(BERND, "TGT-DB02", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.until(BERND, "CopyingMessages");
    practice.simulator.script().now().farCredentialExpires(null);
    practice.simulator.advance(ofMinutes(1));

    renewed(Practice.ANNA);
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    practice.say("Resume-MoveRequest -Identity " + BERND);

    practice.until(Practice.ANNA, "Completed");
    assertThat(practice.status(BERND)).as("it has the old one").isEqualTo("Failed");
  }

  @Test
  void newOnesAreRefusedUntilSomebodyHasAnotherCredential() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().farCredentialExpires(null);
    practice.simulator.advance(ofMinutes(1));

    assertThat(String.valueOf(submitted(BERND).get("error")))
        .contains("RemotePermanentException", "(401) Unauthorized");
    renewed(Practice.ANNA);
    assertThat(submitted(BERND)).containsEntry("ok", true);
    practice.until(BERND, "Completed");
  }

  @Test
  void anAccountThatWasLockedForAWhileIsLetInAgainWithItsOldCredential() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().farCredentialExpires(ofHours(1));
    practice.simulator.advance(ofMinutes(1));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("Failed");
    assertThat(submitted(BERND)).containsEntry("ok", false);

    practice.simulator.advance(ofHours(1));
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);

    practice.until(Practice.ANNA, "Completed");
    assertThat(submitted(BERND)).containsEntry("ok", true);
  }

  @Test
  void theTestOfTheEndpointSaysWhetherTheAccountIsLetIn() {
    assertThat(tested("mail.source.example").get("Result")).isEqualTo("Success");

    practice.simulator.script().now().farCredentialExpires(ofHours(1));
    practice.simulator.advance(ofMinutes(1));
    assertThat(tested("mail.source.example").get("Result")).isEqualTo("Failed");
    assertThat(String.valueOf(tested("mail.source.example").get("ErrorDetail")))
        .contains("MigrationServerConnectionFailedException", "(401) Unauthorized");

    practice.simulator.advance(ofHours(1));
    assertThat(tested("mail.source.example").get("Result")).isEqualTo("Success");
  }

  @Test
  void theTestOfAnEndpointThatDoesNotAnswerSaysNothingOfTheAccount() {
    practice.simulator.script().now().proxiesGoAway(ofHours(1));
    practice.simulator.advance(ofMinutes(1));

    assertThat(String.valueOf(tested("mail.source.example").get("ErrorDetail")))
        .contains("There was no endpoint listening")
        .doesNotContain("401");
    practice.simulator.advance(ofHours(1));
    assertThat(tested("mail.elsewhere.example").get("Result")).isEqualTo("Failed");
  }

  private Practice.Said tested(String server) {
    return practice.say(
        "Test-MigrationServerAvailability -ExchangeRemoteMove -RemoteServer " + server);
  }

  private Map<String, @Nullable Object> submitted(String mailbox) {
    return practice.simulator.command(
        "New-MoveRequest",
        Map.of(
            "Identity",
            mailbox,
            "Remote",
            true,
            "RemoteHostName",
            "mail.source.example",
            "TargetDeliveryDomain",
            "target.example",
            "TargetDatabase",
            "TGT-DB02"));
  }
}
