package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.client.Connections;
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
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
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

  @Option(
      names = "--yes",
      description = "Needed for more than " + CONFIRMED_ABOVE + " mailboxes at once.")
  private boolean yes;

  @Option(
      names = "--mailboxes",
      paramLabel = "NUMBER",
      description =
          "For how many it may be at most, in place of --yes. Needed for what cannot be taken back,"
              + " to cancel or to switch now, for more than "
              + NUMBERED_ABOVE
              + " at once.")
  private @Nullable Integer number;

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
    var many = new OrderMany(context.connections());
    if (query != null) {
      var chosen = many.choose(whom, query);
      if (dryRun) {
        return shown(context, many.tryOut(chosen, wanted, context.now()));
      }
      refuseUnlessConfirmed(wanted, chosen.mailboxes().size(), chosen.said() + examples(chosen));
      if (!chosen.mailboxes().isEmpty()) {
        context.say(wanted.verb().word() + " for " + chosen.said());
      }
      return shown(context, many.give(chosen, wanted, reason, context.user()));
    }
    var wave = Objects.requireNonNull(whom);
    if (dryRun) {
      throw wrong(
          "what a wave is ordered stands for all its mailboxes, also for those that start later, so"
              + " they cannot be asked; to ask those that are under way, choose them: --where"
              + " \"address=*\"");
    }
    refuseUnlessConfirmed(wanted, many, context.connections(), wave);
    return given(context, wanted, wave);
  }

  private ExitCode one(CommandContext context, Wanted wanted, String mailbox) {
    if (where != null) {
      throw wrong(
          "--where chooses among the mailboxes of a wave, and " + mailbox + " is one mailbox");
    }
    if (number != null && number < 1) {
      throw wrong("--mailboxes " + number + " is nobody");
    }
    if (!dryRun) {
      return given(context, wanted, mailbox);
    }
    var many = new OrderMany(context.connections());
    return shown(context, many.tryOut(many.chooseOne(mailbox), wanted, context.now()));
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

  /**
   * A whole wave takes an order at once, for all lines of its plan; how many they are, the journal
   * tells. What only makes mailboxes wait is not kept back: it is what is typed in an emergency.
   */
  private void refuseUnlessConfirmed(
      Wanted wanted, OrderMany many, Connections connections, String wave) {
    if (onlyMakesThemWait(wanted) && number == null) {
      return;
    }
    try {
      var chosen = many.choose(wave, null);
      refuseUnlessConfirmed(
          wanted,
          chosen.mailboxes().size() + chosen.notLookedUp(),
          (chosen.mailboxes().size() + chosen.notLookedUp()) + " mailboxes of wave " + wave);
    } catch (OperationFailed failed) {
      switch (failed.code()) {
        case JOURNAL_AWAY -> refuseUnlessSure(wanted, wave);
        case UNKNOWN_WAVE -> {
          if (new Waves(connections.temporal()).look(Names.wave(wave)).state()
              == WaveState.UNKNOWN) {
            throw failed;
          }
          refuseUnlessSure(wanted, wave);
        }
        default -> throw failed;
      }
    }
  }

  private static boolean onlyMakesThemWait(Wanted wanted) {
    return wanted.verb() == OrderVerb.PAUSE || wanted.verb() == OrderVerb.HOLD;
  }

  /** What cannot be taken back. */
  private static boolean isForGood(Wanted wanted) {
    return wanted.verb() == OrderVerb.CANCEL
        || (wanted.cutover() != null && wanted.cutover().now());
  }

  private void refuseUnlessSure(Wanted wanted, String wave) {
    if (!yes && !onlyMakesThemWait(wanted)) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          "the journal does not answer, or does not know wave "
              + wave
              + ", so nobody can say for how many mailboxes this is; to give it all the same, say"
              + " --yes; nothing was changed");
    }
  }

  private void refuseUnlessConfirmed(Wanted wanted, long count, String said) {
    if (number != null && count > number) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          "this is for " + said + ", more than " + number + "; nothing was changed");
    }
    if (number != null) {
      return;
    }
    if (isForGood(wanted) && count > NUMBERED_ABOVE) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          wanted.verb().word()
              + " would be for "
              + said
              + ", and cannot be taken back; if that is what you want, say --mailboxes "
              + count
              + "; nothing was changed");
    }
    if (count > CONFIRMED_ABOVE && !yes) {
      throw new OperationFailed(
          ProblemCode.NOT_CONFIRMED,
          wanted.verb().word()
              + " would be for "
              + said
              + "; if that is what you want, say --yes; nothing was changed");
    }
  }

  private static String examples(Chosen chosen) {
    var all = chosen.mailboxes().stream().map(MailboxSnapshot::address).toList();
    return all.size() <= CONFIRMED_ABOVE
        ? ""
        : " (" + String.join(", ", all.subList(0, 3)) + ", … " + all.getLast() + ")";
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), sentence);
  }
}
