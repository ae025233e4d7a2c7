package io.mailferry.rehearsal.bench;

import com.sun.management.OperatingSystemMXBean;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.simulator.moves.MoveTimings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A thousand mailboxes in one process: how long, how much memory, how much of the processor. */
final class ThousandBench {
  /** The practice Exchange moves everything at once, so that it is not what is measured. */
  private static final MoveTimings TIMINGS = MoveTimings.usual().movingAtOnce(1_000);

  private static final double SPEED = 60;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final BenchOptions options;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final List<Double> heaps = new ArrayList<>();
  private Instant lastLook = Instant.now();
  private Toll lastEnd = Toll.now(system);

  /** The clock, and what this process and its shells have used of the processor. */
  private record Toll(Instant at, Duration process, Duration shells) {
    static Toll now(OperatingSystemMXBean system) {
      var shells =
          ProcessHandle.current()
              .descendants()
              .map(shell -> shell.info().totalCpuDuration().orElse(Duration.ZERO))
              .reduce(Duration.ZERO, Duration::plus);
      return new Toll(Instant.now(), Duration.ofNanos(system.getProcessCpuTime()), shells);
    }
  }

  ThousandBench(BenchOptions options) {
    this.options = options;
  }

  Findings measure() throws Exception {
    var mailboxes = options.sizesOr(1_000).getFirst();
    var setting =
        new BenchFixture.Setting(
            mailboxes,
            options.seed(),
            SPEED,
            TIMINGS,
            new TemporalChoice.Embedded(),
            options.work().resolve("thousand"));
    try (var scene = BenchFixture.open(setting)) {
      var before = heapAfterCollection();
      var began = Toll.now(system);
      scene.start(CutoverOrder.AS_SOON_AS_COPIED);
      scene.awaitSubmissions();
      var submitted = Duration.between(began.at(), Instant.now());
      heaps.add(heapAfterCollection());
      var lost = scene.awaitEnd(this::lookAtTheHeap, () -> lastEnd = Toll.now(system));
      scene.refuseUnlessMoved(lost);
      var took = Duration.between(began.at(), lastEnd.at());
      var used = lastEnd.process().minus(began.process());
      var usedByShells = lastEnd.shells().minus(began.shells());
      return findings(
          mailboxes,
          List.of(
              List.of("until every request was submitted, s", Numbers.seconds(submitted)),
              List.of("until every migration was closed, s", Numbers.seconds(took)),
              List.of(
                  "mailboxes per minute", Numbers.rounded(mailboxes * 60_000.0 / took.toMillis())),
              List.of("processor time of the process, s", Numbers.seconds(used)),
              List.of("processor time of its shells, s", Numbers.seconds(usedByShells)),
              List.of(
                  "processor time per mailbox, ms",
                  Numbers.rounded((double) used.plus(usedByShells).toMillis() / mailboxes)),
              List.of(
                  "cores kept busy",
                  Numbers.ratio(
                      (double) used.plus(usedByShells).toMillis(), (double) took.toMillis())),
              List.of("migrations that the embedded server lost", lost),
              List.of("heap before, MB", before),
              List.of("heap at its peak, MB", Spread.of(heaps).max()),
              List.of("heap at the end, MB", heapAfterCollection()),
              List.of("largest resident size of the process, MB", residentPeak())));
    }
  }

  private void lookAtTheHeap() {
    if (Duration.between(lastLook, Instant.now()).compareTo(BETWEEN_LOOKS) >= 0) {
      heaps.add(heapAfterCollection());
      lastLook = Instant.now();
    }
  }

  private Findings findings(int mailboxes, List<List<Object>> rows) {
    var findings =
        new Findings(Benchmark.THOUSAND, mailboxes + " mailboxes in one process")
            .number("mailboxes", mailboxes)
            .number("factor", SPEED)
            .number("heapLooks", heaps.size());
    return findings
        .table("costs", List.of("what", "value"), rows)
        .remarks(
            "The process holds all of it: the worker, Temporal's embedded server, the journal, the"
                + " operator's side, and the practice Exchange with its directories; only the four"
                + " shells are processes of their own. A worker of production holds less.",
            "Exchange's time ran "
                + SPEED
                + " times as fast as the wall's, and the practice Exchange moved everything at"
                + " once: the time is what our side needs, not what a real Exchange would take.",
            "Heap is what was left after a forced collection, every 10 seconds (the collections'"
                + " time is in the wall time); the peak is the largest of these.");
  }

  @SuppressWarnings("DoNotCallSuggester")
  private static double heapAfterCollection() {
    System.gc();
    return Numbers.megabytes(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  /** Only Linux tells. */
  private static Object residentPeak() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "not told by this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .<Object>map(kilobytes -> Numbers.megabytes(Long.parseLong(kilobytes) * 1024))
        .findFirst()
        .orElse("not told by this system");
  }
}
