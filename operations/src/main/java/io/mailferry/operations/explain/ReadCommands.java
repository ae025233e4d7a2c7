package io.mailferry.operations.explain;

import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Intention;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person types into Exchange's shell to see what Mailferry saw: the same cmdlets that it
 * reads with, through the same controllers (docs/exchange/cmdlets.md), and what shows more of a
 * stall or a failure.
 */
final class ReadCommands {
  private static final String STATISTICS = "Get-MoveRequestStatistics";
  private static final String IDENTITY = "Identity";
  private static final String OTHER = "the other organisation";

  private final Intention intention;
  private final @Nullable Decision decision;
  private final @Nullable Sighting seen;
  private final String here;
  private final List<ReadCommand> commands = new ArrayList<>();

  private ReadCommands(Intention intention, @Nullable Decision decision, @Nullable Sighting seen) {
    this.intention = intention;
    this.decision = decision;
    this.seen = seen;
    this.here = "organisation " + intention.organisation();
  }

  /** Those that fit where a migration stands. */
  static List<ReadCommand> of(
      Intention intention, @Nullable Decision decision, @Nullable Sighting seen) {
    var commands = new ReadCommands(intention, decision, seen);
    commands.request();
    commands.databases();
    if (seen != null && commands.isOfArrival()) {
      commands.homes(seen);
    }
    return List.copyOf(commands.commands);
  }

  /** Those that show where the mailbox lives, when all is over. */
  static List<ReadCommand> ofEnded(Intention intention, @Nullable Sighting seen) {
    if (seen == null) {
      return of(intention, null, null);
    }
    var commands = new ReadCommands(intention, null, seen);
    commands.homes(seen);
    return List.copyOf(commands.commands);
  }

  /** Those for a mailbox of which only the journal's copy is known. */
  static List<ReadCommand> of(MailboxGuid mailbox) {
    return List.of(
        ReadCommand.of("the organisation where the wave runs", STATISTICS).with(IDENTITY, mailbox));
  }

  private void request() {
    if (seen != null && seen.stamp() instanceof Stamp.Absent) {
      commands.add(
          ReadCommand.of(here, "Get-MoveRequest")
              .with(IDENTITY, intention.mailbox())
              .through(seen.controller()));
      if (intention.route() != Route.PUSH) {
        commands.add(queue(intention.destination()).with("MailboxGuid", intention.mailbox()));
      }
    } else {
      commands.add(
          ReadCommand.of(here, STATISTICS)
              .with(IDENTITY, intention.mailbox())
              .through(seen == null ? null : seen.controller())
              .with("IncludeReport", wantsReport() ? true : null));
    }
    if (reason() == Reason.FOREIGN_REQUEST || reason() == Reason.CONFLICTING_REQUEST) {
      commands.add(
          ReadCommand.of(here, "Get-MigrationUser").with("MailboxGuid", intention.mailbox()));
    }
  }

  private ReadCommand queue(Database database) {
    return ReadCommand.of(here, STATISTICS).with("MoveRequestQueue", database.guid());
  }

  /** It is megabytes, so it is asked for only where it tells more. */
  private boolean wantsReport() {
    return reason() == Reason.FAILED
        || (item() != null
            && (item().status() == RequestStatus.FAILED
                || item().status() == RequestStatus.COMPLETED_WITH_WARNING));
  }

  private QueueItem.@Nullable Present item() {
    return seen != null && seen.queue() instanceof QueueItem.Present present ? present : null;
  }

  /** The database of the target is known in its own organisation alone. */
  private void databases() {
    var target = intention.destination();
    var where = intention.route() == Route.PUSH ? OTHER : here;
    if (isUnreadable() || isAway(Dependency.Kind.DATABASE)) {
      commands.add(
          ReadCommand.of(where, "Get-MailboxDatabase")
              .with(IDENTITY, target.guid())
              .with("Status", true));
    }
    if (reason() == Reason.STALLED || isAway(Dependency.Kind.DATABASE)) {
      commands.add(
          ReadCommand.of(where, "Get-MailboxDatabaseCopyStatus").with(IDENTITY, target.guid()));
    }
    var queued = item() != null && item().status() == RequestStatus.QUEUED;
    if (intention.route() != Route.PUSH
        && ((queued && reason() == Reason.STALLED)
            || isAway(Dependency.Kind.REPLICATION_SERVICE))) {
      commands.add(queue(target));
    }
  }

  private boolean isUnreadable() {
    return seen != null && seen.queue() instanceof QueueItem.Unreadable;
  }

  private boolean isAway(Dependency.Kind kind) {
    return decision != null
        && decision.dependency() != null
        && decision.dependency().startsWith(new Dependency(kind, "any").key().replace("any", ""));
  }

  private void homes(Sighting seen) {
    var pushing = intention.route() == Route.PUSH;
    var target =
        ReadCommand.of(pushing ? OTHER : here, "Get-Mailbox")
            .with(IDENTITY, intention.mailbox())
            .through(pushing ? seen.sourceController() : seen.controller());
    commands.add(target);
    if (intention.route().crossForest()) {
      commands.add(
          ReadCommand.of(pushing ? here : OTHER, "Get-MailUser")
              .with(IDENTITY, intention.mailbox())
              .through(pushing ? seen.controller() : seen.sourceController()));
    }
    if (reason() == Reason.NOT_VERIFIED && !pushing) {
      commands.add(
          ReadCommand.of(here, "Test-MapiConnectivity")
              .with(IDENTITY, intention.mailbox())
              .through(seen.controller()));
    }
  }

  private boolean isOfArrival() {
    return reason() == Reason.NOT_VERIFIED
        || reason() == Reason.COMPLETED_ELSEWHERE
        || reason() == Reason.NOT_VERIFIED_YET
        || (decision != null && decision.phase() == Phase.VERIFYING);
  }

  private @Nullable Reason reason() {
    return decision == null ? null : decision.reason();
  }
}
