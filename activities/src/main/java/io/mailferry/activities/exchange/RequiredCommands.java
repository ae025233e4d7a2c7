package io.mailferry.activities.exchange;

import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailboxDatabase;
import io.mailferry.activities.exchange.command.GetMoveRequest;
import io.mailferry.activities.exchange.command.GetMoveRequestStatistics;
import io.mailferry.activities.exchange.command.NewMoveRequest;
import io.mailferry.activities.exchange.command.RemoveMoveRequest;
import io.mailferry.activities.exchange.command.ResumeMoveRequest;
import io.mailferry.activities.exchange.command.SetMoveRequest;
import io.mailferry.activities.exchange.command.SuspendMoveRequest;
import io.mailferry.activities.exchange.command.TestMapiConnectivity;
import io.mailferry.activities.exchange.command.argument.BatchPattern;
import io.mailferry.activities.exchange.command.argument.Change;
import io.mailferry.activities.exchange.command.argument.Comment;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.model.Database;
import io.mailferry.model.WaveName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commands without which a wave cannot be carried through, as examples: what is needed is read
 * off the very lines that would be sent.
 */
public final class RequiredCommands {
  private static final String CONTROLLER = "dc1.example";
  private static final Database QUEUE = new Database(new UUID(0, 1), "example", "CN=example");

  private RequiredCommands() {}

  /** Everything that is sent for a mailbox that moves like this one. */
  public static List<Cmdlet> of(NewMove move) {
    var mailbox = move.mailbox();
    var commands = new ArrayList<Cmdlet>();
    commands.add(new NewMoveRequest(move, CONTROLLER));
    commands.add(
        new GetMoveRequest(
            new GetMoveRequest.Which.OfBatch(new BatchPattern(WaveName.everyBatch())), null));
    commands.add(
        new GetMoveRequestStatistics(
            new GetMoveRequestStatistics.Which.OfMailbox(mailbox, CONTROLLER)));
    commands.add(
        new GetMoveRequestStatistics(new GetMoveRequestStatistics.Which.InQueue(QUEUE, mailbox)));
    if (move.common().brake() instanceof NewMove.Brake.CompleteAfter until) {
      commands.add(new SetMoveRequest(mailbox, new Change.CompleteAfter(until.at()), CONTROLLER));
    }
    var far = farEnd(move);
    if (far != null) {
      var change = new Change.FarEnd(far.hostName(), far.credential(), far.globalCatalog());
      commands.add(new SetMoveRequest(mailbox, change, CONTROLLER));
    }
    commands.add(new SuspendMoveRequest(mailbox, new Comment("example"), CONTROLLER));
    commands.add(new ResumeMoveRequest(mailbox, CONTROLLER));
    commands.add(new RemoveMoveRequest(new RemoveMoveRequest.Which.OfMailbox(mailbox, CONTROLLER)));
    commands.add(new GetMailboxDatabase(new GetMailboxDatabase.Which.All()));
    if (arrivesHere(move)) {
      commands.add(new TestMapiConnectivity(mailbox, CONTROLLER));
    }
    return commands;
  }

  /** Requests under way may need another one, when the far account's password changes. */
  private static NewMove.@Nullable FarEnd farEnd(NewMove move) {
    return switch (move) {
      case NewMove.Pull pull -> pull.far();
      case NewMove.Push push -> push.far();
      case NewMove.Local _, NewMove.LegacyPull _, NewMove.LegacyPush _ -> null;
    };
  }

  /** Only the organisation in which a mailbox arrives can let somebody log on to it. */
  private static boolean arrivesHere(NewMove move) {
    return switch (move) {
      case NewMove.Local _, NewMove.Pull _, NewMove.LegacyPull _ -> true;
      case NewMove.Push _, NewMove.LegacyPush _ -> false;
    };
  }
}
