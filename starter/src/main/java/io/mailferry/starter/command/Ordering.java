package io.mailferry.starter.command;

import io.mailferry.operations.name.Names;
import io.mailferry.operations.order.ChooseMailboxes;
import io.mailferry.operations.order.Chosen;
import io.mailferry.operations.order.GiveOrder;
import io.mailferry.operations.order.ManyOrdered;
import io.mailferry.operations.order.OrderMany;
import io.mailferry.operations.order.OrderedMailbox;
import io.mailferry.operations.order.Wanted;
import io.mailferry.operations.select.MailboxQuery;
import io.mailferry.starter.screen.Output;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whom an order is for, and why it is given. */
final class Ordering {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "MAILBOX|WAVE",
      description = "An address, a mailbox's GUID, or a wave's name. Without it, --where chooses.")
  private @Nullable String whom;

  @Option(
      names = "--where",
      paramLabel = "QUERY",
      description =
          "Only the mailboxes of the wave, or of all waves that run, of which this holds:"
              + " \"target=DB12 and phase=copying\". Fields: address, wave, target and source (the"
              + " databases), phase, state, attention, reason, cause, dependency, status, percent,"
              + " size, line; = <> < <= > >=, and, or, not, ( ), commas between values, * for"
              + " anything.")
  private @Nullable String where;

  @Option(
      names = "--reason",
      paramLabel = "WORDS",
      description = "Why; kept for the report. Needed for everything but --dry-run.")
  private String reason = "";

  @Option(
      names = "--dry-run",
      description = "Ask each mailbox what it would say, and order nothing.")
  private boolean dryRun;

  @Mixin private final Confirmation confirmation = new Confirmation();

  /** Orders it, or asks what would be said, and shows what came of it. */
  ExitCode order(CommandContext context, Wanted wanted) {
    var query = where == null ? null : MailboxQuery.read(where);
    if (reason.isBlank() && !dryRun) {
      throw wrong(
          "an order needs a reason in a few words, which goes into the report: --reason \"…\"");
    }
    if (whom == null && query == null) {
      throw wrong("name a mailbox or a wave, or say with --where which mailboxes are meant");
    }
    if (whom != null && Names.meansMailbox(whom)) {
      return one(context, wanted, whom);
    }
    if (query != null) {
      var chosen = new ChooseMailboxes(context.connections()).those(whom, query);
      if (dryRun) {
        return tried(context, wanted, chosen);
      }
      confirmation.refuseUnlessGiven(wanted, chosen);
      if (!chosen.mailboxes().isEmpty()) {
        context.say(wanted.verb().word() + " for " + chosen.said());
      }
      return shown(
          context,
          new OrderMany(context.connections()).give(chosen, wanted, reason, context.user()));
    }
    var wave = Objects.requireNonNull(whom);
    if (dryRun) {
      throw wrong(
          "what a wave is ordered stands for all its mailboxes, also for those that start later, so"
              + " they cannot be asked; to ask those that are under way, choose them: --where"
              + " \"address=*\"");
    }
    confirmation.refuseUnlessGiven(wanted, context.connections(), wave);
    return given(context, wanted, wave);
  }

  private ExitCode one(CommandContext context, Wanted wanted, String mailbox) {
    if (where != null) {
      throw wrong(
          "--where chooses among the mailboxes of a wave, and " + mailbox + " is one mailbox");
    }
    if (!dryRun) {
      return given(context, wanted, mailbox);
    }
    return tried(context, wanted, new ChooseMailboxes(context.connections()).one(mailbox));
  }

  private static ExitCode tried(CommandContext context, Wanted wanted, Chosen chosen) {
    return shown(
        context, new OrderMany(context.connections()).tryOut(chosen, wanted, context.now()));
  }

  private ExitCode given(CommandContext context, Wanted wanted, String to) {
    var view = new GiveOrder(context.connections()).give(wanted, to, reason, context.user());
    context.print(Output.ofOne(view.data(), List.of(to + ": " + view.decided())));
    return ExitCode.OK;
  }

  private static ExitCode shown(CommandContext context, ManyOrdered ordered) {
    context.print(new Output(ordered.data(), "mailboxes", ordered.rows(), ordered.text()));
    if (ordered.unanswered()) {
      return ExitCode.TEMPORAL_AWAY;
    }
    return ordered.count(OrderedMailbox.Result.TAKEN) == 0 ? ExitCode.REFUSED : ExitCode.OK;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), sentence);
  }
}
