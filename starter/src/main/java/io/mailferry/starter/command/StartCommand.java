package io.mailferry.starter.command;

import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.ProblemList;
import io.mailferry.operations.plan.wavefile.WaveSettings;
import io.mailferry.operations.start.ExchangeLacks;
import io.mailferry.operations.start.StartRequest;
import io.mailferry.operations.start.StartView;
import io.mailferry.operations.start.StartWave;
import io.mailferry.operations.status.FollowWave;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.command.CutoverOptions.Cutover;
import io.mailferry.starter.screen.Output;
import io.mailferry.starter.screen.WaveFollower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mailferry start}: checks a plan against the world and starts it as a wave. */
@Command(
    name = "start",
    header = "Check a plan against directory and Exchange, and start it as a wave.",
    description =
        "Every line is looked up first. If anything is wrong, all of it is named and nothing is"
            + " started. A wave that is running already is not started twice, and what is typed"
            + " with it changes nothing for that wave.",
    footer = {
      "",
      "Example:  mailferry start first-wave.csv --watch",
      "          mailferry start friday.yaml",
      "          mailferry start friday.csv --approval",
      "          mailferry start friday.csv --cutover-not-before \"2030-11-29 21:00"
          + " Europe/Berlin\"",
      "          mailferry start friday.csv --window \"Friday 20:00 - Monday 05:00\" --zone"
          + " Europe/Berlin",
      "Exit codes:  0 started · 2 bad plan · 3 Exchange lacks what the wave needs",
      "             8 the wave is running already",
      "             20 directory · 30 Exchange · 40 Temporal or every worker unreachable"
    })
final class StartCommand implements Callable<ExitCode> {
  /** What a wave is started with, and keeps. */
  private static final Set<String> OF_THE_WAVE =
      Set.of("--route", "--organisation", "--hold-with", "--skip-unready");

  private final CommandContext context;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final PlanOptions plan = new PlanOptions();

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description =
          "The Exchange organisation in which the commands run, as the workers' settings call it"
              + " (default: target, for a push: source).")
  private @Nullable OrganisationName organisation;

  @Mixin private final CutoverOptions cutover = new CutoverOptions();

  @Option(
      names = "--hold-with",
      paramLabel = "STYLE",
      defaultValue = "complete-after",
      description =
          "How Exchange is kept from switching too early: complete-after (default), and Mailferry"
              + " releases each mailbox when it may switch; exchange, and one that is copied is"
              + " given the moment at which its window opens, so that Exchange switches it then"
              + " although no worker is there; or suspend for Exchange 2010.")
  private CutoverStyle holdWith = CutoverStyle.COMPLETE_AFTER;

  @Mixin private final ConsentOptions consents = new ConsentOptions();

  @Option(
      names = "--skip-unready",
      description = "Start the lines that can be started, and skip the others.")
  private boolean skipUnready;

  @Option(names = "--watch", description = "Watch the wave until it ends.")
  private boolean watch;

  StartCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    try {
      plan.open(context, cutover, true);
      plan.settings().ifPresent(consents::take);
      var when = cutover.saidOfAPlan(context);
      var read = plan.read(when.ofTheWave());
      cutover.refuseWhatSaysNothing(when, read);
      read.notes().forEach(note -> context.say("Note: " + note.sentence() + "."));
      var request =
          new StartRequest(
              read,
              plan.waveName(),
              plan.settings().map(WaveSettings::organisation).orElse(organisation),
              when.order(plan.settings().map(WaveSettings::style).orElse(holdWith)),
              consents.given(read.lines().size(), context.user()),
              plan.settings().map(WaveSettings::skipUnready).orElse(skipUnready),
              plan.settings().isPresent() && !cutover.namesATime(),
              plan.refusalOfStrangers(read));
      return told(
          new StartWave(context.connections()).start(request, context.now()),
          when,
          read.withCutoversOfTheirOwn());
    } catch (BadPlan e) {
      return plan.refused(context, e);
    } catch (ExchangeLacks e) {
      e.lacks().forEach(context::say);
      throw e;
    }
  }

  private ExitCode told(StartView view, Cutover when, long own) {
    if (!view.skipped().isEmpty()) {
      ProblemList.withEverybody(view.skipped()).forEach(context::say);
      context.say(
          Words.count(view.skipped().size(), "line is", "lines are")
              + " skipped, "
              + Words.count(view.ready(), "mailbox is", "mailboxes are")
              + " started");
    }
    return view.started() ? begun(view, when, own) : running(view);
  }

  private ExitCode begun(StartView view, Cutover when, long own) {
    var words =
        "Wave "
            + view.wave()
            + " started with "
            + Words.count(view.ready(), "mailbox", "mailboxes");
    if (watch) {
      context.say(words);
      consents.words(view.mailboxes()).forEach(context::say);
      return watched(view.wave());
    }
    var text = new ArrayList<>(List.of(words + "."));
    if (own > 0) {
      text.add(
          Words.count(own, "mailbox switches", "mailboxes switch")
              + " at a time of "
              + (own == 1 ? "its" : "their")
              + " own, as the plan says.");
    }
    if (when.words() != null) {
      text.add("No " + other(own) + "mailbox switches before " + when.words() + ".");
    }
    if (!when.wish().windows().isEmpty()) {
      text.add(
          (own == 0 ? "Mailboxes" : "Other mailboxes") + " switch only while a window is open.");
    }
    text.addAll(consents.words(view.mailboxes()));
    text.add("Follow it with: mailferry watch " + view.wave());
    context.print(Output.ofOne(view.data(), text));
    return ExitCode.OK;
  }

  private static String other(long own) {
    return own == 0 ? "" : "other ";
  }

  private ExitCode running(StartView view) {
    var words = "Wave " + view.wave() + " is running already; it was not started again";
    if (watch) {
      context.say(words);
      changesNothing().ifPresent(context::say);
      return watched(view.wave());
    }
    context.say(words + ", and its plan is as it was.");
    changesNothing().ifPresent(context::say);
    if (view.writtenDownAgain()) {
      context.say(
          "The journal had lost it: who belongs to it, and how those ended who did, is written down"
              + " again, and all others look again. mailferry status "
              + view.wave()
              + " shows it in a minute or two. What happened to them before is not known any more.");
    }
    var tally = view.tally();
    context.print(
        Output.ofOne(
            view.data(),
            List.of(
                tally == null
                    ? "No worker answers now, so its numbers are not known."
                    : "Wave " + view.wave() + ": " + tally.words() + ".")));
    return ExitCode.RUNNING;
  }

  /** Whoever types a later time for a wave that runs must not believe that it waits for that. */
  private Optional<String> changesNothing() {
    var typed =
        Objects.requireNonNull(spec).commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(
                option ->
                    OF_THE_WAVE.contains(option)
                        || CutoverOptions.NAMES.contains(option)
                        || ConsentOptions.NAMES.contains(option))
            .collect(Collectors.joining(", "));
    if (plan.settings().isPresent()) {
      return Optional.of(
          "It keeps what it was started with, whatever "
              + plan.file
              + (typed.isEmpty() ? "" : ", " + typed)
              + " says now. To keep its mailboxes from switching: mailferry hold "
              + plan.waveName()
              + " --reason …");
    }
    return typed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What you typed with it changes nothing for the wave that runs: "
                + typed
                + ". To keep its mailboxes from switching: mailferry hold "
                + plan.waveName()
                + " --reason …");
  }

  private ExitCode watched(WaveName wave) {
    var end =
        new WaveFollower(
                context.screen(),
                FollowWave.begin(context.connections(), wave),
                Duration.ofSeconds(2),
                false)
            .untilItEnds();
    if (end.isEmpty()) {
      return ExitCode.RUNNING;
    }
    return end.get().endedWell() ? ExitCode.OK : ExitCode.ATTENTION;
  }
}
