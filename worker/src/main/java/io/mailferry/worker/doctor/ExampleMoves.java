package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.RequiredCommands;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves of nobody's mailbox along every route that an organisation's settings allow, with an
 * archive and in each of its parts, to read off what they need.
 */
final class ExampleMoves {
  private static final MailboxGuid NOBODY = new MailboxGuid(new UUID(0, 1));
  private static final Database SOMEWHERE = new Database(new UUID(0, 1), "example", "CN=example");

  /**
   * More bad items than Exchange skips unasked. Large items have a limit of their own since 2013
   * only, so a plan that wants one is checked when it starts.
   */
  private static final Limits LOSSY = new Limits(51, 0);

  private final NewMove.@Nullable FarEnd far;
  private final Instant now;

  /**
   * @param far the other side, as the settings have it; null when only local moves are possible
   * @param now by Exchange's clock
   */
  ExampleMoves(NewMove.@Nullable FarEnd far, Instant now) {
    this.far = far;
    this.now = now;
  }

  /** The routes, in words. */
  String routes() {
    return far == null ? "local moves need" : "local, pull and push moves need";
  }

  /** Every command of waves that are held back with a time, as they are unless told otherwise. */
  List<ShellCommand> heldByTime() {
    return commands(new NewMove.Brake.CompleteAfter(now.plus(Duration.ofDays(1))));
  }

  /**
   * Every command of waves that are held back by suspending ({@code start --hold-with suspend}).
   */
  List<ShellCommand> heldBySuspending() {
    return commands(new NewMove.Brake.SuspendWhenReady());
  }

  private List<ShellCommand> commands(NewMove.Brake brake) {
    var rendering = Rendering.at(now);
    return moves(new NewMove.Common(new WaveName("example"), LOSSY, brake)).stream()
        .flatMap(move -> RequiredCommands.of(move).stream())
        .map(rendering::of)
        .toList();
  }

  private List<NewMove> moves(NewMove.Common common) {
    var moves = new ArrayList<NewMove>();
    moves.add(new NewMove.Local(NOBODY, new Part.Whole(SOMEWHERE, SOMEWHERE), common));
    moves.add(new NewMove.Local(NOBODY, new Part.PrimaryOnly(SOMEWHERE), common));
    moves.add(new NewMove.Local(NOBODY, new Part.ArchiveOnly(SOMEWHERE), common));
    if (far != null) {
      moves.add(new NewMove.Pull(NOBODY, far, SOMEWHERE, SOMEWHERE, common));
      moves.add(new NewMove.Push(NOBODY, far, SOMEWHERE, SOMEWHERE, common));
    }
    return moves;
  }
}
