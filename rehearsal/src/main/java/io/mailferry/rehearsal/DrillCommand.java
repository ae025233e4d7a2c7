package io.mailferry.rehearsal;

import io.mailferry.rehearsal.fortnight.FortnightDrill;
import io.mailferry.rehearsal.storm.NamedStorms;
import io.mailferry.rehearsal.storm.ResultPage;
import io.mailferry.rehearsal.storm.Storm;
import io.mailferry.rehearsal.storm.Storms;
import io.mailferry.rehearsal.storm.StormsResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drill}: a wave on a real Temporal server whose worker is killed again and again. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = {
      "Migrates the example wave on Temporal's real dev server, with the worker in a process of its"
          + " own.",
      "No mailbox may switch before a moment that is some way off. The worker is killed with kill"
          + " -9 at random moments and started again; meanwhile one mailbox is paused and resumed"
          + " with Temporal's own command, one is held in the middle of its copy, and the request"
          + " of somebody else is taken over. Twice Temporal is killed with it: as soon as the wave"
          + " is started, and after an order that no worker has seen."
    },
    footer = {"", "Exit codes: 0 all as it should be · 1 not"})
final class DrillCommand implements Callable<Integer> {
  private static final double USUAL_SPEED = 40;
  private static final int ROUNDS_MAILBOXES = 100;

  /**
   * Faster, and a busy machine takes longer for two looks than Mailferry lets pass between them
   * (docs/rehearsals.md#what-storms-found).
   */
  private static final double STORM_SPEED = 240;

  /** A fortnight has days in which little happens, and takes three quarters of an hour. */
  private static final double FORTNIGHT_SPEED = 480;

  private static final String FORTNIGHT = "fortnight";

  private static final String NAMES = "${COMPLETION-CANDIDATES}";

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How often the worker is killed (default: ${DEFAULT-VALUE}).")
  private int kills = 10;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What moments, sizes and faults follow from (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description =
          "Seconds of Exchange's time in one of yours (default: 40; with --storm and names 240; for"
              + " a fortnight 480).")
  private @Nullable Double speed;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where journal, logs and report go (default: .mailferry/drill).")
  private @Nullable Path work;

  @Option(
      names = "--gently",
      description =
          "Tell the worker to stop and wait until it has, instead of killing it; nothing else goes"
              + " wrong, and no answer may be lost.")
  private boolean gently;

  @Option(
      names = "--lose-temporal",
      description =
          "Another drill: Temporal comes back with an empty database in the middle of the wave,"
              + " and the plan is started again. --kills and --gently mean nothing then.")
  private boolean loseTemporal;

  @Option(
      names = "--restore-temporal",
      description =
          "Another drill: Temporal comes back with a copy of its database from the beginning of the"
              + " wave, as from a backup, and the plan is started again. --kills and --gently mean"
              + " nothing then.")
  private boolean restoreTemporal;

  @Option(
      names = "--lose-journal",
      description =
          "Another drill: the worker comes back to no journal in the middle of the wave, and the"
              + " plan is started again, which writes it down again. --kills and --gently mean"
              + " nothing then.")
  private boolean loseJournal;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Another drill: so many times the worker, Temporal or both are killed while --mailboxes"
              + " are under way, and it is measured how long it takes until all migrations answer"
              + " again. --kills and --gently mean nothing then.")
  private @Nullable Integer rounds;

  @Option(
      names = "--mailboxes",
      paramLabel = "N",
      description =
          "With --rounds and fortnight: how many are moved (default: 100, and 2000 in a"
              + " fortnight).")
  private @Nullable Integer mailboxes;

  @Option(
      names = "--up",
      description =
          "Another drill: `mailferry up --practice` with a wave, and the kills are those of its"
              + " worker, of its Temporal and of itself. --gently means nothing then.")
  private boolean up;

  @Option(
      names = "--storm",
      paramLabel = "N",
      description =
          "Another drill: N nights in fast time, each with faults of its own that follow from its"
              + " seed; nothing is killed but PowerShells. The first seed is --seed, the others"
              + " follow. --kills and --gently mean nothing then. docs/rehearsals.md")
  private @Nullable Integer storms;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description =
          "Other drills: a night in fast time for each name, with that one fault; two faults at a"
              + " time with a + between their names. The moments follow from --seed. fortnight is"
              + " two weeks of eight waves with windows. Names: "
              + NAMES,
      completionCandidates = Names.class)
  private List<String> names = List.of();

  @Option(names = "--all", description = "The night of every name.")
  private boolean all;

  @Option(
      names = "--pairs",
      description = "A night for every two of those that pass by themselves; takes an hour.")
  private boolean pairs;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "With names, --all or --pairs: puts the results into this page.")
  private @Nullable Path page;

  @Option(
      names = "--at-a-time",
      paramLabel = "N",
      description = "How many nights run side by side (default: ${DEFAULT-VALUE}).")
  private int atATime = 5;

  @Option(
      names = "--json",
      description =
          "With --storm, names (also fortnight), --all or --pairs: only one object goes to standard"
              + " output. The other drills always do so.")
  private boolean json;

  /** For the help. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(NamedStorms.names());
      add(FORTNIGHT);
    }
  }

  @Spec private @Nullable CommandSpec spec;

  DrillCommand() {}

  @Override
  public Integer call() throws Exception {
    var home = Path.of(System.getProperty("mailferry.home", "."));
    var folder = (work == null ? home.resolve(".mailferry/drill") : work).toAbsolutePath();
    refuseSeveral();
    if (storms != null) {
      return storms(storms, folder);
    }
    if (names.contains(FORTNIGHT)) {
      return fortnight(folder);
    }
    if (all || pairs || !names.isEmpty()) {
      return named(folder);
    }
    var speed = this.speed == null ? USUAL_SPEED : this.speed;
    if (up) {
      return new UpDrill(home.toAbsolutePath(), folder, kills, seed, speed).run().exitCode();
    }
    var lost = lost();
    if (lost.isPresent()) {
      return new LossDrill(home.toAbsolutePath(), folder, lost.get(), seed, speed).run().exitCode();
    }
    if (rounds != null) {
      return rounds(rounds, home.toAbsolutePath(), folder, speed);
    }
    return new Drill(home.toAbsolutePath(), folder, kills, seed, speed, gently).run().exitCode();
  }

  private Optional<LossDrill.Lost> lost() {
    if (loseTemporal) {
      return Optional.of(LossDrill.Lost.TEMPORAL);
    }
    if (restoreTemporal) {
      return Optional.of(LossDrill.Lost.SINCE_A_COPY);
    }
    return loseJournal ? Optional.of(LossDrill.Lost.JOURNAL) : Optional.empty();
  }

  /** Or one of them would be believed done that was not. */
  private void refuseSeveral() {
    var chosen =
        Stream.of(
                storms != null ? "--storm" : null,
                all || pairs || !names.isEmpty() ? "drills by name" : null,
                up ? "--up" : null,
                loseTemporal ? "--lose-temporal" : null,
                restoreTemporal ? "--restore-temporal" : null,
                loseJournal ? "--lose-journal" : null,
                rounds != null ? "--rounds" : null)
            .filter(Objects::nonNull)
            .toList();
    if (chosen.size() > 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          String.join(" and ", chosen) + " are drills of their own: one at a time");
    }
  }

  private int fortnight(Path folder) throws Exception {
    if (all || pairs || names.size() > 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), FORTNIGHT + " is a drill of its own");
    }
    var number = mailboxes == null ? FortnightDrill.USUAL_MAILBOXES : mailboxes;
    if (number < FortnightDrill.FEWEST_MAILBOXES) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "a fortnight has " + FortnightDrill.FEWEST_MAILBOXES + " mailboxes or more");
    }
    if (speed != null && !(speed >= 1)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--speed is 1 or more");
    }
    return new FortnightDrill(
            seed, number, speed == null ? FORTNIGHT_SPEED : speed, folder, page, json)
        .run();
  }

  private int rounds(int number, Path home, Path folder, double speed) throws Exception {
    var mailboxes = this.mailboxes == null ? ROUNDS_MAILBOXES : this.mailboxes;
    if (number < 1 || mailboxes < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--rounds and --mailboxes are 1 or more");
    }
    return new KillRounds(home, folder, number, mailboxes, seed, speed).run().exitCode();
  }

  private int storms(int number, Path folder) throws Exception {
    if (number < 1 || atATime < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--storm and --at-a-time are 1 or more");
    }
    return nights(Storms.drawn(number, seed), folder).exitCode();
  }

  private int named(Path folder) throws Exception {
    var unknown = names.stream().filter(name -> named(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "no drill is called "
              + String.join(", ", unknown)
              + "; there are "
              + String.join(", ", NamedStorms.names())
              + ", alone or with a plus between them: each once, and no two that ask the same");
    }
    var chosen = new LinkedHashSet<Storm>();
    if (all) {
      NamedStorms.names().forEach(name -> named(name).ifPresent(chosen::add));
    }
    names.forEach(name -> named(name).ifPresent(chosen::add));
    if (pairs) {
      chosen.addAll(NamedStorms.pairs(seed));
    }
    var result = nights(List.copyOf(chosen), folder);
    if (page != null) {
      new ResultPage(page, pairs ? "pairs" : "drills").write(result);
    }
    return result.exitCode();
  }

  private Optional<Storm> named(String name) {
    return NamedStorms.named(name, seed);
  }

  private StormsResult nights(List<Storm> nights, Path folder) throws Exception {
    return new Storms(nights, speed == null ? STORM_SPEED : speed, atATime, folder, json).run();
  }
}
