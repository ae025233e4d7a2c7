package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.ForestHealth.State;
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
  private final KeptConnections connections;
  private volatile @Nullable Failure failure;
  private volatile @Nullable Failure avoided;
  private volatile State state = State.NOT_ASKED;

  Controller(
      ControllerSettings controller,
      DirectorySettings settings,
      SignIn signIn,
      InstantSource clock) {
    this.name = controller.name();
    this.away = settings.timing().away();
    this.limit = settings.timing().question();
    var health = new ControllerHealthCheck(settings, clock);
    this.connections =
        new KeptConnections(new Connections(controller, settings, signIn, health), health);
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

  /** How it stood when it was last asked, however long ago that was. */
  ControllerHealth health() {
    var failed = failure;
    return new ControllerHealth(
        name,
        state,
        state == State.FAILED && failed != null ? failed.cause() : within(AVOIDED, avoided));
  }

  /** Somebody else could not work with it; that it answers us does not change that. */
  void avoid(String why) {
    avoided = new Failure(System.nanoTime(), why);
  }

  <T> T ask(Question<T> question) throws LDAPException {
    try {
      var answer = TimeLimit.of(limit, () -> connections.ask(question));
      failure = null;
      state = State.WELL;
      return answer;
    } catch (LDAPException failed) {
      if (isTheControllersOwn(failed)) {
        failure = new Failure(System.nanoTime(), LdapErrors.of(failed));
        state = State.FAILED;
      }
      throw failed;
    }
  }

  private static boolean isTheControllersOwn(LDAPException failed) {
    return !(failed instanceof AccountRefused)
        && !(failed instanceof NotAsked)
        && !failed.getResultCode().equals(ResultCode.USER_CANCELED);
  }

  @Override
  public void close() {
    connections.close();
  }
}
