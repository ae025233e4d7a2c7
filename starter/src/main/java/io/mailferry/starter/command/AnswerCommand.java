package io.mailferry.starter.command;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.operations.order.AnswerQuestion;
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
    header = "Answer the question a migration asks.",
    description =
        "Choices: look-again, adopt, resume, raise-limits, restart, submit-again, accept, leave."
            + " Which of them a question takes is shown by: mailferry explain MAILBOX",
    footer = {
      "",
      "Example:  mailferry answer anna@source.example adopt --reason \"it was Tom's request\"",
      "Exit codes:  0 done · 2 unknown mailbox or wave · 4 refused · 40 Temporal or workers"
          + " unreachable"
    })
final class AnswerCommand implements Callable<ExitCode> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "MAILBOX", description = "An address or a mailbox's GUID.")
  private String whom = "";

  @Parameters(index = "1", paramLabel = "CHOICE", description = "The answer.")
  private Choice choice = Choice.LOOK_AGAIN;

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
    var view =
        new AnswerQuestion(context.connections())
            .answer(whom, choice, limits(), reason, context.user());
    context.print(Output.ofOne(view.data(), List.of(whom + ": " + view.decided())));
    return ExitCode.OK;
  }

  /** To raise limits is nothing without a number. */
  private @Nullable Limits limits() {
    return choice == Choice.RAISE_LIMITS ? loss.needed() : loss.limits();
  }
}
