package io.mailferry.simulator.moves.request;

import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.Organisation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request was created with and cannot change.
 *
 * @param mailbox whose mailbox
 * @param kind local, pull or push
 * @param organisation where the command ran
 * @param source the database it leaves
 * @param target the database it goes to
 * @param remoteHostName the far side's proxy, for moves across forests
 * @param deliveryDomain the domain that routes to the target, for moves across forests
 * @param autoResume whether it completes by time; otherwise it stops and waits for Resume
 * @param priority higher goes first
 * @param startAfter not before
 */
public record MoveOrder(
    Mailbox mailbox,
    MoveKind kind,
    Organisation organisation,
    Database source,
    Database target,
    @Nullable String remoteHostName,
    @Nullable String deliveryDomain,
    boolean autoResume,
    int priority,
    @Nullable Instant startAfter) {

  /** The database in whose system mailbox the request is kept. */
  public Database queue() {
    return kind == MoveKind.PUSH ? source : target;
  }

  /** The user object that carries the stamp. */
  public DirectoryUser user() {
    return mailbox.in(organisation).orElseThrow();
  }

  /** Whether both of its databases can be read and written. */
  public boolean bothMounted() {
    return source.mounted() && target.mounted();
  }
}
