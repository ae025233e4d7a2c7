package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.order.Chosen;
import io.mailferry.operations.order.GiveOrder;
import io.mailferry.operations.order.ManyOrdered;
import io.mailferry.operations.order.OrderMany;
import io.mailferry.operations.order.OrderedMailbox;
import io.mailferry.operations.order.Wanted;
import io.mailferry.operations.select.MailboxQuery;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.starter.screen.Output;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whom an order is for, why it is given, and what is asked before it is given to many. */
final class Ordering {
  /** An order for more mailboxes than that wants a word more. */
  static final int CONFIRMED_ABOVE = 25;

  /** What cannot be taken back wants the number itself above this one. */
  static final int NUMBERED_ABOVE = 50;

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
              + " \"database=DB12 and phase=copying\". Fields: address, wave, database, from, phase,"
              + " attention, reason, cause, dependency, status, percent, size, line; = != < <= > >=,"
              + " and, or, not, ( ), commas between values, * for anything.")
  private @Nullable String where;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why; kept for the report.")
  private String reason = "";

  @Option(
      names = "--dry-run",
      description = "Ask each mailbox what it would say, and order nothing.")
  private boolean dryRun;

  @Option(
      names = "--yes",
      description = "Needed for more than " + CONFIRMED_ABOVE + " mailboxes at once.")
  private boolean yes;

  @Option(
      names = "--mailboxes",
      paramLabel = "NUMBER",
      description =
          "How many it may be for, in place of --yes: refused when it is for another number. Needed"
              + " to cancel more than "
              + NUMBERED_ABOVE
              + " at once.")
  private @Nullable Integer number;

  /** Orders it, or asks what would be said, and shows what came of it. */
  ExitCode order(CommandContext context, Wanted wanted) {
    var query = where == null ? null : MailboxQuery.read(where);
    if (whom == null && query == null) {
      throw wrong("name a mailbox or a wave, or say with --where which mailboxes are meant");
    }
    if (whom != null && Names.meansMailbox(whom)) {
      if (query != null) {
        throw wrong(
            "--where chooses among the mailboxes of a wave, and " + whom + " is one mailbox");
      }
      return dryRun ? tried(context, wanted, one(context, whom)) : given(context, wanted, whom);
    }
    var many = new OrderMany(context.connections());
    if (query != null || dryRun) {
      var chosen = many.choose(whom, query);
      if (dryRun) {
        return tried(context, wanted, chosen);
      }
      refuseUnlessConfirmed(wanted, chosen);
      if (!chosen.mailboxes().isEmpty()) {
        context.say(wanted.verb().word() + " for " + chosen.said());
      }
      return shown(context, many.give(chosen, wanted, reason, context.user()));
    }
    refuseUnlessConfirmed(wanted, many, Objects.requireNonNull(whom));
    return given(context, wanted, whom);
  }

  private ExitCode given(CommandContext context, Wanted wanted, String to) {
    var view = new GiveOrder(context.connections()).give(wanted, to, reason, context.user());
    context.print(Output.ofOne(view.data(), List.of(to + ": " + view.decided())));
    return ExitCode.OK;
  }

  private static ExitCode tried(CommandContext context, Wanted wanted, Chosen chosen) {
    return shown(
        context, new OrderMany(context.connections()).tryOut(chosen, wanted, context.now()));
  }

  private static Chosen one(CommandContext context, String mailbox) {
    return new OrderMany(context.connections()).chooseOne(mailbox);
  }

  private static ExitCode shown(CommandContext context, ManyOrdered ordered) {
    context.print(new Output(ordered.data(), "mailboxes", ordered.rows(), ordered.text()));
    if (ordered.unanswered()) {
      return ExitCode.TEMPORAL_AWAY;
    }
    return ordered.count(OrderedMailbox.Result.TAKEN) == 0 ? ExitCode.REFUSED : ExitCode.OK;
  }

  /**
   * A whole wave takes an order at once, without being asked for its mailboxes; how many they are,
   * the journal tells. Where it is away, what only makes mailboxes wait is not kept back.
   */
  private void refuseUnlessConfirmed(Wanted wanted, OrderMany many, String wave) {
    try {
      refuseUnlessConfirmed(wanted, many.choose(wave, null));
    } catch (OperationFailed failed) {
      switch (failed.code()) {
        case JOURNAL_AWAY -> refuseUnlessSure(wanted, wave);
        // Temporal may know it all the same.
        case UNKNOWN_WAVE -> {}
        default -> throw failed;
      }
    }
  }

  private void refuseUnlessSure(Wanted wanted, String wave) {
    if (wanted.verb() == OrderVerb.CANCEL && !yes && number == null) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          "the journal does not answer, so nobody can say how many mailboxes of wave "
              + wave
              + " would be cancelled; to cancel them all the same, say --yes; nothing was changed");
    }
  }

  private void refuseUnlessConfirmed(Wanted wanted, Chosen chosen) {
    var count = chosen.mailboxes().size();
    if (number != null && number != count) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          "this is for " + chosen.said() + ", not for " + number + "; nothing was changed");
    }
    if (number != null) {
      return;
    }
    if (wanted.verb() == OrderVerb.CANCEL && count > NUMBERED_ABOVE) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          "this withdraws the moves of "
              + chosen.said()
              + ", for good; if that is what you want, say --mailboxes "
              + count
              + "; nothing was changed");
    }
    if (count > CONFIRMED_ABOVE && !yes) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          wanted.verb().word()
              + " would be for "
              + chosen.said()
              + examples(chosen)
              + "; if that is what you want, say --yes; nothing was changed");
    }
  }

  private static String examples(Chosen chosen) {
    return " ("
        + String.join(
            ", ", chosen.mailboxes().stream().limit(3).map(MailboxSnapshot::address).toList())
        + ", … "
        + chosen.mailboxes().getLast().address()
        + ")";
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), sentence);
  }
}
