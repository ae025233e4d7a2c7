package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailboxDatabase;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.session.TrialSession.Answer;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;

/** Does one harmless read come back? */
final class ReadCheck {
  /** All databases, without asking any of them how it is. */
  static final Cmdlet READ = new GetMailboxDatabase(new GetMailboxDatabase.Which.All());

  private ReadCheck() {}

  static Finding of(Answer answer, FaultWords words) {
    return switch (answer) {
      case Answer.Answered(var reply) -> read(reply, words);
      case Answer.NotOffered _ -> Finding.skipped(Check.READ, "no Get-MailboxDatabase, see roles");
      case Answer.NoAnswer(var how) ->
          Finding.toFix(
              Check.READ,
              "Get-MailboxDatabase was not answered: " + how,
              Fix.of(
                  "Run the check again; if it says the same, try the cmdlet by hand.",
                  Fix.connecting("a5-see-whether-exchange-takes-it")));
    };
  }

  private static Finding read(ShellReply reply, FaultWords words) {
    if (reply.error() != null) {
      return Finding.toFix(Check.READ, words.sentence(reply.error()), words.fix(reply.error()));
    }
    var count = reply.result().size();
    var seen =
        "Get-MailboxDatabase answered "
            + count
            + (count == 1 ? " database in " : " databases in ")
            + Math.round(reply.elapsedMillis())
            + " ms";
    return count == 0
        ? Finding.note(
            Check.READ,
            seen,
            Fix.of(
                "If the organisation has databases, a scope of the role assignment leaves them"
                    + " out.",
                "docs/connect/exchange-versions.md#management-roles"))
        : Finding.ok(Check.READ, seen);
  }
}
