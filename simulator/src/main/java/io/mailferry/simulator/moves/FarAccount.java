package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.MoveKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The account by which requests reach the other forest. A request keeps the credential that it was
 * given; when the account's password is changed, it is not let in any more until it is given
 * another one.
 */
final class FarAccount {
  private final InstantSource clock;
  private final MoveRequestQueues queues;
  private final Failures failures;
  private @Nullable Instant expiredAt;
  private @Nullable Instant lockedUntil;
  private boolean renewed;

  FarAccount(InstantSource clock, MoveRequestQueues queues, Failures failures) {
    this.clock = clock;
    this.queues = queues;
    this.failures = failures;
  }

  /**
   * Lets nobody in from now on. What is completing already is let finish.
   *
   * @param length for how long, after which all are let in as before; null until a request is given
   *     another credential, and then only those with another one
   */
  void expire(@Nullable Duration length) {
    expiredAt = clock.instant();
    lockedUntil = length == null ? null : expiredAt.plus(length);
    renewed = false;
    for (var request : queues.all()) {
      if (request.isRunning() && !request.stage.isCompletion() && !letsIn(request)) {
        failures.fail(request, failure(request));
      }
    }
  }

  /** The request is given the credential of now. */
  void renew(MoveRequest request) {
    request.credentialAt = clock.instant();
    renewed = true;
  }

  /** Whether new requests are let in. */
  boolean letsNewOnesIn() {
    return expiredAt == null || (lockedUntil == null ? renewed : isUnlocked());
  }

  /** Whether a request is let in. */
  boolean letsIn(MoveRequest request) {
    if (expiredAt == null || request.order.kind() == MoveKind.LOCAL) {
      return true;
    }
    return lockedUntil == null
        ? renewed && !request.credentialAt.isBefore(expiredAt)
        : isUnlocked();
  }

  private boolean isUnlocked() {
    return lockedUntil != null && !clock.instant().isBefore(lockedUntil);
  }

  /** Why a request that is not let in fails. */
  static MoveFailure failure(MoveRequest request) {
    return MoveFailure.unauthorized(
        request.order.kind() == MoveKind.PUSH ? "Target" : "Source",
        request.order.remoteHostName());
  }
}
