package io.mailferry.starter;

import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.operations.order.Migrations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailferry answer}: answers the open question of a migration. */
@Command(
    name = "answer",
    header = "Answer the question a migration asks.",
    description =
        "Choices: look-again, adopt, resume, submit-again, accept, leave. Which of them a question"
            + " takes is shown by: mailferry explain MAILBOX",
    footer = {
      "",
      "Example:  mailferry answer anna@source.example adopt --reason \"it was Tom's request\"",
      "Exit codes:  0 done · 2 nobody of that name · 4 refused · 40 Temporal or workers unreachable"
    })
final class AnswerCommand implements Callable<ExitCode> {
  private final Desk desk;

  @Parameters(index = "0", paramLabel = "MAILBOX", description = "An address or a mailbox's GUID.")
  private String whom = "";

  @Parameters(index = "1", paramLabel = "CHOICE", description = "The answer.")
  private Choice choice = Choice.LOOK_AGAIN;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  AnswerCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ExitCode call() {
    if (reason.isBlank()) {
      throw new Trouble(ExitCode.BAD_INPUT, "--reason needs a few words; they go into the report");
    }
    var mailbox = new Names(desk).mailbox(whom);
    var answer =
        new Migrations(desk.temporal().client())
            .answer(mailbox, choice, new Order(reason.strip(), desk.world().user()));
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("answer", Converters.typed(choice));
    head.put("to", whom);
    head.put("decided", answer.decided());
    desk.print(Sheet.ofOne(head, List.of(whom + ": " + answer.decided())));
    return ExitCode.OK;
  }
}
