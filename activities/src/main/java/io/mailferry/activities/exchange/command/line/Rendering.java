package io.mailferry.activities.exchange.command.line;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.catalogue.VersionTable;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailUser;
import io.mailferry.activities.exchange.command.GetMailbox;
import io.mailferry.activities.exchange.command.GetMailboxDatabase;
import io.mailferry.activities.exchange.command.GetMailboxDatabaseCopyStatus;
import io.mailferry.activities.exchange.command.GetMailboxStatistics;
import io.mailferry.activities.exchange.command.GetMigrationUser;
import io.mailferry.activities.exchange.command.GetMoveRequest;
import io.mailferry.activities.exchange.command.GetMoveRequestStatistics;
import io.mailferry.activities.exchange.command.GetThrottlingPolicy;
import io.mailferry.activities.exchange.command.GetThrottlingPolicyAssociation;
import io.mailferry.activities.exchange.command.NewMoveRequest;
import io.mailferry.activities.exchange.command.RemoveMoveRequest;
import io.mailferry.activities.exchange.command.ResumeMoveRequest;
import io.mailferry.activities.exchange.command.SetMoveRequest;
import io.mailferry.activities.exchange.command.SuspendMoveRequest;
import io.mailferry.activities.exchange.command.TestMapiConnectivity;
import io.mailferry.activities.exchange.command.TestMigrationServerAvailability;
import io.mailferry.activities.exchange.command.argument.Begin;
import io.mailferry.activities.exchange.command.argument.Change;
import io.mailferry.activities.exchange.command.argument.IllegalCommand;
import io.mailferry.activities.exchange.command.argument.Loss;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import io.mailferry.model.Limits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The only place where cmdlets become parameters (docs/exchange/move-requests.md#parameter-sets).
 *
 * @param now by Exchange's clock, to which its limits for times are counted
 * @param version of the organisation; null when it is not stated and the live session decides
 */
public record Rendering(Instant now, @Nullable ExchangeVersion version) {
  private static final String IDENTITY = "Identity";
  private static final String QUEUE = "MoveRequestQueue";
  private static final String MAILBOX = "MailboxGuid";
  private static final String BATCH = "BatchName";
  private static final String CONFIRM = "Confirm";
  private static final String COMPLETE_AFTER = "CompleteAfter";
  private static final String START_AFTER = "StartAfter";
  private static final String SYNC_EVERY = "IncrementalSyncInterval";
  private static final String STOP_WHEN_READY = "SuspendWhenReadyToComplete";

  private static final Duration LATEST_COMPLETION = Duration.ofDays(120);
  private static final Duration LATEST_START = Duration.ofDays(30);

  /** For an organisation whose version is not stated. */
  public static Rendering at(Instant now) {
    return new Rendering(now, null);
  }

  /**
   * A cmdlet as the shell protocol carries it.
   *
   * @throws IllegalCommand when a time is further ahead than Exchange takes
   * @throws UnknownToVersion when the stated version does not have what it needs
   */
  public ShellCommand of(Cmdlet cmdlet) {
    var line = line(cmdlet);
    if (version != null) {
      refuseWhatIsUnknownTo(version, line);
    }
    return line.command();
  }

  private static void refuseWhatIsUnknownTo(ExchangeVersion version, Line line) {
    var table = VersionTable.STANDARD;
    if (!table.of(line.cmdlet()).has(version)) {
      throw UnknownToVersion.cmdlet(version, line.cmdlet());
    }
    for (var name : line.names()) {
      if (table.of(line.cmdlet(), name).filter(span -> span.has(version)).isEmpty()) {
        throw UnknownToVersion.parameter(version, line.cmdlet(), name);
      }
    }
  }

  private Line line(Cmdlet cmdlet) {
    return switch (cmdlet) {
      case NewMoveRequest create -> create(create);
      case GetMoveRequest(var which, var controller) ->
          (switch (which) {
                case GetMoveRequest.Which.OfMailbox(var mailbox) ->
                    reads(CmdletName.GET_MOVE_REQUEST).with(IDENTITY, mailbox);
                case GetMoveRequest.Which.OfBatch(var batch) ->
                    reads(CmdletName.GET_MOVE_REQUEST)
                        .with(BATCH, batch.text())
                        .with("ResultSize", "Unlimited");
              })
              .through(controller);
      case GetMoveRequestStatistics(var which) ->
          switch (which) {
            case GetMoveRequestStatistics.Which.OfMailbox(var mailbox, var controller) ->
                reads(CmdletName.GET_MOVE_REQUEST_STATISTICS)
                    .with(IDENTITY, mailbox)
                    .through(controller);
            case GetMoveRequestStatistics.Which.ReportOf(var mailbox, var controller) ->
                reads(CmdletName.GET_MOVE_REQUEST_STATISTICS)
                    .with(IDENTITY, mailbox)
                    .through(controller)
                    .on("IncludeReport");
            case GetMoveRequestStatistics.Which.InQueue(var queue, var mailbox) ->
                reads(CmdletName.GET_MOVE_REQUEST_STATISTICS)
                    .with(QUEUE, queue)
                    .withIfGiven(MAILBOX, mailbox);
          };
      case SetMoveRequest(var mailbox, var change, var controller) ->
          changed(changes(CmdletName.SET_MOVE_REQUEST).with(IDENTITY, mailbox), change)
              .through(controller);
      case ResumeMoveRequest(var mailbox, var controller) ->
          changes(CmdletName.RESUME_MOVE_REQUEST).with(IDENTITY, mailbox).through(controller);
      case SuspendMoveRequest(var mailbox, var comment, var controller) ->
          changes(CmdletName.SUSPEND_MOVE_REQUEST)
              .with(IDENTITY, mailbox)
              .with("SuspendComment", comment.text())
              .through(controller)
              .with(CONFIRM, false);
      case RemoveMoveRequest(var which) ->
          (switch (which) {
                case RemoveMoveRequest.Which.OfMailbox(var mailbox, var controller) ->
                    changes(CmdletName.REMOVE_MOVE_REQUEST)
                        .with(IDENTITY, mailbox)
                        .through(controller);
                case RemoveMoveRequest.Which.InQueue(var queue, var mailbox) ->
                    changes(CmdletName.REMOVE_MOVE_REQUEST)
                        .with(QUEUE, queue)
                        .with(MAILBOX, mailbox);
              })
              .with(CONFIRM, false);
      case GetMailboxDatabase(var which) ->
          switch (which) {
            case GetMailboxDatabase.Which.All _ -> reads(CmdletName.GET_MAILBOX_DATABASE);
            case GetMailboxDatabase.Which.One(var database) ->
                reads(CmdletName.GET_MAILBOX_DATABASE).with(IDENTITY, database).on("Status");
          };
      case GetMailboxDatabaseCopyStatus(var database) ->
          reads(CmdletName.GET_MAILBOX_DATABASE_COPY_STATUS).with(IDENTITY, database);
      case GetMailbox(var mailbox, var controller) ->
          reads(CmdletName.GET_MAILBOX).with(IDENTITY, mailbox).through(controller);
      case GetMailUser(var mailbox, var controller) ->
          reads(CmdletName.GET_MAIL_USER).with(IDENTITY, mailbox).through(controller);
      case GetMigrationUser(var mailbox) ->
          reads(CmdletName.GET_MIGRATION_USER).with(MAILBOX, mailbox);
      case GetMailboxStatistics(var which) ->
          switch (which) {
            case GetMailboxStatistics.Which.OfMailbox(var mailbox, var controller) ->
                reads(CmdletName.GET_MAILBOX_STATISTICS)
                    .with(IDENTITY, mailbox)
                    .through(controller);
            case GetMailboxStatistics.Which.InDatabase(var database) ->
                reads(CmdletName.GET_MAILBOX_STATISTICS).with("Database", database);
          };
      case TestMapiConnectivity(var mailbox, var controller) ->
          reads(CmdletName.TEST_MAPI_CONNECTIVITY).with(IDENTITY, mailbox).through(controller);
      case TestMigrationServerAvailability(var server, var credential) ->
          reads(CmdletName.TEST_MIGRATION_SERVER_AVAILABILITY)
              .on("ExchangeRemoteMove")
              .with("RemoteServer", server)
              .credentialIfGiven("Credentials", credential);
      case GetThrottlingPolicyAssociation(var account) ->
          reads(CmdletName.GET_THROTTLING_POLICY_ASSOCIATION).with(IDENTITY, account);
      case GetThrottlingPolicy(var which) ->
          switch (which) {
            case GetThrottlingPolicy.Which.All _ -> reads(CmdletName.GET_THROTTLING_POLICY);
            case GetThrottlingPolicy.Which.One(var policy) ->
                reads(CmdletName.GET_THROTTLING_POLICY).with(IDENTITY, policy);
          };
    };
  }

  // ------------------------------------------------------------------ a new request

  private Line create(NewMoveRequest create) {
    var move = create.move();
    var line =
        new Line(CmdletName.NEW_MOVE_REQUEST, create.dryRun() ? Effect.READS : Effect.CHANGES);
    line.with(IDENTITY, move.mailbox());
    switch (move) {
      case NewMove.Local local -> part(line, local.part());
      case NewMove.Pull pull -> {
        farEnd(line.on("Remote"), pull.far());
        line.with("TargetDatabase", pull.target())
            .withIfGiven("ArchiveTargetDatabase", pull.targetArchive());
      }
      case NewMove.Push push -> {
        farEnd(line.on("Outbound"), push.far());
        line.with("RemoteTargetDatabase", push.remoteTarget())
            .withIfGiven("RemoteArchiveTargetDatabase", push.remoteTargetArchive());
      }
      case NewMove.LegacyPull pull ->
          legacyEnd(line, pull.far()).with("TargetDatabase", pull.target());
      case NewMove.LegacyPush push ->
          legacyEnd(line, push.far()).with("RemoteTargetDatabase", push.remoteTarget());
    }
    common(line, move.common());
    line.through(create.controller());
    return create.dryRun() ? line.on("WhatIf") : line;
  }

  /**
   * An archive's database excludes a mailbox that moves alone, and the other way round
   * (docs/exchange/move-requests.md#combinations).
   */
  private static void part(Line line, Part part) {
    switch (part) {
      case Part.Whole(var target, var targetArchive) ->
          line.with("TargetDatabase", target).withIfGiven("ArchiveTargetDatabase", targetArchive);
      case Part.PrimaryOnly(var target) -> line.on("PrimaryOnly").with("TargetDatabase", target);
      case Part.ArchiveOnly(var targetArchive) ->
          line.on("ArchiveOnly").with("ArchiveTargetDatabase", targetArchive);
    }
  }

  private static void farEnd(Line line, NewMove.FarEnd far) {
    line.with("RemoteHostName", far.hostName());
    line.credentialIfGiven(far.credential())
        .withIfGiven("RemoteGlobalCatalog", far.globalCatalog())
        .with("TargetDeliveryDomain", far.deliveryDomain());
  }

  private static Line legacyEnd(Line line, NewMove.LegacyEnd far) {
    return line.on("RemoteLegacy")
        .credentialIfGiven(far.credential())
        .with("RemoteGlobalCatalog", far.globalCatalog())
        .with("TargetDeliveryDomain", far.deliveryDomain());
  }

  private void common(Line line, NewMove.Common common) {
    line.with(BATCH, common.wave().batchName());
    switch (common.loss()) {
      case Loss.UpTo(var limits) -> limits(line, limits);
      case Loss.AllLargeItems(var badItems) -> limits(line.on("AllowLargeItems"), badItems, 0);
    }
    switch (common.brake()) {
      case NewMove.Brake.CompleteAfter(var at, var startAfter, var syncEvery) -> {
        completeAfter(line, at);
        if (startAfter != null) {
          startAfter(line, startAfter);
        }
        if (syncEvery != null) {
          line.with(SYNC_EVERY, syncEvery);
        }
      }
      case NewMove.Brake.SuspendWhenReady _ -> line.on(STOP_WHEN_READY);
      case NewMove.Brake.None _ -> {}
    }
    switch (common.begin()) {
      case Begin.Soon _ -> {}
      case Begin.WhenResumed(var comment) ->
          line.on("Suspend").withIfGiven("SuspendComment", comment == null ? null : comment.text());
    }
  }

  // ------------------------------------------------------------------ what several have

  private Line changed(Line line, Change change) {
    return switch (change) {
      case Change.CompleteAfter(var at) -> completeAfter(line, at);
      case Change.CompleteAnyTime _ -> line.nothing(COMPLETE_AFTER);
      case Change.StartAfter(var at) -> startAfter(line, at);
      case Change.SyncEvery(var interval) -> line.with(SYNC_EVERY, interval);
      case Change.StopWhenReady(var stop) -> line.with(STOP_WHEN_READY, stop);
      case Change.PreventCompletion(var prevent) -> line.with("PreventCompletion", prevent);
      case Change.FarEnd(var hostName, var credential, var globalCatalog) ->
          line.withIfGiven("RemoteHostName", hostName)
              .credentialIfGiven(credential)
              .withIfGiven("RemoteGlobalCatalog", globalCatalog);
      case Change.MostLoss(var limits) -> limits(line, limits);
      case Change.Mark(var wave) -> line.with(BATCH, wave.batchName());
    };
  }

  private Line completeAfter(Line line, Instant at) {
    Rule.that(!at.isAfter(now.plus(LATEST_COMPLETION)), "CompleteAfter is at most 120 days ahead");
    return line.with(COMPLETE_AFTER, at);
  }

  private Line startAfter(Line line, Instant at) {
    Rule.that(!at.isAfter(now.plus(LATEST_START)), "StartAfter is at most 30 days ahead");
    return line.with(START_AFTER, at);
  }

  private static Line limits(Line line, Limits limits) {
    return limits(line, limits.badItems(), limits.largeItems());
  }

  /** A limit of 0 is Exchange's own, and 2010 has no limit for large items. */
  private static Line limits(Line line, int badItems, int largeItems) {
    if (badItems > 0) {
      line.with("BadItemLimit", badItems);
    }
    if (largeItems > 0) {
      line.with("LargeItemLimit", largeItems);
    }
    return new Limits(badItems, largeItems).needAcceptance()
        ? line.on("AcceptLargeDataLoss")
        : line;
  }

  private static Line reads(CmdletName cmdlet) {
    return new Line(cmdlet, Effect.READS);
  }

  private static Line changes(CmdletName cmdlet) {
    return new Line(cmdlet, Effect.CHANGES);
  }
}
