package io.mailferry.model.decision;

import io.mailferry.model.move.RequestStatus;

/**
 * What a wait is expected to lead to. When the monitor says that the request has reached the state
 * for it, the act itself does the looking: it looks first, and acts only if that is then decided.
 */
public enum Expected {
  /** The move is copied and is released. */
  RELEASE,
  /** The move is completed and is verified. */
  VERIFY;

  /** Whether a request in this state is ready for it. */
  public boolean isReachedBy(RequestStatus status) {
    return switch (this) {
      case RELEASE -> status == RequestStatus.SYNCED || status == RequestStatus.AUTO_SUSPENDED;
      case VERIFY -> status.completed();
    };
  }
}
