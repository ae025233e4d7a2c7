package io.mailferry.rehearsal.bench;

import io.mailferry.activities.exchange.shell.PowerShells;
import io.mailferry.activities.exchange.shell.ShellPool;
import io.mailferry.simulator.SimulatorConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our way to a PowerShell next to jPowerShell's, in one run and in turns. */
final class ShellBench {
  private static final int REQUESTS = 5_000;
  private static final int WARM_UPS = 5;
  private static final int FEW = 3;
  private static final int TIMES_FASTER = 50;
  private static final double OVERHEAD_MILLIS = 15;
  private static final double BULK_MILLIS = 2_000;
  private static final String OURS = "ours, warm";
  private static final String OLD = "jPowerShell, warm";
  private static final String OUR_NEW = "ours, a new session per call";
  private static final String OLD_NEW = "jPowerShell, a new session per call";

  private final BenchOptions options;
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  ShellBench(BenchOptions options) {
    this.options = options;
  }

  /** The PowerShell that is measured; empty when there is none here. */
  static Optional<Path> powershell() {
    return PowerShells.find().filter(Files::isExecutable);
  }

  Findings measure() throws Exception {
    var powershell =
        powershell().orElseThrow(() -> new IllegalStateException("there is no PowerShell here"));
    var work = options.work().resolve("shell");
    var config = SimulatorConfig.builder().mailboxes(12).seed(options.seed());
    try (var scene = ShellScene.open(config, powershell, work)) {
      for (var door : ShellScene.Door.values()) {
        ours(scene, door);
      }
    }
    var requests = options.sizesOr(REQUESTS).getFirst();
    return findings(BulkRead.of(requests, options.seed(), powershell, work), requests);
  }

  private void ours(ShellScene scene, ShellScene.Door door) {
    if (door == ShellScene.Door.REMOTING) {
      try (var pool = scene.pool(door)) {
        for (var run = -WARM_UPS; run < options.runs(); run++) {
          warm(pool, run, "remoting: ");
        }
      }
      return;
    }
    try (var pool = scene.pool(door);
        var old = OldBridge.open(scene.powershell()).loading(scene.module())) {
      for (var run = -WARM_UPS; run < options.runs(); run++) {
        var names = warm(pool, run, "");
        var began = System.nanoTime();
        var answer = old.command();
        add(run, OLD, since(began));
        if (!ShellScene.names(answer).equals(names)) {
          throw new IllegalStateException("jPowerShell answered something else: " + answer);
        }
        opened(scene, run);
      }
    }
  }

  private List<String> warm(ShellPool pool, int run, String door) {
    var began = System.nanoTime();
    var reply = ShellScene.ask(pool, ShellScene.SMALL_READ);
    var took = since(began);
    add(run, door + OURS, took);
    add(run, door + "overhead", took - reply.elapsedMillis());
    return ShellScene.names(reply.result());
  }

  /** One new session of ours in each counted turn, and a few of jPowerShell's, which are slow. */
  private void opened(ShellScene scene, int run) {
    var began = System.nanoTime();
    try (var pool = scene.pool(ShellScene.Door.MODULE)) {
      var _ = ShellScene.ask(pool, ShellScene.SMALL_READ);
      add(run, "ours, until the first answer", since(began));
    }
    add(run, OUR_NEW, since(began));
    if (run < 0 || run >= FEW) {
      return;
    }
    began = System.nanoTime();
    try (var old = OldBridge.open(scene.powershell()).loading(scene.module())) {
      var _ = old.command();
      add(run, "jPowerShell, until the first answer", since(began));
    }
    add(run, OLD_NEW, since(began));
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private void add(int run, String what, double took) {
    if (run >= 0) {
      millis.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
    }
  }

  private double p50(String what) {
    return Percentiles.of(millis.getOrDefault(what, List.of())).p50();
  }

  private Findings findings(BulkRead.Found bulk, int requests) {
    var all = new LinkedHashMap<>(millis);
    all.put("queue: from question to values", bulk.whole());
    all.put("queue: Exchange's cmdlet", bulk.engine());
    all.put("queue: all but the cmdlet", bulk.ours());
    all.put("queue: decoded and parsed in Java", bulk.parsing());
    var rows = new ArrayList<List<Object>>();
    all.forEach(
        (what, each) -> {
          var of = Percentiles.of(each);
          rows.add(
              List.of(
                  what,
                  of.p50(),
                  of.p90(),
                  of.max(),
                  of.count(),
                  Numbers.ratio(of.p50(), p50(OURS))));
        });
    var faster = Numbers.ratio(p50(OUR_NEW), p50(OURS));
    var overhead = p50("overhead");
    var remoting = p50("remoting: overhead");
    var parsing = Percentiles.of(bulk.parsing()).max();
    var whole = Percentiles.of(bulk.whole()).max();
    var allocated = Percentiles.of(bulk.allocated()).max();
    return new Findings(Benchmark.SHELL, "A request through a shell, next to jPowerShell")
        .number("runs", options.runs())
        .number("requests", requests)
        .number("smallestHeapMegabytes", bulk.smallestHeap().orElse(0))
        .number("allocatedMegabytes", allocated)
        .number("valuesMegabytes", bulk.values())
        .number("answerMegabytes", bulk.answer())
        .table(
            "millis", List.of("what", "p50 ms", "p90 ms", "max ms", "counted", "times ours"), rows)
        .remarks(
            "The whole queue was read through a shell in a JVM with -Xmx%dm; the answer alone (%s"
                    .formatted(BulkRead.ALLOWED, Numbers.shown(bulk.answer()))
                + " MB) in one with -Xmx"
                + bulk.smallestHeap().map(String::valueOf).orElse("none")
                + "m.",
            "Parsing allocates up to %s MB in all; the values hold %s MB."
                .formatted(Numbers.shown(allocated), Numbers.shown(bulk.values())))
        .goal(
            new Findings.Goal(
                "at least 50 times faster than a new session per call",
                Numbers.shown(faster) + " times",
                faster >= TIMES_FASTER))
        .goal(
            new Findings.Goal(
                "p50 overhead over the engine's own time at most 15 ms",
                Numbers.shown(overhead) + " ms, remoting " + Numbers.shown(remoting) + " ms",
                Math.max(overhead, remoting) <= OVERHEAD_MILLIS))
        .goal(
            new Findings.Goal(
                requests + " requests parsed in at most 2 s and 64 MB",
                "%s ms at most in Java, %s ms at most with the shell, in a heap of %d MB"
                    .formatted(Numbers.shown(parsing), Numbers.shown(whole), BulkRead.ALLOWED),
                parsing <= BULK_MILLIS));
  }
}
