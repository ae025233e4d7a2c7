package io.mailferry.simulator.commands;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.commands.change.MoveRequestChanges;
import io.mailferry.simulator.commands.change.NewMoveRequest;
import io.mailferry.simulator.commands.change.ServerSettings;
import io.mailferry.simulator.commands.read.DatabaseReads;
import io.mailferry.simulator.commands.read.FarEndReads;
import io.mailferry.simulator.commands.read.MailboxReads;
import io.mailferry.simulator.commands.read.MigrationUserReads;
import io.mailferry.simulator.commands.read.MoveRequestReads;
import io.mailferry.simulator.commands.read.PolicyReads;
import io.mailferry.simulator.commands.read.RecipientReads;
import io.mailferry.simulator.commands.syntax.Syntax;
import io.mailferry.simulator.commands.syntax.Syntaxes;
import io.mailferry.simulator.world.ExchangeVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A cmdlet: its syntax and what it does. */
record Cmdlet(Syntax syntax, Consumer<Call> body) {
  private static final List<Cmdlet> ALL =
      List.of(
          new Cmdlet(Syntaxes.NEW_MOVE_REQUEST, NewMoveRequest::run),
          new Cmdlet(Syntaxes.GET_MOVE_REQUEST, MoveRequestReads::requests),
          new Cmdlet(Syntaxes.GET_MOVE_REQUEST_STATISTICS, MoveRequestReads::statistics),
          new Cmdlet(Syntaxes.SET_MOVE_REQUEST, MoveRequestChanges::set),
          new Cmdlet(Syntaxes.RESUME_MOVE_REQUEST, MoveRequestChanges::resume),
          new Cmdlet(Syntaxes.SUSPEND_MOVE_REQUEST, MoveRequestChanges::suspend),
          new Cmdlet(Syntaxes.REMOVE_MOVE_REQUEST, MoveRequestChanges::remove),
          new Cmdlet(Syntaxes.GET_MAILBOX_DATABASE, DatabaseReads::databases),
          new Cmdlet(Syntaxes.GET_MAILBOX_DATABASE_COPY_STATUS, DatabaseReads::copies),
          new Cmdlet(Syntaxes.GET_MAILBOX, RecipientReads::mailboxes),
          new Cmdlet(Syntaxes.GET_MAIL_USER, RecipientReads::mailUsers),
          new Cmdlet(Syntaxes.GET_MAILBOX_STATISTICS, MailboxReads::mailboxStatistics),
          new Cmdlet(Syntaxes.TEST_MAPI_CONNECTIVITY, MailboxReads::mapiConnectivity),
          new Cmdlet(Syntaxes.TEST_MIGRATION_SERVER_AVAILABILITY, FarEndReads::availability),
          new Cmdlet(Syntaxes.GET_MIGRATION_USER, MigrationUserReads::migrationUsers),
          new Cmdlet(Syntaxes.GET_THROTTLING_POLICY, PolicyReads::policies),
          new Cmdlet(Syntaxes.GET_THROTTLING_POLICY_ASSOCIATION, PolicyReads::associations),
          new Cmdlet(Syntaxes.SET_AD_SERVER_SETTINGS, ServerSettings::set));

  /** The cmdlet of this name, where the version has it. */
  static Optional<Cmdlet> named(String name, ExchangeVersion version) {
    return of(version).filter(each -> each.syntax.cmdlet().equalsIgnoreCase(name)).findFirst();
  }

  /** The cmdlets of this version. */
  static Stream<Cmdlet> of(ExchangeVersion version) {
    return ALL.stream().filter(each -> each.syntax.isKnownTo(version));
  }

  void run(Call call) {
    body.accept(call);
  }
}
