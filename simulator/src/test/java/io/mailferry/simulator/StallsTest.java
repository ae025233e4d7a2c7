package io.mailferry.simulator;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that stands still for a while, and a release that nobody takes up. */
class StallsTest {
  private static final String BERND = "bernd.vogt@target.example";
  private static final String INDEX = "StalledDueToTarget_ContentIndexing";
  private static final String ENDPOINT = "StalledDueToSource_EndpointCapacityExceeded";

  private final Practice practice = Practice.world();

  @AfterEach
  void close() {
    practice.close();
  }

  private String told(String mailbox, String property) {
    return String.valueOf(practice.statistics(mailbox).get(property));
  }

  @Test
  void aRequestThatStallsMakesNoProgressAndTellsNoUpdateAndGoesOnByItself() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.advance(ofMinutes(5));
    practice.simulator.script().now().stalls(Practice.ANNA, INDEX, ofHours(6));
    practice.until(Practice.ANNA, INDEX);
    var progress = told(Practice.ANNA, "BytesTransferred");
    var update = told(Practice.ANNA, "LastUpdateTimestamp");

    practice.simulator.advance(ofHours(5));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("InProgress");
    assertThat(practice.detail(Practice.ANNA)).isEqualTo(INDEX);
    assertThat(told(Practice.ANNA, "BytesTransferred")).isEqualTo(progress);
    assertThat(told(Practice.ANNA, "LastUpdateTimestamp")).isEqualTo(update);
    practice.simulator.advance(ofHours(1).plusMinutes(1));
    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
    assertThat(told(Practice.ANNA, "LastUpdateTimestamp")).isNotEqualTo(update);
    practice.until(Practice.ANNA, "Completed");
    assertThat(told(Practice.ANNA, "TotalStalledDuration")).isEqualTo("21600");
  }

  @Test
  void aStallThatIsPlannedBeforeItsRequestStrikesWhenThatCopies() {
    practice.simulator.script().now().stalls(BERND, ENDPOINT, ofHours(1));
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.pull(BERND, "TGT-DB02", "");

    practice.until(BERND, ENDPOINT);

    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
    practice.until(BERND, "Completed");
  }

  @Test
  void aStallOfNoOneNamedStrikesTheFirstThatCopiesAndNoOther() {
    practice.simulator.script().now().stalls(null, INDEX, ofHours(1));
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.simulator.advance(ofMinutes(1));
    practice.pull(BERND, "TGT-DB02", "");

    practice.until(Practice.ANNA, INDEX);
    practice.until(BERND, "CopyingMessages");
    practice.simulator.advance(ofMinutes(1));

    assertThat(practice.detail(BERND)).isEqualTo("CopyingMessages");
  }

  @Test
  void aStallOfNoOneNamedStrikesOneThatCopiesAlready() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");

    practice.simulator.script().now().stalls(null, INDEX, ofHours(1));
    practice.simulator.advance(Duration.ofSeconds(1));

    assertThat(practice.detail(Practice.ANNA)).isEqualTo(INDEX);
  }

  @Test
  void aRequestThatStallsCanBeSuspendedAndResumed() {
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.simulator.script().now().stalls(Practice.ANNA, INDEX, ofHours(6));
    practice.until(Practice.ANNA, INDEX);

    practice.say("Suspend-MoveRequest -Identity " + Practice.ANNA);
    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);

    practice.until(Practice.ANNA, "Completed");
    assertThat(practice.simulator.clock().instant())
        .isBefore(Instant.parse(told(Practice.ANNA, "QueuedTimestamp")).plus(ofHours(5)));
  }

  @Test
  void aReleaseThatIsIgnoredIsTakenUpWhenThatIsOver() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter 2027-03-01T00:00:00Z");
    practice.until(Practice.ANNA, "Synced");
    practice.simulator.script().now().ignoresRelease(Practice.ANNA, ofHours(3));

    release(Practice.ANNA);
    practice.simulator.advance(ofHours(2).plusMinutes(50));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("Synced");
    practice.simulator.advance(ofMinutes(30));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("Completed");
  }

  @Test
  void theReleaseOfARequestThatStoppedIsIgnoredAsWell() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-SuspendWhenReadyToComplete");
    practice.until(Practice.ANNA, "AutoSuspended");
    practice.simulator.script().now().ignoresRelease(null, ofHours(3));

    practice.say("Resume-MoveRequest -Identity " + Practice.ANNA);
    practice.simulator.advance(ofHours(2).plusMinutes(50));

    assertThat(practice.status(Practice.ANNA)).isEqualTo("Queued");
    practice.simulator.advance(ofMinutes(30));
    assertThat(practice.status(Practice.ANNA)).isEqualTo("Completed");
  }

  @Test
  void theReleaseOfAnotherIsTakenUp() {
    practice.pull(Practice.ANNA, "TGT-DB01", "-CompleteAfter 2027-03-01T00:00:00Z");
    practice.until(Practice.ANNA, "Synced");
    practice.simulator.script().now().ignoresRelease(BERND, ofHours(3));

    release(Practice.ANNA);

    practice.until(Practice.ANNA, "Completed");
  }

  private void release(String mailbox) {
    practice.say(
        "Set-MoveRequest -Identity "
            + mailbox
            + " -CompleteAfter "
            + practice.simulator.clock().instant());
  }

  @Test
  void bothArePlannedOverHttp() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var planned =
          client.send(
              HttpRequest.newBuilder(URI.create(practice.simulator.httpAddress() + "/faults"))
                  .POST(
                      BodyPublishers.ofString(
                          """
                          [{"fault":"stalls","mailbox":"anna.berg@target.example",
                            "detail":"StalledDueToTarget_DiskLatency","for":"PT1H"},
                           {"fault":"ignoresRelease","for":"PT1H"}]\
                          """))
                  .build(),
              BodyHandlers.ofString());

      assertThat(planned.statusCode()).isEqualTo(202);
    }
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "StalledDueToTarget_DiskLatency");
  }

  @Test
  void aStallOfNoKnownNameAndOneOfNoKnownMailboxAreRefusedAtOnce() {
    var now = practice.simulator.script().now();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> now.stalls(null, "CopyingMessages", ofHours(1)))
        .withMessage("no stall is called CopyingMessages");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> now.stalls("nobody@target.example", INDEX, ofHours(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> now.ignoresRelease("nobody@target.example", ofHours(1)));
  }
}
