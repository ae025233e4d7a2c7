package io.mailferry.rehearsal.bench;

import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.transport.PowerShells;
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

/**
 * Both transports to a PowerShell, next to a new session for each call, in one run and in turns.
 */
final class ShellBench {
  private static final int REQUESTS = 5_000;
  private static final int WARM_UPS = 2;
  private static final int ASKED_IN_A_TURN = 10;

  /** Each opening waits five seconds. */
  private static final int SLOW_OPENINGS = 5;

  private static final int TIMES_FASTER = 50;
  private static final double OVERHEAD_MILLIS = 15;
  private static final double BULK_MILLIS = 2_000;

  private static final String WARM = "warm session";
  private static final String OVERHEAD = "warm session, all but the cmdlet";
  private static final String REMOTING = "warm remoting session";
  private static final String REMOTING_OVERHEAD = "warm remoting session, all but the cmdlet";
  private static final String NEW_OPEN = "opening a session";
  private static final String NEW_ANSWERED = "a new session until its first answer";
  private static final String NEW = "a new session per call, closed";
  private static final String BARE = "a bare shell per call, no transport";

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
    List<List<Object>> noise;
    try (var scene = ShellFixture.open(config, powershell, work)) {
      inTurns(scene);
      noise = NoiseRead.of(powershell, work);
    }
    var requests = options.sizesOr(REQUESTS).getFirst();
    return findings(BulkRead.of(requests, options.seed(), powershell, work), requests)
        .table("noise", List.of("empty lines before an answer", "own ms", "jpowershell ms"), noise);
  }

  /** Everybody is asked in every turn, so that a noisy moment hits all. */
  private void inTurns(ShellFixture scene) throws IOException, InterruptedException {
    try (var own = Warm.open(scene, ShellTransport.OWN);
        var other = Warm.open(scene, ShellTransport.JPOWERSHELL)) {
      for (var turn = -WARM_UPS; turn < options.runs(); turn++) {
        for (var i = 0; i < ASKED_IN_A_TURN; i++) {
          refuseUnlessSame(ask(own, turn), ask(other, turn));
        }
        refuseUnlessSame(opened(scene, ShellTransport.OWN, turn), alone(scene, turn));
        if (turn >= 0 && turn < SLOW_OPENINGS) {
          var _ = opened(scene, ShellTransport.JPOWERSHELL, turn);
        }
      }
    }
  }

  /** One session of each door, over one transport. */
  private record Warm(ShellTransport transport, ShellPool module, @Nullable ShellPool remoting)
      implements AutoCloseable {
    static Warm open(ShellFixture scene, ShellTransport transport) {
      return new Warm(
          transport,
          scene.pool(ShellFixture.Door.MODULE, transport),
          scene.offersRemoting() ? scene.pool(ShellFixture.Door.REMOTING, transport) : null);
    }

    @Override
    public void close() {
      module.close();
      if (remoting != null) {
        remoting.close();
      }
    }
  }

  private List<String> ask(Warm warm, int turn) {
    var by = warm.transport();
    var names = warm(warm.module(), turn, named(by, WARM), named(by, OVERHEAD));
    if (warm.remoting() != null) {
      refuseUnlessSame(
          names, warm(warm.remoting(), turn, named(by, REMOTING), named(by, REMOTING_OVERHEAD)));
    }
    return names;
  }

  private static String named(ShellTransport transport, String what) {
    return transport.word() + ": " + what;
  }

  private static String own(String what) {
    return named(ShellTransport.OWN, what);
  }

  private static String other(String what) {
    return named(ShellTransport.JPOWERSHELL, what);
  }

  private List<String> warm(ShellPool pool, int turn, String whole, String overhead) {
    var began = System.nanoTime();
    var reply = ShellFixture.ask(pool, ShellFixture.SMALL_READ);
    var took = since(began);
    add(turn, whole, took);
    add(turn, overhead, took - reply.elapsedMillis());
    return ShellFixture.names(reply.result());
  }

  private List<String> alone(ShellFixture scene, int turn)
      throws IOException, InterruptedException {
    var began = System.nanoTime();
    var databases = BareShell.databases(scene);
    add(turn, BARE, since(began));
    return ShellFixture.names(databases);
  }

  private List<String> opened(ShellFixture scene, ShellTransport transport, int turn) {
    var began = System.nanoTime();
    List<String> names;
    try (var session = scene.session(transport)) {
      add(turn, named(transport, NEW_OPEN), session.took().toNanos() / 1e6);
      names = ShellFixture.names(ShellFixture.ask(session, ShellFixture.SMALL_READ).result());
      add(turn, named(transport, NEW_ANSWERED), since(began));
    }
    add(turn, named(transport, NEW), since(began));
    return names;
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
    var slow = bulk.overJPowerShell();
    var queue = new LinkedHashMap<String, List<Double>>();
    queue.put(own("from question to values"), bulk.whole());
    queue.put(own("the cmdlet alone"), bulk.engine());
    queue.put(own("all but the cmdlet"), bulk.ours());
    queue.put(own("all but the cmdlet, without the first read"), warm);
    queue.put("  of which decoding and parsing in Java", bulk.parsing());
    queue.put(other("from question to values"), slow.whole());
    queue.put(other("the cmdlet alone"), slow.engine());
    queue.put(other("all but the cmdlet"), slow.ours());
    queue.put(
        other("all but the cmdlet, without the first read"),
        slow.ours().subList(1, slow.ours().size()));
    var small = rows(millis, true);
    return new Findings(Benchmark.SHELL, "A request through a real PowerShell, by both transports")
        .number("runs", options.runs())
        .number("requests", requests)
        .number("heapMegabytes", BulkRead.ALLOWED)
        .number("smallestHeapMegabytes", bulk.smallestHeap())
        .number("jPowerShellHeapMegabytes", slow.heap())
        .number("allocatedMegabytes", Percentiles.of(bulk.allocated()).max())
        .number("valuesMegabytes", bulk.values())
        .number("answerMegabytes", bulk.answer())
        .table(
            "smallRead",
            List.of("Get-MailboxDatabase", "p50 ms", "p90 ms", "max ms", "counted", "times own"),
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
            row.add(Numbers.ratio(of.p50(), p50(own(WARM))));
          }
          rows.add(row);
        });
    return rows;
  }

  private static String[] remarks(BulkRead.Found bulk, int requests) {
    return new String[] {
      "In each turn both transports are asked in alternation, and each opens a session (jpowershell"
          + " in"
          + " the first %d turns only); answers are compared.".formatted(SLOW_OPENINGS),
      "The queue of %d requests is read by a JVM of its own with -Xmx%dm, %d times in one session;"
              .formatted(requests, BulkRead.ALLOWED, bulk.whole().size())
          + " the first read also warms up shell and JVM. Over jpowershell it needs -Xmx%dm, the"
              .formatted(bulk.overJPowerShell().heap())
          + " smallest of those tried in which it came to its end.",
      "The same answer (%s MB as printed) is then read without a shell: -Xmx%dm is the smallest"
              .formatted(Numbers.shown(bulk.answer()), bulk.smallestHeap())
          + " heap of those tried in which that works; one read allocates %s MB in all, and its"
              .formatted(Numbers.shown(Percentiles.of(bulk.allocated()).p50()))
          + " values hold %s MB.".formatted(Numbers.shown(bulk.values()))
    };
  }

  /** Closing is not counted: whoever opens one per call might not wait for that. */
  private Findings.Goal fasterThanNewSessions() {
    var faster = Numbers.ratio(p50(own(NEW_ANSWERED)), p50(own(WARM)));
    return new Findings.Goal(
        "at least 50 times faster than a new session per call",
        "%s times (%s times with its closing); over jpowershell a warm call takes %s times as long"
            .formatted(
                Numbers.shown(faster),
                Numbers.shown(Numbers.ratio(p50(own(NEW)), p50(own(WARM)))),
                Numbers.shown(Numbers.ratio(p50(other(WARM)), p50(own(WARM))))),
        faster >= TIMES_FASTER);
  }

  private Findings.Goal overhead() {
    var both = millis.containsKey(own(REMOTING_OVERHEAD));
    var worst = Math.max(p50(own(OVERHEAD)), both ? p50(own(REMOTING_OVERHEAD)) : 0);
    return new Findings.Goal(
        "p50 overhead over the engine's own time at most 15 ms",
        Numbers.shown(p50(own(OVERHEAD)))
            + " ms"
            + (both ? ", with remoting " + Numbers.shown(p50(own(REMOTING_OVERHEAD))) + " ms" : ""),
        worst <= OVERHEAD_MILLIS);
  }
}
