package io.mailferry.rehearsal.bench;

import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.rehearsal.EngineRoom;
import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.rehearsal.Tool;
import io.mailferry.simulator.moves.MoveTimings;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** How long an operator waits for one call, next to Temporal's own command line. */
final class CliBench {
  private static final double GOAL_SECONDS = 1;
  private static final double SPEED = 60;
  private static final int WARM_UPS = 2;

  /** {@code status} of a wave that runs ends with this. */
  private static final int STILL_RUNNING = 8;

  private final BenchOptions options;

  CliBench(BenchOptions options) {
    this.options = options;
  }

  private record Call(List<String> command, int expected) {}

  Findings measure() throws Exception {
    var temporal = TemporalChoice.of(null);
    var mailboxes = options.sizesOr(12).getFirst();
    var setting =
        new BenchFixture.Setting(
            mailboxes,
            options.seed(),
            SPEED,
            MoveTimings.usual(),
            temporal,
            options.work().resolve("cli"));
    try (var scene = BenchFixture.open(setting)) {
      scene.start(
          new CutoverOrder(
              CutoverStyle.COMPLETE_AFTER, scene.exchangeNow().plus(Duration.ofDays(2))));
      scene.awaitSubmissions();
      return findings(mailboxes, temporal, timed(calls(scene, temporal), environment(scene)));
    }
  }

  private SequencedMap<String, Call> calls(BenchFixture scene, TemporalChoice temporal) {
    var launcher =
        options.home().resolve(File.separatorChar == '\\' ? "mailferry.cmd" : "mailferry");
    var calls = new LinkedHashMap<String, Call>();
    calls.put(
        "mailferry status " + BenchFixture.WAVE,
        new Call(List.of(launcher.toString(), "status", BenchFixture.WAVE.value()), STILL_RUNNING));
    if (temporal instanceof TemporalChoice.DevServer(var command)) {
      calls.put(
          "temporal workflow list",
          new Call(
              List.of(
                  command.toString(),
                  "workflow",
                  "list",
                  "--address",
                  scene.temporalTarget(),
                  "--query",
                  "MailferryWave=\"" + BenchFixture.WAVE + "\""),
              0));
    }
    calls.put("mailferry --version", new Call(List.of(launcher.toString(), "--version"), 0));
    return calls;
  }

  private static Map<String, String> environment(BenchFixture scene) {
    return Map.of(
        "MAILFERRY_TEMPORAL",
        scene.temporalTarget(),
        "MAILFERRY_JOURNAL",
        EngineRoom.journalUrl(scene.work()),
        "MAILFERRY_KEY_FILE",
        scene.work().resolve("plan.key").toString());
  }

  /** Seconds of every counted call; the calls take turns, so that a noisy moment hits all. */
  private Map<String, List<Double>> timed(
      SequencedMap<String, Call> calls, Map<String, String> environment)
      throws IOException, InterruptedException {
    var seconds = new LinkedHashMap<String, List<Double>>();
    for (var run = -WARM_UPS; run < options.runs(); run++) {
      for (var each : calls.entrySet()) {
        var began = System.nanoTime();
        var said = Tool.run(each.getValue().command(), environment);
        var took = (System.nanoTime() - began) / 1e9;
        if (said.code() != each.getValue().expected()) {
          throw new IOException(each.getKey() + " ended with " + said);
        }
        if (run >= 0) {
          seconds.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(took);
        }
      }
    }
    return seconds;
  }

  private Findings findings(
      int mailboxes, TemporalChoice temporal, Map<String, List<Double>> seconds) {
    var ours = seconds.entrySet().iterator().next().getValue();
    var rows = new ArrayList<List<Object>>();
    seconds.forEach(
        (call, each) -> {
          var spread = Spread.of(each);
          rows.add(List.of(call, spread.min(), spread.median(), spread.max(), ratio(ours, each)));
        });
    if (!(temporal instanceof TemporalChoice.DevServer)) {
      rows.add(List.of("temporal workflow list", "no temporal command on the PATH", "-", "-", "-"));
    }
    var median = Spread.of(ours).median();
    return new Findings(Benchmark.CLI, "One call of the command line, as a whole process")
        .number("runs", options.runs())
        .number("mailboxes", mailboxes)
        .number("factor", SPEED)
        .number("temporal", temporal.word())
        .table(
            "seconds",
            List.of("call", "min s", "median s", "max s", "status takes times as long"),
            rows)
        .remarks(
            "%d counted calls of each in turns, after %d that were not counted; the last column is"
                    .formatted(options.runs(), WARM_UPS)
                + " the median of the ratios call by call.",
            "The wave has "
                + mailboxes
                + " mailboxes and runs, its cutover held; worker, Temporal and the practice"
                + " Exchange share the machine with the calls.",
            "mailferry --version is what launcher, JVM and option parsing take without any"
                + " connection.")
        .goal(
            "status of a running wave in under a second",
            "median " + Numbers.shown(median) + " s",
            median < GOAL_SECONDS);
  }

  private static double ratio(List<Double> ours, List<Double> theirs) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    return Spread.of(ratios).median();
  }
}
