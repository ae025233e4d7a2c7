package io.mailferry.starter;

import io.mailferry.journal.Fact;
import io.mailferry.journal.JournalMailbox;
import io.mailferry.journal.JournalUnavailable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.operations.order.Migrations;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mailferry explain}: what a migration waits for, on what evidence, and what is next. */
@Command(
    name = "explain",
    header = "Explain a mailbox: what it waits for, since when, on what evidence, what is next.",
    footer = {
      "",
      "Example:  mailferry explain anna@source.example",
      "Exit codes:  0 done · 2 nobody of that name · 3 a person is needed",
      "             40 Temporal or workers unreachable (the journal's copy is shown, with its age)"
    })
final class ExplainCommand implements Callable<ExitCode> {
  private final Desk desk;

  @Parameters(paramLabel = "MAILBOX", description = "An address or a mailbox's GUID.")
  private String whom = "";

  ExplainCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ExitCode call() {
    var mailbox = new Names(desk).mailbox(whom);
    var asked = new FutureTask<>(() -> new Migrations(desk.temporal().client()).status(mailbox));
    Thread.ofVirtual().start(asked);
    var copy = copyOf(mailbox);
    var facts = copy.isEmpty() ? List.<Fact>of() : desk.reader().facts(mailbox);
    var explanation = new Explanation(mailbox, copy, facts, desk.world().clock().instant());
    try {
      return tell(explanation, Answers.of(asked), copy, mailbox);
    } catch (TemporalAway e) {
      if (copy.isPresent()) {
        desk.print(explanation.fromJournal());
        desk.say("This is the journal's copy, no fresh answer.");
      }
      throw e;
    }
  }

  private ExitCode tell(
      Explanation explanation,
      Optional<MigrationStatus> status,
      Optional<JournalMailbox> copy,
      MailboxGuid mailbox) {
    if (status.isPresent()) {
      desk.print(explanation.from(status.get()));
      return status.get().outcome() == null && status.get().question() != null
          ? ExitCode.ATTENTION
          : ExitCode.OK;
    }
    if (copy.isEmpty()) {
      throw new Trouble(
          ExitCode.BAD_INPUT, "neither Temporal nor the journal knows the mailbox " + mailbox);
    }
    desk.print(explanation.fromJournal());
    desk.say("Temporal has no migration of this mailbox any more; this is the journal's copy.");
    return copy.get().needsAttention() ? ExitCode.ATTENTION : ExitCode.OK;
  }

  private Optional<JournalMailbox> copyOf(MailboxGuid mailbox) {
    try {
      return desk.reader().mailbox(mailbox);
    } catch (JournalUnavailable e) {
      desk.say(e.getMessage() + "; facts are not shown");
      return Optional.empty();
    }
  }
}
