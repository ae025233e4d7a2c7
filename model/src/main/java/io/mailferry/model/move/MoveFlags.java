package io.mailferry.model.move;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;

/**
 * The bit mask {@code msExchMailboxMoveFlags} (docs/exchange/queues-and-stamps.md#the-flags): it
 * tells the direction of the running request, straight from the directory.
 *
 * @param bits the mask as stored
 */
public record MoveFlags(int bits) {
  private static final int CROSS_ORG = 1;
  private static final int INTRA_ORG = 2;
  private static final int PUSH = 4;
  private static final int PULL = 8;
  private static final int SUSPEND = 256;
  private static final int SUSPEND_WHEN_READY = 512;
  private static final int PRIMARY_ONLY = 1024;
  private static final int ARCHIVE_ONLY = 2048;

  /** Any mask is legal; unknown bits are kept. */
  @JsonCreator
  public MoveFlags {}

  /** The flags of a request that is known by its queue item alone; that tells no part of it. */
  static MoveFlags of(Route route, boolean suspendsWhenReady) {
    var way =
        switch (route) {
          case LOCAL -> INTRA_ORG | PULL;
          case PULL -> CROSS_ORG | PULL;
          case PUSH -> CROSS_ORG | PUSH;
        };
    return new MoveFlags(suspendsWhenReady ? way | SUSPEND_WHEN_READY : way);
  }

  /** The mask as stored. */
  @Override
  @JsonValue
  public int bits() {
    return bits;
  }

  /**
   * Whether the flags have arrived at all: every request is either within or across organisations.
   * Attributes are replicated one by one, so a controller can show a status without them.
   */
  public boolean known() {
    return (bits & (CROSS_ORG | INTRA_ORG)) != 0;
  }

  /** The route that a request with these flags travels; meaningless while they are not known. */
  public Route route() {
    if ((bits & CROSS_ORG) == 0) {
      return Route.LOCAL;
    }
    return (bits & PUSH) == 0 ? Route.PULL : Route.PUSH;
  }

  /** Which part of a mailbox a request with these flags moves. */
  public MailboxScope scope() {
    if ((bits & PRIMARY_ONLY) != 0) {
      return MailboxScope.PRIMARY_ONLY;
    }
    return (bits & ARCHIVE_ONLY) != 0
        ? MailboxScope.ARCHIVE_ONLY
        : MailboxScope.PRIMARY_AND_ARCHIVE;
  }

  /** Whether somebody suspended the request. */
  public boolean suspended() {
    return (bits & SUSPEND) != 0;
  }

  /** Whether the request rests at 95 % until resumed, whatever the clock says. */
  public boolean suspendsWhenReady() {
    return (bits & SUSPEND_WHEN_READY) != 0;
  }
}
