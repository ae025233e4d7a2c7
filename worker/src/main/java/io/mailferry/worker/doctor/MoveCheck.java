package io.mailferry.worker.doctor;

import io.mailferry.activities.FarSides;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.command.NewMoveRequest;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.policy.Timings;
import io.mailferry.worker.doctor.Asking.Said;
import io.mailferry.worker.doctor.Instruments.Forests;
import io.mailferry.worker.doctor.MailboxCheck.Found;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Would Exchange take a move request for the mailbox? It is asked with the very line that a
 * migration would send, and {@code -WhatIf}: everything is checked, and nothing is created
 * (docs/exchange/move-requests.md#whatif-checks-without-queuing).
 */
final class MoveCheck {
  private static final String CMDLET = "New-MoveRequest";

  private final Asking exchange;
  private final Directory near;
  private final @Nullable FarSides far;
  private final @Nullable String asked;
  private final Instant now;

  /**
   * @param asked the name of a target database; null for one that the directory shows
   * @param now by Exchange's clock
   */
  MoveCheck(Asking exchange, Forests forests, @Nullable String asked, Instant now) {
    this.exchange = exchange;
    this.near = forests.near();
    this.far = forests.far();
    this.asked = asked;
    this.now = now;
  }

  /** Where to, and which way; or a finding in their place. */
  private sealed interface Way {
    /** Between two databases of this organisation. */
    record Local(Goal goal) implements Way {}

    /** From the far end. */
    record Pull(NewMove.FarEnd end, Goal goal) implements Way {}

    /** To the far end. */
    record Push(NewMove.FarEnd end, Goal goal) implements Way {}

    /** None that could be tried. */
    record None(Finding why) implements Way {}
  }

  /**
   * A target database.
   *
   * @param chosen how it came to be this one, in brackets; empty when it was asked for
   */
  private record Goal(Database database, String chosen) {
    String words() {
      return database.name() + chosen;
    }
  }

  /** The line {@code move}, for a mailbox of which Exchange shows no request. */
  Finding of(Found found) {
    try {
      var there = stampInTheOtherForest(found);
      return there.isPresent() ? there.get() : along(way(found), found);
    } catch (Fault fault) {
      return exchange.broken(Check.MOVE, fault);
    }
  }

  /** A request of the other organisation's is as much in the way as one of this one's. */
  private Optional<Finding> stampInTheOtherForest(Found found) {
    if (far == null) {
      return Optional.empty();
    }
    var there = far.directory();
    return there
        .find(found.mailbox(), null)
        .value()
        .filter(entry -> entry.stamp() instanceof Stamp.Present)
        .map(
            _ ->
                Finding.skipped(
                    Check.MOVE,
                    "it has a move request already, by its stamp in " + there.forest()));
  }

  // ------------------------------------------------------------------ which way

  private Way way(Found found) {
    return switch (found.entry().home()) {
      case Home.MailUser _ -> pull(found);
      case Home.InDatabase here -> away(here);
      case Home.Missing _, Home.Unreadable _ ->
          none("the directory does not show whether the mailbox lives here");
    };
  }

  private Way pull(Found found) {
    if (far == null) {
      return none(
          "a mail user, and the organisation's settings name no other forest to pull it from");
    }
    var goal = asked == null ? anyHere(null) : named(near, asked);
    return goal.isPresent()
        ? new Way.Pull(far.of(found.mailbox()), goal.get())
        : new Way.None(unknown(near.forest()));
  }

  /** Of a mailbox that lives here nobody but its target database tells whether it is to leave. */
  private Way away(Home.InDatabase here) {
    if (asked == null) {
      if (far != null) {
        return none(
            "whether the mailbox is to stay in "
                + near.forest()
                + " or to leave it is told by its target database: name it with --target-database");
      }
      return anyHere(here)
          .<Way>map(Way.Local::new)
          .orElseGet(() -> none(near.forest() + " has no other database"));
    }
    var inHere = named(near, asked);
    if (inHere.isPresent()) {
      return here.isIn(inHere.get().database())
          ? none("the mailbox lives in " + inHere.get().database().name() + " already")
          : new Way.Local(inHere.get());
    }
    if (far == null) {
      return new Way.None(unknown(near.forest()));
    }
    if (far.areSeveral()) {
      return none(
          "a push goes into one forest, and the organisation's settings name several others");
    }
    return named(far.directory(), asked)
        .<Way>map(goal -> new Way.Push(far.fullest(), goal))
        .orElseGet(() -> new Way.None(unknown(near.forest() + " or " + far.directory().forest())));
  }

  private static Way none(String why) {
    return new Way.None(Finding.skipped(Check.MOVE, why));
  }

  private Finding unknown(String forests) {
    return asked == null
        ? Finding.skipped(Check.MOVE, forests + " shows no database")
        : Finding.toFix(
            Check.MOVE,
            "no database of " + forests + " is called “" + asked + "”",
            Fix.of(
                "Name a database as a plan would, with --target-database.",
                Fix.connecting("one-mailbox")));
  }

  private static Optional<Goal> named(Directory forest, String name) {
    return forest.database(name).value().map(database -> new Goal(database, ""));
  }

  private Optional<Goal> anyHere(Home.@Nullable InDatabase home) {
    return near.databases().value().stream()
        .filter(database -> home == null || !home.isIn(database))
        .min(Comparator.comparing(Database::name))
        .map(
            database ->
                new Goal(
                    database,
                    " (the first "
                        + (home == null ? "" : "other ")
                        + "of "
                        + near.forest()
                        + " by name; --target-database names another)"));
  }

  // ------------------------------------------------------------------ what Exchange says

  private Finding along(Way way, Found found) {
    return switch (way) {
      case Way.None(var why) -> why;
      case Way.Local(var goal) -> tried(way, "a local move to " + goal.words(), found);
      case Way.Pull(var end, var goal) ->
          tried(way, "a pull from " + end.hostName() + " to " + goal.words(), found);
      case Way.Push(var end, var goal) ->
          tried(way, "a push through " + end.hostName() + " to " + goal.words(), found);
    };
  }

  /** Held back with a time, as a wave is unless told otherwise; else as an older Exchange can. */
  private Finding tried(Way way, String words, Found found) {
    var byTime =
        said(way, found, new NewMove.Brake.CompleteAfter(now.plus(Timings.DEFAULT.parkedFor())));
    if (byTime instanceof Said.Nothing(var why) && why.result() == CheckResult.SKIPPED) {
      return finding(
          said(way, found, new NewMove.Brake.SuspendWhenReady()),
          words + ", held as with --hold-with suspend");
    }
    return finding(byTime, words);
  }

  private Said said(Way way, Found found, NewMove.Brake brake) {
    var common = new NewMove.Common(new WaveName("example"), Limits.NONE, brake);
    NewMove move =
        switch (way) {
          case Way.Local(var goal) ->
              new NewMove.Local(found.mailbox(), new Part.Whole(goal.database(), null), common);
          case Way.Pull(var end, var goal) ->
              new NewMove.Pull(found.mailbox(), end, goal.database(), null, common);
          case Way.Push(var end, var goal) ->
              new NewMove.Push(found.mailbox(), end, goal.database(), null, common);
          case Way.None _ -> throw new IllegalStateException("there is nothing to send");
        };
    return exchange.tried(Check.MOVE, CMDLET, new NewMoveRequest(move, found.controller(), true));
  }

  private static Finding finding(Said said, String words) {
    return switch (said) {
      case Said.Objects _ ->
          Finding.ok(
              Check.MOVE,
              "with -WhatIf, which creates nothing, Exchange takes " + CMDLET + ": " + words);
      case Said.Nothing(var why) when why.result() == CheckResult.FIX ->
          new Finding(
              why.check(),
              why.result(),
              why.sentence() + ". Tried with -WhatIf: " + words,
              why.fix());
      case Said.Nothing(var why) -> why;
    };
  }
}
