package io.mailferry.rehearsal.bench;

import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.simulator.moves.MoveTimings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many commands and searches one migrated mailbox costs, next to a loop that polls each
 * mailbox, while the cutover of all is held for hours.
 */
final class CommandsBench {
  private static final int GOAL = 20;
  private static final int GOAL_AT = 1_000;
  private static final long MEGABYTE = 1L << 20;

  /** Fast and wide enough that every mailbox rests, copied, long before its cutover. */
  private static final MoveTimings TIMINGS =
      MoveTimings.usual().copying(2_000 * MEGABYTE).movingAtOnce(1_000);

  /** The shortest wait of the world's time; below it the monitor could not keep its pace. */
  private static final double SHORTEST_SECONDS = 60;

  /** What looking up and submitting a mailbox may take, on a machine of two busy cores. */
  private static final double SECONDS_PER_MAILBOX = 0.3;

  private final BenchOptions options;

  CommandsBench(BenchOptions options) {
    this.options = options;
  }

  /** The same wave, twice. */
  private record Pair(
      int mailboxes,
      Duration hold,
      double factor,
      long single,
      long inBulk,
      long passes,
      Duration took,
      int lost,
      long searches,
      Map<String, Long> bySteps,
      Map<String, Long> byCmdlet,
      PollingLoop.Toll loop) {
    /**
     * The monitor's commands at its own pace of one pass a minute. In time that runs faster than
     * the machine can follow it makes fewer passes, which would flatter.
     */
    double inBulkAtFullPace() {
      var due = Math.max((double) passes, took.toSeconds() / 60.0);
      return passes == 0 ? 0 : inBulk * due / passes;
    }

    double perMailbox(double count) {
      return Numbers.rounded(count / mailboxes);
    }

    double ours() {
      return perMailbox(single + inBulkAtFullPace());
    }

    double theirs() {
      return perMailbox((double) loop.counts().allCommands());
    }

    double ratio() {
      return Numbers.ratio(theirs(), ours());
    }

    double ratioWithSearches() {
      return Numbers.ratio(theirs(), ours() + perMailbox((double) searches));
    }
  }

  Findings measure() throws Exception {
    var pairs = new ArrayList<Pair>();
    for (var mailboxes : options.sizesOr(12, 100, GOAL_AT)) {
      for (var hold : options.waits()) {
        pairs.add(pair(mailboxes, hold));
      }
    }
    return findings(pairs);
  }

  private Pair pair(int mailboxes, Duration hold) throws Exception {
    var factor = factor(mailboxes, hold);
    var name = "commands-" + mailboxes + "-" + hold.toHours() + "h";
    System.err.printf("%d mailboxes, held for %s, factor %.0f …%n", mailboxes, hold, factor);
    var loop = PollingLoop.run(mailboxes, options.seed(), TIMINGS, hold);
    var setting =
        new BenchFixture.Setting(
            mailboxes,
            options.seed(),
            factor,
            TIMINGS,
            new TemporalChoice.Embedded(),
            options.work().resolve(name));
    try (var scene = BenchFixture.open(setting)) {
      var began = scene.exchangeNow();
      scene.start(new CutoverOrder(CutoverStyle.COMPLETE_AFTER, began.plus(hold)));
      var lost = scene.awaitEnd(() -> {}, () -> {});
      var took = Duration.between(began, scene.exchangeNow());
      var counts = scene.simulator().counts();
      var commands = scene.commands();
      scene.refuseUnlessMoved(lost);
      return new Pair(
          mailboxes,
          hold,
          factor,
          // What the simulator counted is the truth; the worker only says for whom it was.
          counts.allCommands() - commands.inBulk(),
          commands.inBulk(),
          commands.passes(),
          took,
          lost,
          counts.allLdapSearches(),
          commands.all(),
          counts.commands(),
          loop);
    }
  }

  private static double factor(int mailboxes, Duration hold) {
    return hold.toSeconds() / Math.max(SHORTEST_SECONDS, mailboxes * SECONDS_PER_MAILBOX);
  }

  private static Findings findings(List<Pair> pairs) {
    var findings =
        new Findings(
                Benchmark.COMMANDS,
                "Commands and searches per migrated mailbox, next to a loop that polls each"
                    + " mailbox once a minute")
            .table(
                "perMailbox",
                List.of(
                    "mailboxes",
                    "held for",
                    "factor",
                    "own commands",
                    "monitor's bulk reads",
                    "all commands",
                    "LDAP searches",
                    "polling loop's commands",
                    "ratio",
                    "ratio, searches counted too"),
                pairs.stream().map(CommandsBench::row).toList())
            .table(
                "monitor",
                List.of(
                    "mailboxes",
                    "held for",
                    "passes",
                    "minutes",
                    "bulk reads",
                    "at full pace",
                    "lost by the embedded server"),
                pairs.stream().map(CommandsBench::monitorRow).toList())
            .table(
                "loop",
                List.of(
                    "mailboxes",
                    "held for",
                    "polls until copied",
                    "polls while held",
                    "polls after release",
                    "other commands"),
                pairs.stream().map(CommandsBench::loopRow).toList())
            .table(
                "steps", List.of("step and cmdlet of ours", "per mailbox"), steps(pairs.getLast()))
            .number("counts", pairs.stream().map(CommandsBench::counts).toList())
            .remarks(
                "All numbers but the second table's are per migrated mailbox. The commands are the"
                    + " simulator's count; the worker only tells which step gave them. The last"
                    + " table is the last line of the first.",
                "The monitor's bulk reads are charged at its full pace of one pass a minute, also"
                    + " where accelerated time left it fewer passes; they do not grow with the"
                    + " number of mailboxes, and are divided by it here.",
                "The loop verifies nothing, and its commands take no time; it polls also while the"
                    + " cutover is held, because that is how it would notice a failed request.");
    var judged = pairs.stream().filter(pair -> pair.mailboxes() == GOAL_AT).toList();
    if (judged.isEmpty()) {
      return findings;
    }
    var longest = Collections.max(judged, Comparator.comparing(Pair::hold));
    return findings.goal(
        "at least %d times fewer commands at %d mailboxes".formatted(GOAL, GOAL_AT),
        "%s times over %d hours"
            .formatted(Numbers.shown(longest.ratio()), longest.hold().toHours()),
        longest.ratio() >= GOAL);
  }

  private static List<Object> row(Pair pair) {
    return List.of(
        pair.mailboxes(),
        pair.hold().toHours() + " h",
        Numbers.rounded(pair.factor()),
        pair.perMailbox((double) pair.single()),
        pair.perMailbox(pair.inBulkAtFullPace()),
        pair.ours(),
        pair.perMailbox((double) pair.searches()),
        pair.theirs(),
        pair.ratio(),
        pair.ratioWithSearches());
  }

  private static List<Object> monitorRow(Pair pair) {
    return List.of(
        pair.mailboxes(),
        pair.hold().toHours() + " h",
        pair.passes(),
        pair.took().toMinutes(),
        pair.inBulk(),
        Math.round(pair.inBulkAtFullPace()),
        pair.lost());
  }

  private static List<Object> loopRow(Pair pair) {
    var loop = pair.loop();
    var polls = loop.pollsUntilReady() + loop.pollsWhileHeld() + loop.pollsAfterRelease();
    return List.of(
        pair.mailboxes(),
        pair.hold().toHours() + " h",
        pair.perMailbox((double) loop.pollsUntilReady()),
        pair.perMailbox((double) loop.pollsWhileHeld()),
        pair.perMailbox((double) loop.pollsAfterRelease()),
        pair.perMailbox((double) (loop.counts().allCommands() - polls)));
  }

  private static List<List<Object>> steps(Pair pair) {
    return pair.bySteps().entrySet().stream()
        .map(each -> List.<Object>of(each.getKey(), pair.perMailbox((double) each.getValue())))
        .toList();
  }

  private static Map<String, Object> counts(Pair pair) {
    var counts = new LinkedHashMap<String, Object>();
    counts.put("mailboxes", pair.mailboxes());
    counts.put("heldHours", pair.hold().toHours());
    counts.put("commands", pair.byCmdlet());
    counts.put("commandsBySteps", pair.bySteps());
    counts.put("lostByTheEmbeddedServer", pair.lost());
    counts.put("ldapSearches", pair.searches());
    counts.put("loopCommands", pair.loop().counts().commands());
    counts.put("loopMinutes", pair.loop().took().toMinutes());
    return counts;
  }
}
