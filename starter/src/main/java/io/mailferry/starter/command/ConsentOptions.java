package io.mailferry.starter.command;

import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.LimitSteps;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.model.plan.StopRule;
import io.mailferry.model.plan.WantedApproval;
import io.mailferry.operations.plan.StopAt;
import io.mailferry.operations.plan.wavefile.WaveSettings;
import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is agreed to for a whole wave before it starts, as it is typed. */
final class ConsentOptions {
  /** What they are called. */
  static final Set<String> NAMES =
      Set.of(
          "--leftovers",
          "--bad-item-steps",
          "--large-item-steps",
          "--requests-of-others",
          "--stop-at",
          "--approval");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private List<Integer> badItems = List.of();
  private List<Integer> largeItems = List.of();
  private @Nullable StopAt stopAt;

  @Option(
      names = "--leftovers",
      paramLabel = "WHAT",
      defaultValue = "ask",
      description =
          "What is done with the completed requests of earlier moves, by whoever, which stand in"
              + " the way of new ones: ask (default) once for each batch, or remove those without a"
              + " warning. Those of moves between two databases of Exchange 2010 are asked about in"
              + " any case.")
  private Leftovers leftovers = Leftovers.ASK;

  @Option(
      names = "--requests-of-others",
      paramLabel = "WHAT",
      defaultValue = "ask",
      description =
          "What is done with a move request that somebody else made for a mailbox of the wave, the"
              + " same way and to the same database: ask (default) once for each batch, adopt it, or"
              + " leave it and the mailbox alone.")
  private RequestsOfOthers others = RequestsOfOthers.ASK;

  @Option(
      names = "--bad-item-steps",
      paramLabel = "NUMBER,…",
      split = "\\s*,\\s*",
      description =
          "How far the limit for damaged items rises before anybody is asked, e.g. 10,50: a request"
              + " that fails with the BadItemLimit of its line is given 10 and resumed; only if it"
              + " fails again, 50. Nothing, when absent: people are asked at once.")
  void badItems(List<Integer> steps) {
    badItems = checked("--bad-item-steps", steps);
  }

  @Option(
      names = "--large-item-steps",
      paramLabel = "NUMBER,…",
      split = "\\s*,\\s*",
      description = "The same for items that are too large for the target.")
  void largeItems(List<Integer> steps) {
    largeItems = checked("--large-item-steps", steps);
  }

  @Option(
      names = "--stop-at",
      paramLabel = "NUMBER|SHARE",
      description =
          "Pause the wave by itself when more mailboxes than that fail, so that a person is needed:"
              + " 25, or 10%% of the lines of the plan. Those that fail keep their questions. Never,"
              + " when absent.")
  void stopAt(String most) {
    try {
      stopAt = StopAt.read(most);
    } catch (IllegalArgumentException e) {
      throw refused("--stop-at " + e.getMessage());
    }
  }

  @Option(
      names = "--approval",
      description =
          "No mailbox of the wave switches before somebody else than who starts it has approved it:"
              + " mailferry approve WAVE. They are copied meanwhile.")
  private boolean approval;

  /** Takes what a wave file says; what is typed says nothing else. */
  void take(WaveSettings said) {
    leftovers = Optional.ofNullable(said.leftovers()).orElse(leftovers);
    others = Optional.ofNullable(said.others()).orElse(others);
    stopAt = Optional.ofNullable(said.stopAt()).orElse(stopAt);
    approval = approval || said.approval();
    badItems = said.badItemSteps().isEmpty() ? badItems : said.badItemSteps();
    largeItems = said.largeItemSteps().isEmpty() ? largeItems : said.largeItemSteps();
  }

  private ParameterException refused(String why) {
    if (command == null) {
      throw new IllegalStateException("read outside of a command");
    }
    return new ParameterException(command.commandLine(), why);
  }

  private Optional<StopRule> stopRule(int mailboxes) {
    return Optional.ofNullable(stopAt).map(most -> most.rule(mailboxes));
  }

  private List<Integer> checked(String option, List<Integer> steps) {
    try {
      return new LimitSteps(steps, List.of()).badItems();
    } catch (IllegalArgumentException e) {
      throw refused(option + ": " + e.getMessage());
    }
  }

  /**
   * All of it.
   *
   * @param mailboxes how many the wave has
   * @param by who starts it
   */
  Consents given(int mailboxes, String by) {
    var consents = Consents.NONE.with(leftovers);
    var rule = stopRule(mailboxes);
    if (rule.isPresent()) {
      consents = consents.with(rule.get());
    }
    if (approval) {
      consents = consents.with(new WantedApproval(by));
    }
    if (others != RequestsOfOthers.ASK) {
      consents = consents.with(others);
    }
    return badItems.isEmpty() && largeItems.isEmpty()
        ? consents
        : consents.with(new LimitSteps(badItems, largeItems));
  }

  /**
   * What was understood, where it is more than asking.
   *
   * @param mailboxes how many the wave has
   */
  List<String> words(int mailboxes) {
    var words = new ArrayList<String>();
    if (leftovers == Leftovers.REMOVE) {
      words.add("Completed requests of earlier moves are removed.");
    }
    say(words, badItems, "damaged");
    say(words, largeItems, "too large");
    if (others == RequestsOfOthers.ADOPT) {
      words.add("Requests that others made for the same moves are taken over.");
    }
    if (others == RequestsOfOthers.LEAVE) {
      words.add("Mailboxes for which others made a request of the same kind are left to them.");
    }
    stopRule(mailboxes)
        .ifPresent(
            rule ->
                words.add(
                    "When more than "
                        + rule.most()
                        + " of the "
                        + Words.count(mailboxes, "mailbox", "mailboxes")
                        + " fail and need a person, the wave is paused."));
    if (approval) {
      words.add(
          "No mailbox switches before somebody else than who starts the wave has approved it, with"
              + " mailferry approve.");
    }
    return words;
  }

  private static void say(List<String> words, List<Integer> steps, String what) {
    if (!steps.isEmpty()) {
      words.add(
          "Where more items are "
              + what
              + " than a line allows, its limit rises to the next of "
              + steps.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ", step by step, before anybody is asked.");
    }
  }
}
