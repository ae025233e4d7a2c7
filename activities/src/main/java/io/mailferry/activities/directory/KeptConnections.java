package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one controller, a few of which are kept for the next question.
 *
 * <p>A connection that was kept may have died since: its controller was restarted, or a firewall
 * forgot it. So what goes wrong on a kept one is asked again on a new one, and only what goes wrong
 * there is the controller's fault. No thread of its own looks after them: it would open
 * connections, and sign in, when nobody asks for anything.
 */
final class KeptConnections implements AutoCloseable {
  private static final int AT_MOST = 4;
  private static final Duration CHECKED_EVERY = Duration.ofMinutes(1);
  private static final Duration OLD = Duration.ofMinutes(15);

  private record Kept(LDAPConnection connection, long opened, long checked) {}

  private final Connections connections;
  private final ControllerHealthCheck health;
  private final BlockingDeque<Kept> kept = new LinkedBlockingDeque<>(AT_MOST);
  private volatile boolean closed;

  KeptConnections(Connections connections, ControllerHealthCheck health) {
    this.connections = connections;
    this.health = health;
  }

  /** What the question returns, asked on one connection from beginning to end. */
  <T> T ask(Controller.Question<T> question) throws LDAPException {
    var before = keptOne();
    if (before != null) {
      try {
        return answered(before, question);
      } catch (LDAPException cut) {
        if (cut.getResultCode().isConnectionUsable()) {
          throw cut;
        }
        // The others were kept since before whatever happened, too.
        closeKept();
      }
    }
    var opened = System.nanoTime();
    return answered(new Kept(connections.open(), opened, opened), question);
  }

  /** Asks on a connection of its own, and signs in nowhere: {@link Connections#signOfLife}. */
  boolean signOfLife() throws LDAPException {
    return connections.signOfLife();
  }

  private @Nullable Kept keptOne() {
    for (var one = kept.pollFirst(); one != null; one = kept.pollFirst()) {
      if (!isPast(one.opened(), OLD)) {
        return one;
      }
      one.connection().close();
    }
    return null;
  }

  private static boolean isPast(long nanoTime, Duration age) {
    return System.nanoTime() - nanoTime > age.toNanos();
  }

  private <T> T answered(Kept one, Controller.Question<T> question) throws LDAPException {
    try {
      var checked = checked(one);
      var answer = question.askedOf(one.connection());
      keep(checked);
      return answer;
    } catch (LDAPException failed) {
      if (failed.getResultCode().isConnectionUsable()) {
        keep(one);
      } else {
        one.connection().closeWithoutUnbind();
      }
      throw failed;
    } catch (RuntimeException broken) {
      one.connection().closeWithoutUnbind();
      throw broken;
    }
  }

  private Kept checked(Kept one) throws LDAPException {
    if (!isPast(one.checked(), CHECKED_EVERY)) {
      return one;
    }
    var now = System.nanoTime();
    health.check(one.connection());
    health.search(one.connection());
    return new Kept(one.connection(), one.opened(), now);
  }

  private void keep(Kept one) {
    if (closed || !kept.offerFirst(one)) {
      one.connection().close();
    } else if (closed) {
      closeKept();
    }
  }

  private void closeKept() {
    for (var one = kept.pollFirst(); one != null; one = kept.pollFirst()) {
      one.connection().closeWithoutUnbind();
    }
  }

  @Override
  public void close() {
    closed = true;
    closeKept();
  }
}
