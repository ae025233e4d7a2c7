package io.mailferry.rehearsal;

import io.mailferry.rehearsal.storm.Storms;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  /**
   * Faster, and a busy machine takes longer for two looks than Mailferry lets pass between them
   * (docs/rehearsals.md#what-storms-found).
   */
  private static final double STORM_SPEED = 240;

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
          "Seconds of Exchange's time in one of yours (default: 40, and 240 with --storm).")
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

  @Option(
      names = "--at-a-time",
      paramLabel = "N",
      description = "How many storms run side by side (default: ${DEFAULT-VALUE}).")
  private int atATime = 5;

  @Option(
      names = "--json",
      description =
          "With --storm: only one object goes to standard output. The other drills always do so.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  DrillCommand() {}

  @Override
  public Integer call() throws Exception {
    var home = Path.of(System.getProperty("mailferry.home", "."));
    var folder = (work == null ? home.resolve(".mailferry/drill") : work).toAbsolutePath();
    if (storms != null) {
      return storms(storms, folder);
    }
    var speed = this.speed == null ? USUAL_SPEED : this.speed;
    if (up) {
      return new UpDrill(home.toAbsolutePath(), folder, kills, seed, speed).run().exitCode();
    }
    if (loseTemporal) {
      return new LossDrill(home.toAbsolutePath(), folder, seed, speed).run().exitCode();
    }
    return new Drill(home.toAbsolutePath(), folder, kills, seed, speed, gently).run().exitCode();
  }

  private int storms(int number, Path folder) throws Exception {
    if (number < 1 || atATime < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--storm and --at-a-time are 1 or more");
    }
    return new Storms(number, seed, speed == null ? STORM_SPEED : speed, atATime, folder, json)
        .run();
  }
}
