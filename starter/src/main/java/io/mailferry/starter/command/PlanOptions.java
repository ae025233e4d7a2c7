package io.mailferry.starter.command;

import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanHints;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.ProblemList;
import io.mailferry.operations.plan.WaveCutover;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Output;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The plan file, the way its mailboxes travel, and what the wave is called. */
final class PlanOptions {
  /** Every shell takes this as it stands. */
  private static final Pattern PLAIN = Pattern.compile("[\\w./:+-]+");

  @Parameters(
      paramLabel = "FILE",
      description =
          "The plan: a CSV file, as Excel or Export-Csv writes it, with the columns EmailAddress"
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
  Route route = Route.PULL;

  @Option(
      names = "--column",
      paramLabel = "COLUMN=NAME",
      description =
          "What the file calls a column, e.g. EmailAddress=SourcePrimaryEmail. May be given for"
              + " several.")
  Map<String, String> columns = Map.of();

  @Option(
      names = "--target-database",
      paramLabel = "NAME,…",
      split = ",",
      description =
          "Where the mailboxes go whose lines name no database. They are spread over several, by"
              + " size where the file has TotalItemSize for all of them, else by number.")
  List<String> targetDatabases = List.of();

  @Option(
      names = "--wave",
      paramLabel = "NAME",
      description = "The wave's name (default: the file's name without .csv).")
  @Nullable String wave;

  /**
   * What the file does not say itself.
   *
   * @param cutover when the wave may switch
   */
  PlanHints hints(WaveCutover cutover) {
    return new PlanHints(columns, targetDatabases.stream().map(String::strip).toList(), cutover);
  }

  /** What the wave is called. */
  WaveName waveName() {
    return wave == null ? Names.waveOf(file) : Names.wave(wave);
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
    ProblemList.of(bad.problems()).forEach(context::say);
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("plan", file.toString());
    head.put("good", false);
    context.print(
        new Output(
            head, "problems", bad.problems().stream().map(PlanProblem::data).toList(), List.of()));
    context.say(
        "mailferry: "
            + Words.count(bad.problems().size(), "problem", "problems")
            + " in "
            + file
            + "; nothing was changed");
    return ExitCode.of(bad.code());
  }
}
