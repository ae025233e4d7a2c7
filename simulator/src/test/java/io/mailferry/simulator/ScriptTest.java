package io.mailferry.simulator;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
  private static final String LOOK =
      "{\"id\":\"1\",\"cmdlet\":\"Get-MoveRequest\",\"parameters\":{}}";
  private final Practice practice = Practice.world();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    practice.close();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return post(practice.simulator.httpAddress(), path, body);
  }

  private HttpResponse<String> post(String address, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String get(String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(practice.simulator.httpAddress() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  void aThrottledCommandIsToldHowLongToWaitAndTheNextOneRuns() throws Exception {
    practice.simulator.script().onCommand("Get-MoveRequest", 2).throttles(ofSeconds(45));

    assertThat(post("/commands", LOOK).body()).contains("\"ok\":true");
    assertThat(post("/commands", LOOK).body())
        .contains("for at least 45000 milliseconds")
        .contains("\"remote\":false");
    assertThat(post("/commands", LOOK).body()).contains("\"ok\":true");
  }

  @Test
  void noSessionOpensWhileTheShellsAreUnreachable() throws Exception {
    practice.simulator.script().at(ofMinutes(1)).shellsUnreachable(ofMinutes(10));
    practice.simulator.advance(ofMinutes(2));

    assertThat(post("/commands", LOOK).body()).contains("PSSessionOpenFailed");
    assertThat(practice.simulator.counts().allCommands()).isZero();
    practice.simulator.advance(ofMinutes(10));
    assertThat(post("/commands", LOOK).body()).contains("\"ok\":true");
  }

  @Test
  void aFaultStrikesWhenTheFirstMoveIntoItsDatabaseCopies() {
    practice
        .simulator
        .script()
        .whenMoveReaches("CopyingMessages", "TGT-DB02")
        .after(ofMinutes(1))
        .failOver("TGT-DB02", ofMinutes(3));
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.pull("bernd.vogt@target.example", "TGT-DB02", "");

    practice.until("bernd.vogt@target.example", "RelinquishedMDBFailover");

    assertThat(practice.detail(Practice.ANNA)).isEqualTo("CopyingMessages");
  }

  @Test
  void aLogVolumeThatFillsTakesItsDatabaseOffLineUntilThereIsRoom() {
    var size = practice.simulator.mailbox(Practice.ANNA).bytes();
    practice.simulator.script().now().fillsLogVolume("TGT-DB01", size + 1, ofHours(2));
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.until(Practice.ANNA, "CopyingMessages");
    practice.pull("bernd.vogt@target.example", "TGT-DB01", "");

    practice.until("bernd.vogt@target.example", "MDBOffline");
    practice.simulator.advance(ofHours(12));

    assertThat(practice.simulator.requests())
        .hasSize(2)
        .allMatch(each -> each.status().equals("Completed"));
  }

  @ParameterizedTest
  @CsvSource({"source.example, true", "target.example, false"})
  void onlyTheForestThatIsNamedTakesLongerToAgree(String forest, boolean seenInTheTarget) {
    practice.simulator.script().now().visibilityLag(ofHours(1), forest);
    practice.pull(Practice.ANNA, "TGT-DB01", "");
    practice.simulator.advance(ofMinutes(1));

    assertThat(
            practice
                .say("Get-MoveRequest -DomainController dc2.target.example")
                .results()
                .isEmpty())
        .isNotEqualTo(seenInTheTarget);
  }

  @Test
  void aSlowQueueTakesSoLongForEachRequestInIt() throws Exception {
    try (var running = Simulator.start(SimulatorConfig.builder().speed(3600).build())) {
      for (var whose : running.mailboxes().subList(0, 2)) {
        running.command(
            "New-MoveRequest",
            Map.of(
                "Identity",
                whose.address(),
                "Remote",
                true,
                "RemoteHostName",
                "mail.source.example",
                "TargetDeliveryDomain",
                "target.example",
                "TargetDatabase",
                "TGT-DB01"));
      }
      running.script().now().slowsQueues(ofMinutes(20), ofDays(2));
      var before = running.clock().instant();

      post(
          running.httpAddress(),
          "/commands",
          """
          {"id":"1","cmdlet":"Get-MoveRequestStatistics",
           "parameters":{"MoveRequestQueue":"=TGT-DB01"}}\
          """);

      assertThat(running.clock().instant()).isAfter(before.plus(ofMinutes(40)));
    }
  }

  @Test
  void faultsArePlannedOverHttp() throws Exception {
    var planned =
        post(
            "/faults",
            """
            [{"at":"PT5M","fault":"controllerGoesAway","controller":"dc1.target.example","for":"PT20M"},
             {"onCommand":"Get-MoveRequest","number":1,"fault":"losesAnswer","how":"half_a_frame"},
             {"whenMoveReaches":"CopyingMessages","in":"TGT-DB01","after":"PT1M","fault":"failOver",
              "database":"TGT-DB01","gap":"PT4M"},
             {"fault":"failsMove","type":"MapiExceptionNetworkError","message":"gone"},
             {"fault":"visibilityLag","for":"PT3M","forest":"source.example"},
             {"fault":"slowsQueues","each":"PT0.5S","for":"PT3H"},
             {"fault":"fillsLogVolume","database":"TGT-DB01","bytes":1000000,"for":"PT2H"}]\
            """);

    assertThat(planned.statusCode()).isEqualTo(202);
    assertThat(post("/commands", LOOK).headers().firstValue("X-Manner")).contains("HALF");
    practice.simulator.advance(ofMinutes(6));
    assertThat(practice.say("Get-MoveRequest -DomainController dc1.target.example").reason())
        .isEqualTo("SuitabilityDirectoryException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fault\":\"nonsense\"}",
        "{\"fault\":\"failOver\",\"database\":\"NO-DB\",\"gap\":\"PT1M\"}",
        "{\"fault\":\"failOver\",\"database\":\"TGT-DB01\",\"gap\":\"soon\"}",
        "{\"fault\":\"failOver\",\"database\":\"TGT-DB01\"}",
        "{\"fault\":\"visibilityLag\",\"for\":\"PT1M\",\"forest\":\"no.example\"}",
        "{\"fault\":\"fillsLogVolume\",\"database\":\"NO-DB\",\"bytes\":1,\"for\":\"PT1M\"}",
        "not json",
      })
  void aFaultThatCannotHappenIsRefusedAtOnce(String body) throws Exception {
    var refused = post("/faults", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("error");
  }

  @Test
  void namesAreCheckedWhenAScriptIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> practice.simulator.script().now().controllerGoesAway("dc1", ofMinutes(1)))
        .withMessageContaining("full DNS name");
  }

  @Test
  void theHttpDoorTellsCountsAndWorldAndHealth() throws Exception {
    practice.pull(Practice.ANNA, "TGT-DB01", "");

    assertThat(get("/health")).contains("UP");
    assertThat(get("/counts")).contains("\"moveRequestsCreated\":1");
    assertThat(get("/world")).contains("anna.berg@source.example").contains("SRC-DB01");
    assertThat(post("/counts", "").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 17, 4711})
  void theDemonstrationStrikesOnceOfEachAndAllMovesStillComplete(long seed) throws Exception {
    try (var demo = new Practice(SimulatorConfig.builder().seed(seed))) {
      DemoFaults.into(demo.simulator.script(), seed);
      var withoutAnswer = 0;
      var rest = new ArrayList<MailboxFacts>(demo.simulator.mailboxes());
      while (!rest.isEmpty()) {
        var said = ask(demo, rest.getFirst());
        withoutAnswer += said.headers().firstValue("X-Manner").orElse("").equals("WHOLE") ? 0 : 1;
        if (!said.body().contains("MdbOffline")) {
          rest.removeFirst();
        }
        demo.simulator.advance(ofSeconds(20));
      }

      assertThat(withoutAnswer).isEqualTo(1);
      demo.simulator.advance(ofHours(12));
      assertThat(demo.simulator.requests())
          .hasSize(12)
          .allMatch(each -> each.status().equals("Completed"))
          .anyMatch(
              each ->
                  each.properties().get("TotalStalledDuration") instanceof Long stalled
                      && stalled > 60);
      assertThat(demo.simulator.counts().duplicateRequests()).isZero();
    }
  }

  private HttpResponse<String> ask(Practice demo, MailboxFacts mailbox)
      throws IOException, InterruptedException {
    var body =
        """
        {"id":"1","cmdlet":"New-MoveRequest","parameters":{"Identity":"=%s","Remote":true,
         "RemoteHostName":"=mail.source.example","TargetDatabase":"=TGT-DB01",
         "TargetDeliveryDomain":"=target.example"}}\
        """
            .formatted(mailbox.exchangeGuid());
    return client.send(
        HttpRequest.newBuilder(URI.create(demo.simulator.httpAddress() + "/commands"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
