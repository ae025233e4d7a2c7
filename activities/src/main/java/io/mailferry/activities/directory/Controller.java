package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One domain controller, and when it last failed us. */
final class Controller implements AutoCloseable {
  /** What is asked of a controller, on one connection from beginning to end. */
  interface Question<T> {
    T askedOf(LDAPConnection connection) throws LDAPException;
  }

  /** Longer than any pause between two looks, so that the next look is through another one. */
  private static final Duration AVOIDED = Duration.ofMinutes(20);

  private record Failure(long nanoTime, String cause) {}

  private final String name;
  private final Duration away;
  private final Duration limit;
  private final LDAPConnectionPool pool;
  private volatile @Nullable Failure failure;
  private volatile @Nullable Failure avoided;

  Controller(ControllerSettings controller, DirectorySettings settings, InstantSource clock) {
    this.name = controller.name();
    this.away = settings.timing().away();
    this.limit = settings.timing().question();
    this.pool = Connections.to(controller, settings, new ControllerHealthCheck(settings, clock));
  }

  String name() {
    return name;
  }

  /** What it failed of, while that is recent enough to ask the others first. */
  @Nullable String recentTrouble() {
    var ours = within(away, failure);
    return ours == null ? within(AVOIDED, avoided) : ours;
  }

  private static @Nullable String within(Duration time, @Nullable Failure last) {
    return last != null && System.nanoTime() - last.nanoTime() < time.toNanos()
        ? last.cause()
        : null;
  }

  /** Somebody else could not work with it; that it answers us does not change that. */
  void avoid(String why) {
    avoided = new Failure(System.nanoTime(), why);
  }

  <T> T ask(Question<T> question) throws LDAPException {
    try {
      var answer = TimeLimit.of(limit, () -> askOnce(question));
      failure = null;
      return answer;
    } catch (LDAPException failed) {
      if (failed.getResultCode().equals(ResultCode.USER_CANCELED)) {
        throw failed;
      }
      failure = new Failure(System.nanoTime(), LdapErrors.of(failed));
      throw failed;
    }
  }

  private <T> T askOnce(Question<T> question) throws LDAPException {
    var connection = pool.getConnection();
    try {
      return answered(question, connection);
    } catch (LDAPException cut) {
      // A connection kept since before a restart says nothing about the controller of now.
      if (!cut.getResultCode().equals(ResultCode.SERVER_DOWN)) {
        throw cut;
      }
      return answered(question, pool.getConnection());
    }
  }

  private <T> T answered(Question<T> question, LDAPConnection connection) throws LDAPException {
    try {
      var answer = question.askedOf(connection);
      pool.releaseConnection(connection);
      return answer;
    } catch (LDAPException failed) {
      if (failed.getResultCode().isConnectionUsable()) {
        pool.releaseConnection(connection);
      } else {
        pool.releaseDefunctConnection(connection);
      }
      throw failed;
    } catch (RuntimeException broken) {
      pool.discardConnection(connection);
      throw broken;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
