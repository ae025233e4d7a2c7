package io.mailferry.activities.exchange;

import io.mailferry.activities.exchange.command.NewMove;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The only place where cmdlets and their parameters are written (exchange.md 1.1, 1.6, 2).
 *
 * <p>Mailboxes and databases are named by GUID, never by anything that could be blank or ambiguous:
 * a blank identity would mean every request there is.
 */
final class Commands {
  private static final String IDENTITY = "Identity";
  private static final String CONTROLLER = "DomainController";
  private static final String QUEUE = "MoveRequestQueue";
  private static final String MAILBOX = "MailboxGuid";
  private static final String CONFIRM = "Confirm";
  private static final String STATISTICS = "Get-MoveRequestStatistics";

  private Commands() {}

  static ShellCommand requestOf(MailboxGuid mailbox, String controller) {
    var parameters = of(mailbox);
    parameters.put(CONTROLLER, controller);
    return read(STATISTICS, parameters);
  }

  static ShellCommand requestInQueue(Database queue, MailboxGuid mailbox) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put(QUEUE, name(queue));
    parameters.put(MAILBOX, mailbox.toString());
    return read(STATISTICS, parameters);
  }

  static ShellCommand queueOf(Database queue) {
    return read(STATISTICS, one(QUEUE, name(queue)));
  }

  static ShellCommand requestsOfBatch(String pattern, @Nullable String controller) {
    if (pattern.isBlank()) {
      throw new IllegalArgumentException("a blank batch name would mean every request there is");
    }
    var parameters = one("BatchName", pattern);
    parameters.put("ResultSize", "Unlimited");
    if (controller != null) {
      parameters.put(CONTROLLER, controller);
    }
    return read("Get-MoveRequest", parameters);
  }

  static ShellCommand submit(NewMove move, String controller) {
    var parameters = of(move.mailbox());
    switch (move) {
      case NewMove.Local local ->
          local(parameters, local.common().scope(), local.target(), local.targetArchive());
      case NewMove.Pull pull -> {
        parameters.put("Remote", true);
        farEnd(parameters, pull.far());
        local(parameters, pull.common().scope(), pull.target(), pull.targetArchive());
      }
      case NewMove.Push push -> {
        parameters.put("Outbound", true);
        farEnd(parameters, push.far());
        remote(parameters, push.common().scope(), push.remoteTarget(), push.remoteTargetArchive());
      }
    }
    common(parameters, move.common());
    parameters.put(CONTROLLER, controller);
    return change("New-MoveRequest", parameters);
  }

  private static void local(
      Map<String, Object> parameters,
      MailboxScope scope,
      Database target,
      @Nullable Database archive) {
    ends(parameters, scope, "TargetDatabase", target, "ArchiveTargetDatabase", archive);
  }

  private static void remote(
      Map<String, Object> parameters,
      MailboxScope scope,
      Database target,
      @Nullable Database archive) {
    ends(parameters, scope, "RemoteTargetDatabase", target, "RemoteArchiveTargetDatabase", archive);
  }

  /**
   * What is moved and where to: an archive's database excludes a mailbox that moves alone (1.3).
   */
  private static void ends(
      Map<String, Object> parameters,
      MailboxScope scope,
      String mailboxTo,
      Database target,
      String archiveTo,
      @Nullable Database archive) {
    switch (scope) {
      case PRIMARY_AND_ARCHIVE -> {
        parameters.put(mailboxTo, name(target));
        if (archive != null) {
          parameters.put(archiveTo, name(archive));
        }
      }
      case PRIMARY_ONLY -> {
        parameters.put("PrimaryOnly", true);
        parameters.put(mailboxTo, name(target));
      }
      case ARCHIVE_ONLY -> {
        parameters.put("ArchiveOnly", true);
        parameters.put(archiveTo, name(archive == null ? target : archive));
      }
    }
  }

  private static void farEnd(Map<String, Object> parameters, NewMove.FarEnd far) {
    parameters.put("RemoteHostName", far.hostName());
    if (far.credential() != null) {
      parameters.put("RemoteCredential", Map.of("credential", far.credential()));
    }
    if (far.globalCatalog() != null) {
      parameters.put("RemoteGlobalCatalog", far.globalCatalog());
    }
    parameters.put("TargetDeliveryDomain", far.deliveryDomain());
  }

  private static void common(Map<String, Object> parameters, NewMove.Common common) {
    parameters.put("BatchName", common.wave().batchName());
    limits(parameters, common.limits());
    switch (common.brake()) {
      case NewMove.Brake.CompleteAfter(var at) -> parameters.put("CompleteAfter", utc(at));
      case NewMove.Brake.SuspendWhenReady _ -> parameters.put("SuspendWhenReadyToComplete", true);
    }
  }

  /** A limit of 0 is Exchange's own, and 2010 has no limit for large items. */
  private static void limits(Map<String, Object> parameters, Limits limits) {
    if (limits.badItems() > 0) {
      parameters.put("BadItemLimit", limits.badItems());
    }
    if (limits.largeItems() > 0) {
      parameters.put("LargeItemLimit", limits.largeItems());
    }
    if (limits.needAcceptance()) {
      parameters.put("AcceptLargeDataLoss", true);
    }
  }

  static ShellCommand completeAfter(MailboxGuid mailbox, Instant at, String controller) {
    var parameters = of(mailbox);
    parameters.put("CompleteAfter", utc(at));
    parameters.put(CONTROLLER, controller);
    return change("Set-MoveRequest", parameters);
  }

  static ShellCommand suspend(MailboxGuid mailbox, String comment, String controller) {
    var parameters = of(mailbox);
    parameters.put("SuspendComment", comment);
    parameters.put(CONTROLLER, controller);
    parameters.put(CONFIRM, false);
    return change("Suspend-MoveRequest", parameters);
  }

  static ShellCommand resume(MailboxGuid mailbox, String controller) {
    var parameters = of(mailbox);
    parameters.put(CONTROLLER, controller);
    return change("Resume-MoveRequest", parameters);
  }

  static ShellCommand remove(MailboxGuid mailbox, String controller) {
    var parameters = of(mailbox);
    parameters.put(CONTROLLER, controller);
    parameters.put(CONFIRM, false);
    return change("Remove-MoveRequest", parameters);
  }

  static ShellCommand stateOf(Database database) {
    var parameters = one(IDENTITY, name(database));
    parameters.put("Status", true);
    return read("Get-MailboxDatabase", parameters);
  }

  static ShellCommand logOn(MailboxGuid mailbox, String controller) {
    var parameters = of(mailbox);
    parameters.put(CONTROLLER, controller);
    return read("Test-MapiConnectivity", parameters);
  }

  static ShellCommand migrationUser(MailboxGuid mailbox) {
    return read("Get-MigrationUser", one(MAILBOX, mailbox.toString()));
  }

  static ShellCommand ping() {
    return read("Get-MailboxDatabase", new LinkedHashMap<>());
  }

  private static SequencedMap<String, Object> of(MailboxGuid mailbox) {
    return one(IDENTITY, mailbox.toString());
  }

  private static SequencedMap<String, Object> one(String parameter, String value) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put(parameter, value);
    return parameters;
  }

  private static String name(Database database) {
    return database.guid().toString();
  }

  private static Map<String, String> utc(Instant at) {
    return Map.of("utc", at.toString());
  }

  private static ShellCommand read(String cmdlet, SequencedMap<String, Object> parameters) {
    return new ShellCommand(cmdlet, parameters, Effect.READS);
  }

  private static ShellCommand change(String cmdlet, SequencedMap<String, Object> parameters) {
    return new ShellCommand(cmdlet, parameters, Effect.CHANGES);
  }
}
