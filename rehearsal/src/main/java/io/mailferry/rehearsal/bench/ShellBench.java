package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.transport.PowerShells;
import io.mailferry.rehearsal.Tool;
import io.mailferry.simulator.SimulatorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our way to a PowerShell next to jPowerShell's, in one run and in turns. */
final class ShellBench {
  private static final int REQUESTS = 5_000;
  private static final int WARM_UPS = 2;
  private static final int ASKED_IN_A_TURN = 10;
  private static final int OLD_SESSIONS = 3;

  private static final int TIMES_FASTER = 50;
  private static final double OVERHEAD_MILLIS = 15;
  private static final double BULK_MILLIS = 2_000;

  private static final String OURS = "ours, warm session";
  private static final String OVERHEAD = "  of which not the cmdlet's";
  private static final String REMOTING = "ours, warm remoting session";
  private static final String REMOTING_OVERHEAD = "  of which not the remote cmdlet's";
  private static final String OLD = "jPowerShell executeCommand, warm session";
  private static final String OLD_SCRIPT = "jPowerShell executeScript, warm session";
  private static final String NEW_ANSWERED = "ours, a new session until its first answer";
  private static final String NEW = "ours, a new session per call, closed";
  private static final String NEW_OPEN = "ours, opening a session";
  private static final String BARE = "a bare shell per call, no bridge";
  private static final String OLD_OPEN = "jPowerShell openSession";
  private static final String OLD_NEW = "jPowerShell, a new session per call, closed";

  private final BenchOptions options;
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  ShellBench(BenchOptions options) {
    this.options = options;
  }

  /** The PowerShell that is measured; empty when there is none here. */
  static Optional<Path> powershell() {
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return PowerShells.find().flatMap(stated -> PowerShells.located(stated, path));
  }

  Findings measure() throws Exception {
    var powershell =
        powershell().orElseThrow(() -> new IllegalStateException("there is no PowerShell here"));
    var work = options.work().resolve("shell");
    var config = SimulatorConfig.builder().mailboxes(12).seed(options.seed());
    try (var scene = ShellFixture.open(config, powershell, work)) {
      inTurns(scene);
    }
    var requests = options.sizesOr(REQUESTS).getFirst();
    return findings(BulkRead.of(requests, options.seed(), powershell, work), requests);
  }

  /** Everybody is asked in every turn, so that a noisy moment hits all. */
  private void inTurns(ShellFixture scene) throws IOException, InterruptedException {
    try (var module = scene.pool(ShellFixture.Door.MODULE);
        var remoting = scene.offersRemoting() ? scene.pool(ShellFixture.Door.REMOTING) : null) {
      ours(module, remoting, -1);
      // Only now, so that the process that comes next is certainly jPowerShell's.
      try (var old = OldBridge.open(scene.powershell()).loading(scene.module())) {
        for (var turn = -WARM_UPS; turn < options.runs(); turn++) {
          for (var i = 0; i < ASKED_IN_A_TURN; i++) {
            var names = ours(module, remoting, turn);
            refuseUnlessSame(names, timed(turn, OLD, old::command));
            refuseUnlessSame(names, timed(turn, OLD_SCRIPT, old::asScript));
          }
          refuseUnlessSame(opened(scene, turn), timed(turn, BARE, () -> alone(scene)));
          if (turn >= 0 && turn < OLD_SESSIONS) {
            openedByOld(scene, turn);
          }
        }
      }
    }
  }

  private List<String> ours(ShellPool module, @Nullable ShellPool remoting, int turn) {
    var names = warm(module, turn, OURS, OVERHEAD);
    if (remoting != null) {
      refuseUnlessSame(names, warm(remoting, turn, REMOTING, REMOTING_OVERHEAD));
    }
    return names;
  }

  private List<String> warm(ShellPool pool, int turn, String whole, String overhead) {
    var began = System.nanoTime();
    var reply = ShellFixture.ask(pool, ShellFixture.SMALL_READ);
    var took = since(began);
    add(turn, whole, took);
    add(turn, overhead, took - reply.elapsedMillis());
    return ShellFixture.names(reply.result());
  }

  private interface Read {
    JsonNode databases() throws IOException, InterruptedException;
  }

  private List<String> timed(int turn, String what, Read read)
      throws IOException, InterruptedException {
    var began = System.nanoTime();
    var databases = read.databases();
    add(turn, what, since(began));
    return ShellFixture.names(databases);
  }

  private static JsonNode alone(ShellFixture scene) throws IOException, InterruptedException {
    var said =
        Tool.run(
            List.of(
                scene.powershell().toString(),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                OldBridge.alone(scene.module())),
            Map.of());
    return OldBridge.json(said.output());
  }

  private List<String> opened(ShellFixture scene, int turn) {
    var began = System.nanoTime();
    List<String> names;
    try (var session = scene.session()) {
      add(turn, NEW_OPEN, session.took().toNanos() / 1e6);
      names = ShellFixture.names(ShellFixture.ask(session, ShellFixture.SMALL_READ).result());
      add(turn, NEW_ANSWERED, since(began));
    }
    add(turn, NEW, since(began));
    return names;
  }

  private void openedByOld(ShellFixture scene, int turn) {
    var began = System.nanoTime();
    try (var old = OldBridge.open(scene.powershell())) {
      add(turn, OLD_OPEN, since(began));
      var _ = old.loading(scene.module()).command();
    }
    add(turn, OLD_NEW, since(began));
  }

  private static void refuseUnlessSame(List<String> names, List<String> others) {
    if (names.isEmpty() || !names.equals(others)) {
      throw new IllegalStateException("one answered " + names + ", another " + others);
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private void add(int turn, String what, double took) {
    var counted = millis.computeIfAbsent(what, _ -> new ArrayList<>());
    if (turn >= 0) {
      counted.add(took);
    }
  }

  private double p50(String what) {
    return Percentiles.of(millis.getOrDefault(what, List.of())).p50();
  }

  private Findings findings(BulkRead.Found bulk, int requests) {
    var warm = bulk.ours().subList(1, bulk.ours().size());
    var ours = Percentiles.of(warm);
    var queue = new LinkedHashMap<String, List<Double>>();
    queue.put("from question to values", bulk.whole());
    queue.put("the cmdlet alone", bulk.engine());
    queue.put("all but the cmdlet", bulk.ours());
    queue.put("all but the cmdlet, without the first read", warm);
    queue.put("of which decoding and parsing in Java", bulk.parsing());
    var small = rows(millis, true);
    return new Findings(Benchmark.SHELL, "A request through a real PowerShell, next to jPowerShell")
        .number("runs", options.runs())
        .number("requests", requests)
        .number("heapMegabytes", BulkRead.ALLOWED)
        .number("smallestHeapMegabytes", bulk.smallestHeap())
        .number("allocatedMegabytes", Percentiles.of(bulk.allocated()).max())
        .number("valuesMegabytes", bulk.values())
        .number("answerMegabytes", bulk.answer())
        .table(
            "smallRead",
            List.of("Get-MailboxDatabase", "p50 ms", "p90 ms", "max ms", "counted", "times ours"),
            small)
        .table(
            "queue",
            List.of(requests + " requests", "p50 ms", "p90 ms", "max ms", "counted"),
            rows(queue, false))
        .remarks(remarks(bulk, requests))
        .goal(fasterThanNewSessions())
        .goal(overhead())
        .goal(
            new Findings.Goal(
                requests + " requests parsed in at most 2 s and 64 MB",
                "p50 %s ms from the end of the cmdlet to values (%s ms of it in Java), heap %d MB"
                    .formatted(
                        Numbers.shown(ours.p50()),
                        Numbers.shown(Percentiles.of(bulk.parsing()).p50()),
                        bulk.smallestHeap()),
                ours.p50() <= BULK_MILLIS && bulk.smallestHeap() <= BulkRead.ALLOWED));
  }

  private List<List<Object>> rows(Map<String, List<Double>> measured, boolean withRatio) {
    var rows = new ArrayList<List<Object>>();
    measured.forEach(
        (what, each) -> {
          if (each.isEmpty()) {
            return;
          }
          var of = Percentiles.of(each);
          var row = new ArrayList<Object>(List.of(what, of.p50(), of.p90(), of.max(), of.count()));
          if (withRatio) {
            row.add(Numbers.ratio(of.p50(), p50(OURS)));
          }
          rows.add(row);
        });
    return rows;
  }

  private static String[] remarks(BulkRead.Found bulk, int requests) {
    return new String[] {
      "In each turn everybody is asked in alternation; answers are compared. jPowerShell runs with"
          + " its own settings (waitPause 5 ms, maxWait 10 s) and prints the same properties as"
          + " JSON.",
      "The queue of %d requests is read by a JVM of its own with -Xmx%dm, %d times in one session;"
              .formatted(requests, BulkRead.ALLOWED, bulk.whole().size())
          + " the first read also warms up shell and JVM.",
      "The same answer (%s MB as printed) is then read without a shell: -Xmx%dm is the smallest"
              .formatted(Numbers.shown(bulk.answer()), bulk.smallestHeap())
          + " heap of those tried in which that works; one read allocates %s MB in all, and its"
              .formatted(Numbers.shown(Percentiles.of(bulk.allocated()).p50()))
          + " values hold %s MB.".formatted(Numbers.shown(bulk.values()))
    };
  }

  /** Closing is not counted: whoever opens one per call might not wait for that. */
  private Findings.Goal fasterThanNewSessions() {
    var faster = Numbers.ratio(p50(NEW_ANSWERED), p50(OURS));
    return new Findings.Goal(
        "at least 50 times faster than a new session per call",
        "%s times (%s times with its closing); jPowerShell's executeCommand takes %s times as long"
            .formatted(
                Numbers.shown(faster),
                Numbers.shown(Numbers.ratio(p50(NEW), p50(OURS))),
                Numbers.shown(Numbers.ratio(p50(OLD), p50(OURS)))),
        faster >= TIMES_FASTER);
  }

  private Findings.Goal overhead() {
    var both = millis.containsKey(REMOTING_OVERHEAD);
    var worst = Math.max(p50(OVERHEAD), both ? p50(REMOTING_OVERHEAD) : 0);
    return new Findings.Goal(
        "p50 overhead over the engine's own time at most 15 ms",
        Numbers.shown(p50(OVERHEAD))
            + " ms"
            + (both ? ", with remoting " + Numbers.shown(p50(REMOTING_OVERHEAD)) + " ms" : ""),
        worst <= OVERHEAD_MILLIS);
  }
}
