package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A practice world with every value in it that is awkward to carry: sizes that need more than 32
 * bits, no limits, times that are not there, batches that look like something else, a failure in
 * many characters, and a move in every state.
 */
final class AwkwardWorld {
  static final String ANNA = "anna.berg@target.example";
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** Characters that mean something to PowerShell, to JSON or to XML, or that few can write. */
  static final String ODD =
      "=x \u201Cquoted\u201D `n $(1) \u05E2\u05D1\u05E8\u05D9\u05EA \uD83D\uDE80 _x000A_ ]]> &"
          + " <b/>";

  private static final String LOOKS_LIKE_A_DATE = "2026-11-23T10:00:00Z";
  private static final String ODD_LINES = "first\r\nsecond\tline \u0001 \uFFFD \u2028 'x' \"y\" ";

  private final Simulator simulator;

  private AwkwardWorld(Simulator simulator) {
    this.simulator = simulator;
  }

  /** What it is made from. */
  static SimulatorConfig.Builder config() {
    return SimulatorConfig.builder().mailboxes(12).localMailboxes(2).manualClock(NOON);
  }

  /** Fills a fresh world; its time then stands still. */
  static void fill(Simulator simulator) {
    new AwkwardWorld(simulator).fill();
  }

  private void fill() {
    simulator.limitMailboxes("TGT-DB03", 53_687_091_200L);
    simulator.resizeMailbox(ANNA, 5_684_054_577L);
    simulator.resizeMailbox("bernd.vogt@target.example", 4_294_967_296L);
    simulator
        .script()
        .whenMoveReaches("CopyingMessages")
        .after(Duration.ofMinutes(1))
        .failOver("TGT-DB01", Duration.ofMinutes(4));
    simulator
        .script()
        .now()
        .failsMove("carla.ruiz@source.example", "StoragePermanentException", ODD_LINES + ODD);
    pull(
        "anna.berg",
        "TGT-DB01",
        LOOKS_LIKE_A_DATE,
        Map.of(
            "BadItemLimit",
            "Unlimited",
            "LargeItemLimit",
            "Unlimited",
            "AcceptLargeDataLoss",
            true,
            "CompleteAfter",
            Map.of("utc", "2027-01-31T23:59:59Z")));
    pull("bernd.vogt", "TGT-DB03", ODD, Map.of("BadItemLimit", 10));
    pull("carla.ruiz", "TGT-DB01", "mailferry/failing", Map.of());
    pull("david.chen", "TGT-DB01", "mailferry/done", Map.of());
    pull("elena.rossi", "TGT-DB03", "12", Map.of("SuspendWhenReadyToComplete", true));
    local("local001", "true", Map.of("Suspend", true, "Priority", "High"));
    push("hugo.lind", "mailferry/push");
    pass(Duration.ofMinutes(20));
    run("Suspend-MoveRequest", Map.of("Identity", "bernd.vogt@target.example"));
    pass(Duration.ofHours(2));
    pull("farid.haddad", "TGT-DB03", "MigrationService:Wave 7", Map.of());
    // Long enough for a copy that has begun, and no whole second.
    pass(Duration.ofMinutes(2));
    simulator.advance(Duration.ofMillis(1_750));
    pull("grace.obrien", "TGT-DB01", "null", Map.of());
    pull("ines.costa", "TGT-DB02", "/Date(1448236800000)/", Map.of());
    simulator.script().now().dismounts("TGT-DB02", Duration.ofDays(100));
    simulator.advance(Duration.ofMillis(250));
  }

  private void pass(Duration time) {
    for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(10)) {
      simulator.advance(Duration.ofSeconds(10));
    }
  }

  private void pull(String alias, String database, String batch, Map<String, Object> more) {
    var given = new LinkedHashMap<String, @Nullable Object>(more);
    given.put("Identity", alias + "@target.example");
    given.put("Remote", true);
    given.put("RemoteHostName", "mail.source.example");
    given.put("TargetDeliveryDomain", "target.example");
    given.put("TargetDatabase", database);
    given.put("BatchName", batch);
    run("New-MoveRequest", given);
  }

  private void local(String alias, String batch, Map<String, Object> more) {
    var given = new LinkedHashMap<String, @Nullable Object>(more);
    given.put("Identity", alias + "@target.example");
    given.put("TargetDatabase", "TGT-DB03");
    given.put("BatchName", batch);
    run("New-MoveRequest", given);
  }

  private void push(String alias, String batch) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("Identity", alias + "@source.example");
    given.put("Outbound", true);
    given.put("RemoteHostName", "mail.target.example");
    given.put("TargetDeliveryDomain", "target.example");
    given.put("RemoteTargetDatabase", "TGT-DB03");
    given.put("BatchName", batch);
    given.put("CompleteAfter", Map.of("utc", "2027-01-31T23:59:59Z"));
    run(Organisation.SOURCE, "New-MoveRequest", given);
  }

  private void run(String cmdlet, Map<String, ? extends @Nullable Object> parameters) {
    run(Organisation.TARGET, cmdlet, parameters);
  }

  private void run(
      Organisation organisation,
      String cmdlet,
      Map<String, ? extends @Nullable Object> parameters) {
    assertThat(simulator.command(organisation, cmdlet, new LinkedHashMap<>(parameters)))
        .containsEntry("error", null);
  }
}
