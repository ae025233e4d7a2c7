package io.mailferry.starter.command;

import io.mailferry.model.order.OrderVerb;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.order.ChooseMailboxes;
import io.mailferry.operations.order.Chosen;
import io.mailferry.operations.order.Wanted;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveState;
import io.mailferry.operations.status.Waves;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an order for many wants to be told before it is given. */
final class Confirmation {
  /** An order for more mailboxes than that wants a word more. */
  static final int CONFIRMED_ABOVE = 25;

  /** What cannot be taken back wants the number itself above this one. */
  static final int NUMBERED_ABOVE = 50;

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

  /** Those that were chosen one by one. */
  void refuseUnlessGiven(Wanted wanted, Chosen chosen) {
    refuseUnlessConfirmed(wanted, chosen.mailboxes().size(), chosen.said() + examples(chosen));
  }

  /**
   * A whole wave takes an order at once, for all lines of its plan; how many they are, the journal
   * tells. What only makes mailboxes wait is not kept back: it is what is typed in an emergency.
   */
  void refuseUnlessGiven(Wanted wanted, Connections connections, String wave) {
    if (onlyMakesThemWait(wanted) && number == null) {
      return;
    }
    try {
      var chosen = new ChooseMailboxes(connections).those(wave, null);
      var count = chosen.mailboxes().size() + chosen.notLookedUp();
      refuseUnlessConfirmed(wanted, count, count + " mailboxes of wave " + wave);
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
}
