package io.mailferry.rehearsal.bench;

import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.count.Counts;
import io.mailferry.simulator.moves.MoveTimings;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is usually written instead: a loop that asks about every mailbox once a minute. It looks
 * once before it submits, holds the cutover until its time has come, releases, polls to the end and
 * removes the request. It verifies nothing and survives nothing, and each of its commands takes no
 * time at all.
 */
final class PollingLoop {
  private static final Instant EVENING = Instant.parse("2026-01-05T18:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HELD = Duration.ofDays(100);
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Simulator simulator;
  private final Instant cutover;
  private final List<Mailbox> open = new ArrayList<>();
  private long pollsUntilReady;
  private long pollsWhileHeld;
  private long pollsAfterRelease;

  private PollingLoop(Simulator simulator, Duration wait) {
    this.simulator = simulator;
    this.cutover = EVENING.plus(wait);
  }

  /**
   * What the loop came to.
   *
   * @param counts what the simulator was asked
   * @param pollsUntilReady questions while a mailbox was queued or copied
   * @param pollsWhileHeld questions while it was ready and waited for its cutover
   * @param pollsAfterRelease questions after that
   * @param took how long, by Exchange's clock
   */
  record Toll(
      Counts counts,
      long pollsUntilReady,
      long pollsWhileHeld,
      long pollsAfterRelease,
      Duration took) {}

  /** Migrates that many mailboxes whose cutover is held for that long. */
  static Toll run(int mailboxes, long seed, MoveTimings timings, Duration wait) {
    var config =
        SimulatorConfig.builder()
            .mailboxes(mailboxes)
            .seed(seed)
            .timings(timings)
            .manualClock(EVENING)
            .build();
    try (var simulator = Simulator.start(config)) {
      return new PollingLoop(simulator, wait).run();
    }
  }

  private Toll run() {
    submit();
    while (!open.isEmpty()) {
      if (now().isAfter(EVENING.plus(LONGEST))) {
        throw new IllegalStateException("the polling loop has not ended after a week");
      }
      simulator.advance(MINUTE);
      open.removeIf(this::polledToTheEnd);
    }
    var home =
        simulator.homes().values().stream()
            .filter(place -> place.organisation() == Organisation.TARGET)
            .count();
    if (home != simulator.mailboxes().size()) {
      throw new IllegalStateException("the polling loop moved " + home);
    }
    return new Toll(
        simulator.counts(),
        pollsUntilReady,
        pollsWhileHeld,
        pollsAfterRelease,
        Duration.between(EVENING, now()));
  }

  private void submit() {
    var line = 0;
    for (var facts : simulator.mailboxes()) {
      var mailbox = new Mailbox(facts.exchangeGuid().toString());
      // "Not found" is the answer that is hoped for here.
      var ignored = simulator.command("Get-MoveRequest", Map.of("Identity", mailbox.identity));
      var parameters = new LinkedHashMap<String, @Nullable Object>();
      parameters.put("Identity", mailbox.identity);
      parameters.put("Remote", true);
      parameters.put("RemoteHostName", "mail.source.example");
      parameters.put("TargetDeliveryDomain", "target.example");
      parameters.put("TargetDatabase", "TGT-DB0" + (1 + line++ % 3));
      parameters.put("BadItemLimit", 10);
      parameters.put("CompleteAfter", at(now().plus(HELD)));
      well("New-MoveRequest", parameters);
      open.add(mailbox);
    }
  }

  private boolean polledToTheEnd(Mailbox mailbox) {
    var status = status(mailbox);
    count(mailbox, status);
    if (status.startsWith("Completed")) {
      well("Remove-MoveRequest", Map.of("Identity", mailbox.identity, "Confirm", false));
      return true;
    }
    if (status.equals("Synced") && !mailbox.released && !now().isBefore(cutover)) {
      well("Set-MoveRequest", Map.of("Identity", mailbox.identity, "CompleteAfter", at(now())));
      mailbox.released = true;
    }
    return false;
  }

  private void count(Mailbox mailbox, String status) {
    if (mailbox.released) {
      pollsAfterRelease++;
    } else if (status.equals("Synced")) {
      pollsWhileHeld++;
    } else {
      pollsUntilReady++;
    }
  }

  private String status(Mailbox mailbox) {
    var reply = well("Get-MoveRequestStatistics", Map.of("Identity", mailbox.identity));
    return reply.get("result") instanceof List<?> results
            && !results.isEmpty()
            && results.getFirst() instanceof Map<?, ?> request
        ? String.valueOf(request.get("Status"))
        : "";
  }

  private Map<String, @Nullable Object> well(
      String cmdlet, Map<String, @Nullable Object> parameters) {
    var reply = simulator.command(cmdlet, parameters);
    if (!Boolean.TRUE.equals(reply.get("ok"))) {
      throw new IllegalStateException("the polling loop was refused: " + reply);
    }
    return reply;
  }

  private static Map<String, String> at(Instant moment) {
    return Map.of("utc", moment.toString());
  }

  private Instant now() {
    return simulator.clock().instant();
  }

  private static final class Mailbox {
    private final String identity;
    private boolean released;

    private Mailbox(String identity) {
      this.identity = identity;
    }
  }
}
