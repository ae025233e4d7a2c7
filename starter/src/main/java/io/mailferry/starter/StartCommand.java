package io.mailferry.starter;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.text.Words;
import io.mailferry.operations.start.Started;
import io.mailferry.operations.status.WaveLife;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.Waves;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.check.PlanFindings;
import io.mailferry.workflows.wave.WaveTally;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mailferry start}: checks a plan against the world and starts it as a wave. */
@Command(
    name = "start",
    header = "Check a plan against directory and Exchange, and start it as a wave.",
    description =
        "Every line is looked up first. If anything is wrong, all of it is named and nothing is"
            + " started. A wave that is running already is not started twice.",
    footer = {
      "",
      "Example:  mailferry start first-wave.csv --watch",
      "          mailferry start friday.csv --cutover-not-before 2026-11-27T21:00:00+01:00",
      "Exit codes:  0 started · 2 bad plan · 3 Exchange lacks what the wave needs",
      "             8 the wave is running already",
      "             20 directory · 30 Exchange · 40 Temporal or every worker unreachable"
    })
final class StartCommand implements Callable<ExitCode> {
  private final Desk desk;

  @Mixin private final PlanOptions plan = new PlanOptions();

  @Option(
      names = "--wave",
      paramLabel = "NAME",
      description = "The wave's name (default: the file's name without .csv).")
  private @Nullable String name;

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description =
          "The Exchange organisation in which the commands run, as the workers' settings call it"
              + " (default: target, for a push: source).")
  private @Nullable OrganisationName organisation;

  @Option(
      names = "--cutover-not-before",
      paramLabel = "INSTANT",
      description = "No mailbox switches before this moment, e.g. 2026-11-28T20:00:00Z.")
  private @Nullable Instant cutoverNotBefore;

  @Option(
      names = "--hold-with",
      paramLabel = "STYLE",
      defaultValue = "complete-after",
      description =
          "How Exchange is kept from switching too early: complete-after (default), or suspend for"
              + " Exchange 2010.")
  private CutoverStyle holdWith = CutoverStyle.COMPLETE_AFTER;

  @Option(
      names = "--skip-unready",
      description = "Start the good lines although others cannot be started.")
  private boolean skipUnready;

  @Option(names = "--watch", description = "Watch the wave until it ends.")
  private boolean watch;

  StartCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ExitCode call() {
    var read = plan.read(desk);
    var wave = wave();
    var sealed =
        read.sealed(
            wave,
            organisation == null ? usualOrganisation() : organisation,
            new CutoverOrder(holdWith, cutoverNotBefore),
            desk.seal());
    var client = desk.temporal().client();
    var waves = new Waves(client);
    if (waves.look(wave) instanceof WaveLife.Running) {
      return attached(wave, waves.tally(wave).orElse(null));
    }
    var starter = new WaveStarter(client, desk.writer());
    judge(starter.check(sealed), read);
    return switch (starter.start(sealed, desk.world().clock().instant())) {
      case Started.Begun(var id) -> begun(sealed, id);
      case Started.RunningAlready(_, var tally) -> attached(wave, tally);
    };
  }

  private WaveName wave() {
    if (name != null) {
      return Names.wave(name);
    }
    var file = String.valueOf(plan.file.getFileName());
    var bare =
        file.regionMatches(true, file.length() - 4, ".csv", 0, 4)
            ? file.substring(0, file.length() - 4)
            : file;
    try {
      return new WaveName(bare);
    } catch (IllegalArgumentException e) {
      throw new Trouble(
          ExitCode.BAD_INPUT,
          "the file's name gives no name for the wave ("
              + e.getMessage()
              + "); give one with --wave NAME");
    }
  }

  private OrganisationName usualOrganisation() {
    return new OrganisationName(plan.route == Route.PUSH ? "source" : "target");
  }

  private void judge(PlanFindings findings, ReadPlan read) {
    var health = findings.health();
    if (health.directoryTrouble() != null) {
      throw new Trouble(ExitCode.DIRECTORY_AWAY, health.directoryTrouble());
    }
    if (health.exchangeTrouble() != null) {
      throw new Trouble(ExitCode.EXCHANGE_AWAY, health.exchangeTrouble());
    }
    if (!health.lacks().isEmpty()) {
      health.lacks().forEach(desk::say);
      throw new Trouble(
          ExitCode.ATTENTION,
          "Exchange lacks "
              + Words.count(health.lacks().size(), "thing", "things")
              + " that this wave needs; nothing was changed");
    }
    if (findings.problems().isEmpty()) {
      return;
    }
    var problems =
        findings.problems().stream()
            .map(problem -> new PlanProblem(problem.line(), problem.sentence()))
            .toList();
    if (!skipUnready || findings.ready() == 0) {
      throw plan.refused(desk, problems, read::addressIn);
    }
    for (var problem : problems) {
      desk.say(
          "line "
              + problem.line()
              + ": "
              + read.addressIn(problem.line())
              + ": "
              + problem.sentence());
    }
    desk.say(
        Words.count(problems.size(), "line is", "lines are")
            + " skipped, "
            + Words.count(findings.ready(), "mailbox is", "mailboxes are")
            + " started");
  }

  private ExitCode begun(WavePlan started, String id) {
    var words =
        "Wave "
            + started.wave()
            + " started with "
            + Words.count(started.mailboxes().size(), "mailbox", "mailboxes");
    if (watch) {
      desk.say(words);
      return watched(started.wave());
    }
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("wave", started.wave().value());
    head.put("workflowId", id);
    head.put("started", true);
    head.put("mailboxes", started.mailboxes().size());
    desk.print(
        Sheet.ofOne(
            head, List.of(words + ".", "Follow it with: mailferry watch " + started.wave())));
    return ExitCode.OK;
  }

  private ExitCode attached(WaveName wave, @Nullable WaveTally tally) {
    var words = "Wave " + wave + " is running already; it was not started again";
    if (watch) {
      desk.say(words);
      return watched(wave);
    }
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("wave", wave.value());
    head.put("workflowId", WorkflowIds.wave(wave));
    head.put("started", false);
    head.put("tally", tally == null ? null : WaveRows.tally(tally));
    desk.say(words + ", and its plan is as it was.");
    desk.print(
        Sheet.ofOne(
            head,
            List.of(
                tally == null
                    ? "No worker tells how it stands just now."
                    : "Wave " + wave + ": " + WaveRows.words(tally) + ".")));
    return ExitCode.RUNNING;
  }

  private ExitCode watched(WaveName wave) {
    return new Watching(desk, wave, Duration.ofSeconds(2), false).untilItEnds(true);
  }
}
