package io.mailferry.activities.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.ForestHealth.State;
import io.mailferry.model.move.SilentController;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One domain controller, and when it last failed us. */
final class Controller implements AutoCloseable {
  /** What is asked of a controller, on one connection from beginning to end. */
  interface Question<T> {
    T askedOf(LDAPConnection connection) throws LDAPException;
  }

  /** Longer than any pause between two looks, so that the next look is through another one. */
  private static final Duration AVOIDED = Duration.ofMinutes(20);

  private record Failure(long nanoTime, String cause, Instant since) {}

  private final String name;
  private final Duration away;
  private final Duration limit;
  private final KeptConnections connections;
  private volatile @Nullable Failure failure;
  private volatile @Nullable Failure avoided;
  private final InstantSource clock;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile State state = State.NOT_ASKED;

  Controller(
      ControllerSettings controller,
      DirectorySettings settings,
      SignIn signIn,
      InstantSource clock) {
    this.name = controller.name();
    this.away = settings.timing().away();
    this.limit = settings.timing().question();
    this.clock = clock;
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
    avoided = new Failure(System.nanoTime(), why, clock.instant());
  }

  /** Itself and since when it does not answer; empty when it did, or was not asked yet. */
  Optional<SilentController> silent() {
    var failed = failure;
    return state == State.FAILED && failed != null
        ? Optional.of(new SilentController(name, failed.since()))
        : Optional.empty();
  }

  /**
   * Asks for a sign of life in the background, if nobody asked it yet, or when it failed and its
   * rest is over; one asks at a time.
   */
  void askBesides(Question<?> sign) {
    if (state != State.WELL && within(away, failure) == null && asking.compareAndSet(false, true)) {
      Thread.startVirtualThread(() -> askFor(sign));
    }
  }

  private void askFor(Question<?> sign) {
    try {
      var _ = ask(sign);
    } catch (LDAPException _) {
      // It is remembered where it happened.
    } finally {
      asking.set(false);
    }
  }

  <T> T ask(Question<T> question) throws LDAPException {
    try {
      var answer = TimeLimit.of(limit, () -> connections.ask(question));
      failure = null;
      state = State.WELL;
      return answer;
    } catch (LDAPException failed) {
      if (isTheControllersOwn(failed)) {
        var before = failure;
        var since = before == null ? clock.instant() : before.since();
        failure = new Failure(System.nanoTime(), LdapErrors.of(failed), since);
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
