package io.mailferry.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What the clocks of the Exchange servers and of the domain controllers show: the world's time, or
 * for a while one that is ahead of it or behind.
 */
public final class ServersClock implements InstantSource {
  private record Wrong(Duration ahead, Instant until) {}

  private final SimulatedClock world;
  private volatile Wrong wrong = new Wrong(Duration.ZERO, Instant.MIN);

  /** A clock that is right. */
  public ServersClock(SimulatedClock world) {
    this.world = world;
  }

  /**
   * From now on it is wrong, for so long.
   *
   * @param ahead by how much; negative when it is behind
   */
  public void goWrong(Duration ahead, Duration length) {
    wrong = new Wrong(ahead, world.instant().plus(length));
  }

  @Override
  public Instant instant() {
    return world.instant().plus(ahead());
  }

  /** What the servers say of a moment of the world: as if they had been as wrong then as now. */
  public Instant shown(Instant moment) {
    return moment.plus(ahead());
  }

  /** When the servers will show this, as far as one can tell now. */
  public Instant inTheWorld(Instant shown) {
    return shown.minus(ahead());
  }

  private Duration ahead() {
    var now = wrong;
    return world.instant().isBefore(now.until()) ? now.ahead() : Duration.ZERO;
  }
}
