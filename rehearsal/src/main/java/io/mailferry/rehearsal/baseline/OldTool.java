package io.mailferry.rehearsal.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.simulator.ControllerAddress;
import io.mailferry.simulator.Home;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.world.Organisation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Moves mailboxes as the field report says of the old tool (docs/exchange/field-report.md): it asks
 * one fixed controller of each forest before it submits, takes any error for a failure and submits
 * again, never asks whether a request exists, and believes its own record.
 *
 * <p>In its favour: it submits again by itself, which in the report a person had to do, and it
 * looks at each request every five minutes.
 */
public final class OldTool {
  private static final Duration TICK = Duration.ofMinutes(1);
  private static final int CONNECT_MILLIS = 500;

  /** What a request shows while a server fails, or just did. */
  private static final Set<String> SERVER_FAILS =
      Set.of("RelinquishedMDBFailover", "MDBOffline", "TransientFailure");

  private final Simulator simulator;
  private final int badItemLimit;
  private final Optional<Instant> completeAfter;
  private final long callsOfOthers;
  private final List<Job> jobs;

  /**
   * A mover.
   *
   * @param simulator whose clock is moved by hand, which this does
   * @param targets the target database of each mailbox, by address, in the order of the plan
   * @param badItemLimit how many damaged items the plan lets be left behind
   * @param completeAfter the earliest cutover; empty for as soon as copied
   */
  public OldTool(
      Simulator simulator,
      Map<String, String> targets,
      int badItemLimit,
      Optional<Instant> completeAfter) {
    this.simulator = simulator;
    this.badItemLimit = badItemLimit;
    this.completeAfter = completeAfter;
    this.callsOfOthers = simulator.counts().commands("New-MoveRequest");
    var now = simulator.clock().instant();
    this.jobs =
        targets.entrySet().stream()
            .map(each -> new Job(each.getKey(), each.getValue(), now))
            .toList();
  }

  /**
   * Works until its record says that all have ended, or the time is over.
   *
   * @param meanwhile what else happens in the organisation, each minute
   * @throws IOException when the simulator itself is away
   */
  public BaselineResult run(Duration longest, Runnable meanwhile)
      throws IOException, InterruptedException {
    var deadline = simulator.clock().instant().plus(longest);
    try (var shell = new PlainShell(simulator.httpAddress())) {
      // As in any administrator's profile where a forest has several domains.
      shell.run("Set-ADServerSettings", Map.of("ViewEntireForest", true));
      while (!jobs.stream().allMatch(Job::ended)
          && simulator.clock().instant().isBefore(deadline)) {
        simulator.advance(TICK);
        meanwhile.run();
        var now = simulator.clock().instant();
        for (var job : jobs) {
          if (job.dueAt(now)) {
            work(job, shell, now);
          }
        }
      }
    }
    // What is under way ends without it.
    simulator.advance(longest);
    return result();
  }

  private void work(Job job, PlainShell shell, Instant now)
      throws IOException, InterruptedException {
    if (job.is(Job.State.TO_SUBMIT)) {
      submit(job, shell, now);
    } else {
      look(job, shell, now);
    }
  }

  private void submit(Job job, PlainShell shell, Instant now)
      throws IOException, InterruptedException {
    if (answers(Organisation.SOURCE)
        && answers(Organisation.TARGET)
        && shell.run("New-MoveRequest", command(job)).isPresent()) {
      job.submitted(now);
    } else {
      job.error(now);
    }
  }

  private Map<String, Object> command(Job job) {
    var command = new LinkedHashMap<String, Object>();
    command.put("Identity", job.address());
    if (simulator.homeOf(job.address()).organisation() != Organisation.TARGET) {
      command.put("Remote", true);
      command.put("RemoteHostName", "mail.source.example");
      command.put("TargetDeliveryDomain", "target.example");
    }
    command.put(job.polluted() ? "RemoteTargetDatabase" : "TargetDatabase", job.target());
    command.put("BadItemLimit", badItemLimit);
    completeAfter.ifPresent(time -> command.put("CompleteAfter", time.toString()));
    return command;
  }

  private void look(Job job, PlainShell shell, Instant now)
      throws IOException, InterruptedException {
    var seen =
        shell
            .run("Get-MoveRequestStatistics", Map.of("Identity", job.address()))
            .map(results -> results.path(0));
    var status = text(seen, "Status");
    if (status.startsWith("Completed")) {
      job.done();
    } else if (SERVER_FAILS.contains(text(seen, "StatusDetail"))) {
      job.serverFails(now);
    } else if (status.isEmpty() || status.equals("Failed")) {
      job.error(now);
    } else {
      job.goesOn(now);
    }
  }

  private static String text(Optional<JsonNode> seen, String property) {
    return seen.map(each -> each.path(property).asText("")).orElse("");
  }

  /** Its one configured controller of each forest; where that is away, it knows no other. */
  private boolean answers(Organisation forest) {
    ControllerAddress controller = simulator.controllers(forest).getFirst();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(controller.host(), controller.port()), CONNECT_MILLIS);
      return true;
    } catch (IOException away) {
      return false;
    }
  }

  private BaselineResult result() {
    var counts = simulator.counts();
    var failed = jobs.stream().filter(job -> job.is(Job.State.FAILED)).toList();
    return new BaselineResult(
        jobs.size(),
        (int) jobs.stream().filter(this::isInTheTarget).count(),
        failed.size(),
        (int) failed.stream().filter(this::isInTheTarget).count(),
        counts.duplicateRequests(),
        counts.wrongParameterSets(),
        counts.commands("New-MoveRequest") - callsOfOthers);
  }

  private boolean isInTheTarget(Job job) {
    return simulator.homeOf(job.address()).equals(new Home(Organisation.TARGET, job.target()));
  }
}
