package io.mailferry.starter.command;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.operations.order.AnswerCause;
import io.mailferry.operations.order.AnswerQuestion;
import io.mailferry.operations.order.AnswerView;
import io.mailferry.operations.text.Words;
import io.mailferry.starter.screen.Output;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mailferry answer}: answers the open question of a migration. */
@Command(
    name = "answer",
    header = "Answer the question that a migration, or many of them, ask.",
    customSynopsis = {
      "mailferry answer MAILBOX CHOICE --reason WORDS [OPTIONS]",
      "mailferry answer [WAVE] CHOICE --cause CAUSE --reason WORDS [OPTIONS]"
    },
    description =
        "Choices: look-again, adopt, resume, raise-limits, repoint, restart, remove-leftover,"
            + " remove-orphan, submit-again, accept, leave. Which of them a question takes is shown by: mailferry"
            + " explain MAILBOX. With --cause one answer settles all mailboxes of a wave that ask"
            + " about the same cause, and without a wave's name those of all waves that run.",
    footer = {
      "",
      "Example:  mailferry answer anna@source.example adopt --reason \"it was Tom's request\"",
      "          mailferry answer first-wave raise-limits --bad-items 50 --cause failed/bad-items"
          + " --reason \"agreed\"",
      "Exit codes:  0 done · 2 unknown mailbox or wave · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class AnswerCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(
      arity = "1..2",
      paramLabel = "WORD",
      description =
          "An address or a mailbox's GUID, and the answer; with --cause a wave's name and the"
              + " answer, or the answer alone, which is then for all waves that run.")
  private List<String> words = List.of();

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      description = "What all of the wave, or of all waves, are asked about that this answers.")
  private @Nullable String cause;

  @Mixin private final LossOptions loss = new LossOptions();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  @Spec private @Nullable CommandSpec spec;

  AnswerCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    if (words.size() > 2) {
      throw new ParameterException(
          commandLine(),
          "answer does not take "
              + words.get(2)
              + ": that is one word too many (words that belong together want quotes)");
    }
    var choice = choice();
    var whom = words.size() == 1 ? null : words.getFirst();
    var view = answered(whom, choice);
    context.print(
        Output.ofOne(
            view.data(), List.of((whom == null ? "all waves" : whom) + ": " + view.decided())));
    return ExitCode.OK;
  }

  private Choice choice() {
    try {
      return Converters.oneOf(Choice.values(), words.getLast());
    } catch (TypeConversionException unknown) {
      throw new ParameterException(commandLine(), "CHOICE: " + unknown.getMessage(), unknown);
    }
  }

  private AnswerView answered(@Nullable String whom, Choice choice) {
    var loss = limits(choice);
    if (cause != null) {
      var causes = new AnswerCause(context.connections());
      return whom == null
          ? causes.answerEverywhere(cause, choice, loss, reason, context.user())
          : causes.answer(whom, cause, choice, loss, reason, context.user());
    }
    if (whom == null) {
      throw new ParameterException(
          commandLine(),
          "whose question? Name a mailbox, or with --cause what is asked about, as status shows it:"
              + " mailferry answer MAILBOX "
              + Words.typed(choice)
              + " --reason …");
    }
    return new AnswerQuestion(context.connections())
        .answer(whom, choice, loss, reason, context.user());
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  /** To raise limits is nothing without a number. */
  private @Nullable Limits limits(Choice choice) {
    return choice == Choice.RAISE_LIMITS ? loss.needed() : loss.limits();
  }
}
