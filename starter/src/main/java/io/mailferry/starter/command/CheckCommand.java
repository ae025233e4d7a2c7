package io.mailferry.starter.command;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.operations.forecast.WhatIf;
import io.mailferry.operations.forecast.WhatIfView;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.CheckPlan;
import io.mailferry.operations.plan.PlanView;
import io.mailferry.operations.plan.wavefile.WaveSettings;
import io.mailferry.operations.start.CheckLive;
import io.mailferry.operations.start.CutoverPast;
import io.mailferry.operations.start.ExchangeLacks;
import io.mailferry.operations.start.StartRequest;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.ForecastTable;
import io.mailferry.starter.screen.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mailferry check}: reads a plan, and starts nothing. */
@Command(
    name = "check",
    header = "Read a plan and name everything that is wrong with it. Starts nothing.",
    description =
        "Without --live and --what-if it reads the file and connects to nothing. With --live a"
            + " worker looks every line up in directory and Exchange, as start does.",
    footer = {
      "",
      "Example:  mailferry check first-wave.csv",
      "          mailferry check first-wave.csv --live",
      "          mailferry check friday.yaml",
      "Exit codes:  0 the plan is good · 2 it is not, or --what-if knows no pace or size ·",
      "             with --live also 3 Exchange lacks what the",
      "             wave needs, 20 directory · 30 Exchange · 40 Temporal or every worker unreachable"
    })
final class CheckCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Mixin private final PlanOptions plan = new PlanOptions();

  @Mixin private final CutoverOptions cutover = new CutoverOptions();

  /** What a wave file agrees to; nothing of it is typed here. */
  private final ConsentOptions agreed = new ConsentOptions();

  @Option(
      names = "--as",
      paramLabel = "NEW-FILE",
      description =
          "Write the plan as it was understood, each mailbox with its database, to read or to"
              + " start in place of this one.")
  private @Nullable Path writtenAs;

  @Mixin private final WhatIfOptions whatIf = new WhatIfOptions();

  @Option(
      names = "--live",
      description =
          "Look every line up in directory and Exchange, and name all that stands in the way of a"
              + " move; changes nothing.")
  private boolean live;

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description =
          "With --live and --what-if: the Exchange organisation in which the commands will run, as"
              + " for start.")
  private @Nullable OrganisationName organisation;

  CheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    try {
      plan.open(context, cutover, false);
      plan.settings().ifPresent(agreed::take);
      var when = cutover.saidOfAPlan(context);
      var read = plan.read(when.ofTheWave());
      var view =
          plan.settings()
              .map(said -> CheckPlan.ofAWaveFile(plan.file, read, !said.badItemSteps().isEmpty()))
              .orElseGet(() -> CheckPlan.ofATable(plan.file, read));
      cutover.refuseWhatSaysNothing(when, view.plan());
      CutoverPast.refuse(when.order(style()), context.now());
      // Refused here already, because the plan could not be started.
      var wave = plan.waveName();
      if (live) {
        lookUp(view, wave, when.order(style()));
      }
      var forecast = whatIf.wanted() ? forecast(view, wave, when.order(style())) : null;
      if (writtenAs != null) {
        view.writeAs(writtenAs);
      }
      var data = new LinkedHashMap<String, @Nullable Object>(view.data());
      data.put("wave", wave.value());
      data.put("live", live);
      var text = text(view);
      if (forecast != null) {
        data.put("whatIf", forecast.data());
        text.addAll(text.size() - 1, words(forecast));
      }
      context.print(Output.ofOne(data, text));
      if (writtenAs != null) {
        context.say(
            "written to "
                + writtenAs
                + (plan.settings().isEmpty()
                    ? ""
                    : "; it has the mailboxes, and not what "
                        + plan.file
                        + " says of the whole wave"));
      }
      return ExitCode.OK;
    } catch (BadPlan e) {
      return plan.refused(context, e);
    } catch (ExchangeLacks e) {
      e.lacks().forEach(context::say);
      throw e;
    }
  }

  private CutoverStyle style() {
    return plan.settings().map(WaveSettings::style).orElse(CutoverStyle.COMPLETE_AFTER);
  }

  private @Nullable OrganisationName organisation() {
    return plan.settings().map(WaveSettings::organisation).orElse(organisation);
  }

  private void lookUp(PlanView view, WaveName wave, CutoverOrder order) {
    new CheckLive(context.connections())
        .check(
            new StartRequest(
                view.plan(),
                wave,
                organisation(),
                order,
                plan.settings().isEmpty()
                    ? Consents.NONE
                    : agreed.given(view.mailboxes(), context.user()),
                false));
  }

  private WhatIfView forecast(PlanView view, WaveName wave, CutoverOrder order) {
    return new WhatIf(context.connections())
        .of(
            view.plan(),
            wave,
            Optional.ofNullable(organisation())
                .orElseGet(() -> StartRequest.usualOrganisation(view.route())),
            order,
            whatIf.assumed(),
            context.now());
  }

  private List<String> words(WhatIfView view) {
    var environment = context.screen().environment();
    var words = new ArrayList<String>();
    words.add("If it were started now:");
    view.basis().forEach(line -> words.add("  " + line));
    view.forecast().words().forEach(line -> words.add("  " + line));
    ForecastTable.lines(
            view.doubtful(),
            environment.terminal() ? environment.width() : Integer.MAX_VALUE,
            environment.colour())
        .forEach(line -> words.add("  " + line));
    return words;
  }

  private List<String> text(PlanView view) {
    var text = new ArrayList<String>();
    text.add(
        view.file()
            + ": "
            + Words.count(view.mailboxes(), "mailbox", "mailboxes")
            + ", route "
            + Words.typed(view.route())
            + ", no problem of form");
    view.databases().forEach((database, count) -> text.add("  " + count + " to " + database));
    view.notes().forEach(note -> text.add("Note: " + note.sentence() + "."));
    view.warnings().forEach(warning -> text.add("Warning: " + warning.sentence()));
    text.addAll(agreed.words(view.mailboxes()));
    text.add(
        (live
                ? "Directory and Exchange were asked, and nothing stands in the way. Start it with: "
                : "Whether the mailboxes and databases exist is checked with --live, and when you"
                    + " start it: ")
            + plan.startedWith()
            + (organisation == null ? "" : " --organisation " + organisation)
            + cutover.typed());
    return text;
  }
}
