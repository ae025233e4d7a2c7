package io.mailferry.simulator.faults;

import io.mailferry.simulator.commands.LostAnswer;
import io.mailferry.simulator.moves.request.Mismatch;
import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.StatusDetail;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, written down in the order of time. Each line names an occasion and what happens
 * on it:
 *
 * <pre>{@code
 * simulator.script()
 *     .at(ofMinutes(5)).controllerGoesAway("dc1.target.example", ofMinutes(20))
 *     .onCommand("New-MoveRequest", 3).losesAnswer()
 *     .whenMoveReaches("CopyingMessages", "TGT-DB01").after(ofMinutes(2)).failOver("TGT-DB01", ofMinutes(4));
 * }</pre>
 */
public final class Script {
  private final Consumer<PlannedFault> planner;

  /** A script whose lines go to this planner as they are written. */
  public Script(Consumer<PlannedFault> planner) {
    this.planner = planner;
  }

  /** A line that was written elsewhere. */
  public Script plan(PlannedFault line) {
    planner.accept(line);
    return this;
  }

  /** After this much simulated time. */
  public Occasion at(Duration fromNow) {
    return new Occasion(new Trigger.After(fromNow), Duration.ZERO);
  }

  /** At once. */
  public Occasion now() {
    return at(Duration.ZERO);
  }

  /** With the command of this cmdlet that has this number, counted from now. */
  public Occasion onCommand(String cmdlet, int number) {
    return new Occasion(new Trigger.OnCommand(cmdlet, number), Duration.ZERO);
  }

  /** When the first move reaches this StatusDetail. */
  public Occasion whenMoveReaches(String detail) {
    return new Occasion(new Trigger.WhenMoveReaches(detail, null), Duration.ZERO);
  }

  /** When the first move from or into this database reaches this StatusDetail. */
  public Occasion whenMoveReaches(String detail, String database) {
    return new Occasion(new Trigger.WhenMoveReaches(detail, database), Duration.ZERO);
  }

  /** An occasion that waits to be told what happens on it. */
  public final class Occasion {
    private final Trigger trigger;
    private final Duration delay;

    private Occasion(Trigger trigger, Duration delay) {
      this.trigger = trigger;
      this.delay = delay;
    }

    /** The same, so much later. */
    public Occasion after(Duration later) {
      return new Occasion(trigger, delay.plus(later));
    }

    /** A domain controller cannot be reached for so long. */
    public Script controllerGoesAway(String host, Duration length) {
      return happens(new Fault.ControllerAway(host, length));
    }

    /** The account that may bind has expired in a forest, by its DNS name, for so long. */
    public Script accountExpires(String forest, Duration length) {
      return happens(new Fault.AccountExpires(forest, length));
    }

    /**
     * The clocks of all servers and controllers are ahead of the world's time by so much, or behind
     * when it is negative, for so long.
     */
    public Script clockIsWrong(Duration ahead, Duration length) {
      return happens(new Fault.ClockWrong(ahead, length));
    }

    /** A database fails over; moves at work in it pause for the gap. */
    public Script failOver(String database, Duration gap) {
      return happens(new Fault.FailOver(database, gap));
    }

    /** A database fails over to a server that lacks the changes of its queue since so long. */
    public Script failOverWithLoss(String database, Duration gap, Duration lost) {
      return happens(new Fault.LossyFailOver(database, gap, lost));
    }

    /** A database is off line for so long. */
    public Script dismounts(String database, Duration length) {
      return happens(new Fault.Dismounted(database, length));
    }

    /** Exchange does not know a database for so long. */
    public Script forgetsDatabase(String database, Duration length) {
      return happens(new Fault.DatabaseUnknown(database, length));
    }

    /** The command runs, its shell dies without an answer. */
    public Script losesAnswer() {
      return losesAnswer(LostAnswer.SILENCE);
    }

    /** The command runs, its answer is lost in this way. */
    public Script losesAnswer(LostAnswer how) {
      return happens(new Fault.AnswerLost(cmdlet(), how));
    }

    /** The answer of the next command of this cmdlet is lost in this way. */
    public Script losesNextAnswer(String cmdlet, LostAnswer how) {
      return happens(new Fault.AnswerLost(cmdlet, how));
    }

    /** The command never arrives. */
    public Script neverArrives() {
      return happens(new Fault.NeverArrives(cmdlet()));
    }

    /** The command is turned away, with the request to wait so long. */
    public Script throttles(Duration patience) {
      return happens(new Fault.Throttled(cmdlet(), patience));
    }

    /** No session to Exchange can be opened for so long. */
    public Script shellsUnreachable(Duration length) {
      return happens(new Fault.ShellsUnreachable(length));
    }

    /** All open shell processes die. */
    public Script killsShells() {
      return happens(new Fault.ShellsKilled());
    }

    /** One open shell process dies; the number decides which. */
    public Script killsAShell(int pick) {
      return happens(new Fault.ShellKilled(pick));
    }

    /** The move request of this mailbox fails; null for one that copies, or the next. */
    public Script failsMove(@Nullable String mailbox, String type, String message) {
      return happens(new Fault.MoveFails(mailbox, new MoveFailure(type, "Source", message)));
    }

    /**
     * The move request of this mailbox makes no progress for so long; null for one that copies, or
     * the next one that copies.
     *
     * @param detail Exchange's name of the stall
     */
    public Script stalls(@Nullable String mailbox, String detail, Duration length) {
      return happens(new Fault.MoveStalls(mailbox, StatusDetail.ofStall(detail), length));
    }

    /** No release of this mailbox's request is taken up for so long; null for those of all. */
    public Script ignoresRelease(@Nullable String mailbox, Duration length) {
      return happens(new Fault.ReleaseIgnored(mailbox, length));
    }

    /**
     * The requests of this mailbox are shown as not valid for so long.
     *
     * @param how Exchange's name of it, e.g. {@code DataMissing}
     */
    public Script invalidates(String mailbox, String how, Duration length) {
      return happens(new Fault.RequestNotValid(mailbox, Mismatch.named(how), length));
    }

    /** A mailbox turns out to hold items that cannot be copied. */
    public Script spoilsItems(String mailbox, int count) {
      return happens(new Fault.ItemsSpoiled(mailbox, count));
    }

    /** The replication services rest for so long. */
    public Script replicationStops(Duration length) {
      return happens(new Fault.ReplicationStops(length));
    }

    /** No MRS proxy answers for so long. */
    public Script proxiesGoAway(Duration length) {
      return happens(new Fault.ProxiesAway(length));
    }

    /**
     * The other forest lets the account of requests in no more for so long; null until requests are
     * given another credential.
     */
    public Script farCredentialExpires(@Nullable Duration length) {
      return happens(new Fault.FarCredentialExpires(length));
    }

    /** From now on writes take so long to be seen on other controllers. */
    public Script visibilityLag(Duration lag) {
      return visibilityLag(lag, null);
    }

    /** The same in one forest, by its DNS name; in both for null. */
    public Script visibilityLag(Duration lag, @Nullable String forest) {
      return happens(new Fault.VisibilityLag(lag, forest));
    }

    /** The reading of a whole queue takes so long for each request in it, for so long. */
    public Script slowsQueues(Duration each, Duration length) {
      return happens(new Fault.QueuesSlow(each, length));
    }

    /** A database has so much room for logs; once it is used up, it is dismounted for so long. */
    public Script fillsLogVolume(String database, long bytes, Duration length) {
      return happens(new Fault.LogVolumeFills(database, bytes, length));
    }

    /** This happens. */
    public Script happens(Fault fault) {
      planner.accept(new PlannedFault(trigger, delay, fault));
      return Script.this;
    }

    private @Nullable String cmdlet() {
      return trigger instanceof Trigger.OnCommand command ? command.cmdlet() : null;
    }
  }
}
