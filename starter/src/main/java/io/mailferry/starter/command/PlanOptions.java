package io.mailferry.starter.command;

import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanHints;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.plan.ProblemList;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.plan.WaveCutover;
import io.mailferry.operations.plan.wavefile.Beside;
import io.mailferry.operations.plan.wavefile.WaveFile;
import io.mailferry.operations.plan.wavefile.WaveSettings;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Output;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The plan file, the way its mailboxes travel, and what the wave is called. */
final class PlanOptions {
  /** Every shell takes this as it stands. */
  private static final Pattern PLAIN = Pattern.compile("[\\w./:+-]+");

  @Parameters(
      paramLabel = "FILE",
      description =
          "The plan: a wave file (.yaml) that says everything, or a CSV file, as Excel or"
              + " Export-Csv writes it, with the columns EmailAddress"
              + " (or PrimarySmtpAddress) and TargetDatabase (RemoteTargetDatabase for a push), and"
              + " if wanted TargetArchiveDatabase, BadItemLimit, LargeItemLimit, MailboxType, and"
              + " when a mailbox of its own may switch: CompleteAfter, CutoverWindow,"
              + " CutoverBlackout, TimeZone. Others are passed over. Without addresses UserPrincipalName, ExchangeGuid, Alias,"
              + " Identity or the like names the mailboxes. With --target-database a list of"
              + " addresses will do.")
  Path file = Path.of("");

  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      defaultValue = "pull",
      description =
          "Which way the mailboxes travel: pull (from another forest, run in the target), local"
              + " (within one organisation), push (to another forest, run in the source)."
              + " Default: pull.")
  private Route route = Route.PULL;

  @Option(
      names = "--column",
      paramLabel = "COLUMN=NAME",
      description =
          "What the file calls a column, e.g. EmailAddress=SourcePrimaryEmail. May be given for"
              + " several.")
  private Map<String, String> columns = Map.of();

  @Option(
      names = "--target-database",
      paramLabel = "NAME,…",
      split = ",",
      description =
          "Where the mailboxes go whose lines name no database. They are spread over several, by"
              + " size where the file has TotalItemSize for all of them, else by number.")
  private List<String> targetDatabases = List.of();

  @Option(
      names = "--wave",
      paramLabel = "NAME",
      description = "The wave's name (default: the file's name without .csv or .yaml).")
  private @Nullable String wave;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private @Nullable WaveFile waveFile;

  /**
   * Reads a wave file, where the plan is one, and says back what it says of the whole wave.
   *
   * @param cutover what is typed of times; it takes those of the file
   * @param mayRun whether the wave may be running already, so that its times may be past
   * @throws BadPlan when anything is wrong with the file
   * @throws picocli.CommandLine.ParameterException when an option says something else
   */
  void open(CommandContext context, CutoverOptions cutover, boolean mayRun) {
    if (!WaveFile.isOne(file)) {
      return;
    }
    var read =
        WaveFile.readWith(
            file,
            new Beside(cutover.typedZone(), route, columns, databases(), mayRun),
            context.now());
    Contradictions.refuse(Objects.requireNonNull(command), read);
    waveFile = read;
    cutover.take(read);
    if (!read.words().isEmpty()) {
      context.say(file + " says " + read.words());
    }
  }

  /** What a wave file says of the whole wave; empty where the plan is none. */
  Optional<WaveSettings> settings() {
    return Optional.ofNullable(waveFile).map(WaveFile::settings);
  }

  /** Which way the mailboxes travel. */
  Route route() {
    return settings().map(WaveSettings::route).orElse(route);
  }

  /**
   * The mailboxes of the plan.
   *
   * @param cutover when the wave may switch
   */
  ReadPlan read(WaveCutover cutover) {
    return waveFile == null
        ? Plans.read(file, route(), new PlanHints(columns, databases(), cutover))
        : waveFile.plan(route(), columns, databases(), cutover);
  }

  private List<String> databases() {
    return targetDatabases.stream().map(String::strip).toList();
  }

  /** Why it is not to be started: exclusions of a wave file that nobody of the plan goes by. */
  @Nullable BadPlan refusalOfStrangers(ReadPlan read) {
    return waveFile == null ? null : waveFile.refusalOfStrangers(read).orElse(null);
  }

  /** What the wave is called. */
  WaveName waveName() {
    return settings()
        .map(WaveSettings::wave)
        .orElseGet(() -> wave == null ? Names.waveOf(file) : Names.wave(wave));
  }

  /** What to type to start this plan in the same way. */
  String startedWith() {
    return "mailferry start "
        + quoted(file.toString())
        + (route == Route.PULL ? "" : " --route " + Words.typed(route))
        + hinted()
        + (wave == null ? "" : " --wave " + wave);
  }

  private String hinted() {
    var words = new StringBuilder();
    columns.forEach(
        (name, header) -> words.append(" --column ").append(quoted(name + "=" + header)));
    if (!targetDatabases.isEmpty()) {
      words.append(" --target-database ").append(quoted(String.join(",", targetDatabases)));
    }
    return words.toString();
  }

  static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return '"'
        + (File.separatorChar == '/' ? word.replaceAll("([\"$`\\\\])", "\\\\$1") : word)
        + '"';
  }

  /** Tells all problems, each with its line and whom it concerns, and that nothing was changed. */
  ExitCode refused(CommandContext context, BadPlan bad) {
    var problems = bad.problems().stream().map(this::placed).toList();
    ProblemList.of(problems).forEach(context::say);
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("plan", file.toString());
    head.put("good", false);
    context.print(
        new Output(head, "problems", problems.stream().map(PlanProblem::data).toList(), List.of()));
    context.say(
        "mailferry: "
            + Words.count(problems.size(), "problem", "problems")
            + " in "
            + file
            + "; nothing was changed");
    return ExitCode.of(bad.code());
  }

  /** Lines are those of the table where a wave file names one. */
  private PlanProblem placed(PlanProblem problem) {
    return waveFile == null || waveFile.from() == null
        ? problem
        : problem.in(String.valueOf(waveFile.from().getFileName()));
  }
}
