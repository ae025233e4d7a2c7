package io.mailferry.starter.command;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.operations.order.AnswerCause;
import io.mailferry.operations.order.AnswerQuestion;
import io.mailferry.operations.order.AnswerView;
import io.mailferry.starter.screen.Output;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailferry answer}: answers the open question of a migration. */
@Command(
    name = "answer",
    header = "Answer the question that a migration, or many of a wave, asks.",
    description =
        "Choices: look-again, adopt, resume, raise-limits, repoint, restart, remove-leftover,"
            + " submit-again, accept, leave. Which of them a question takes is shown by: mailferry"
            + " explain MAILBOX. With --cause one answer settles all mailboxes of a wave that ask"
            + " about the same cause.",
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
      index = "0",
      paramLabel = "MAILBOX|WAVE",
      description = "An address or a mailbox's GUID; with --cause a wave's name.")
  private String whom = "";

  @Parameters(index = "1", paramLabel = "CHOICE", description = "The answer.")
  private Choice choice = Choice.LOOK_AGAIN;

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      description = "What all of the wave are asked about that the answer is for.")
  private @Nullable String cause;

  @Mixin private final LossOptions loss = new LossOptions();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  AnswerCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode call() {
    var view = cause == null ? answered() : causeAnswered(cause);
    context.print(Output.ofOne(view.data(), List.of(whom + ": " + view.decided())));
    return ExitCode.OK;
  }

  private AnswerView answered() {
    return new AnswerQuestion(context.connections())
        .answer(whom, choice, limits(), reason, context.user());
  }

  private AnswerView causeAnswered(String shared) {
    return new AnswerCause(context.connections())
        .answer(whom, shared, choice, limits(), reason, context.user());
  }

  /** To raise limits is nothing without a number. */
  private @Nullable Limits limits() {
    return choice == Choice.RAISE_LIMITS ? loss.needed() : loss.limits();
  }
}
