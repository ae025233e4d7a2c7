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

  /** A sign of life is one small answer, for which nobody waits as for a search. */
  private static final Duration LONGEST_SIGN = Duration.ofSeconds(10);

  /** So many times as long as one that failed is asked last. */
  private static final int BESIDES = 10;

  private record Failure(long nanoTime, String cause) {}

  /**
   * What was heard of it.
   *
   * @param nanoTime when it was asked last
   * @param answered whether it has ever answered
   * @param silentSince when it first did not answer any more; null when it did
   */
  private record Heard(long nanoTime, boolean answered, @Nullable Instant silentSince) {}

  private final String name;
  private final Duration away;
  private final Duration limit;
  private final KeptConnections connections;
  private volatile @Nullable Failure failure;
  private volatile @Nullable Failure avoided;
  private final InstantSource clock;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile @Nullable Heard heard;
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
    avoided = new Failure(System.nanoTime(), why);
  }

  /**
   * Itself and since when it does not answer; empty when it did when it was last asked, and when it
   * never has: of one that nobody ever reached nobody can have been told anything.
   */
  Optional<SilentController> silent() {
    var last = heard;
    return last == null || !last.answered() || last.silentSince() == null
        ? Optional.empty()
        : Optional.of(new SilentController(name, last.silentSince()));
  }

  /**
   * Asks for a sign of life in the background, if it was not asked anything for a while; one asks
   * at a time. It signs in nowhere, so that it can lock no account, and changes nothing about whom
   * questions go to.
   */
  void askBesides() {
    var last = heard;
    var due =
        last == null || System.nanoTime() - last.nanoTime() >= away.multipliedBy(BESIDES).toNanos();
    if (due && asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("mailferry-sign-of-life").start(this::askForASign);
    }
  }

  private void askForASign() {
    try {
      var _ = signOfLife();
    } finally {
      asking.set(false);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Asks for a sign of life and waits for it; as {@link #askBesides} it signs in nowhere. */
  SignOfLife signOfLife() {
    var answered = false;
    try {
      answered = TimeLimit.of(shorter(limit, LONGEST_SIGN), connections::signOfLife);
      return new SignOfLife(name, null);
    } catch (LDAPException silent) {
      return new SignOfLife(name, LdapErrors.of(silent));
    } finally {
      hear(answered);
    }
  }

  private void hear(boolean answers) {
    var before = heard;
    var silentSince = before == null ? null : before.silentSince();
    heard =
        new Heard(
            System.nanoTime(),
            answers || (before != null && before.answered()),
            answers ? null : silentSince == null ? clock.instant() : silentSince);
  }

  <T> T ask(Question<T> question) throws LDAPException {
    try {
      var answer = TimeLimit.of(limit, () -> connections.ask(question));
      failure = null;
      hear(true);
      state = State.WELL;
      return answer;
    } catch (LDAPException failed) {
      if (isTheControllersOwn(failed)) {
        failure = new Failure(System.nanoTime(), LdapErrors.of(failed));
        hear(false);
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
