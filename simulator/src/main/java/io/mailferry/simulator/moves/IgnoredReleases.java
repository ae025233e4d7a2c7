package io.mailferry.simulator.moves;

import io.mailferry.simulator.world.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Until when the service does not take up a request that has been released for its cutover. */
final class IgnoredReleases {
  private final InstantSource clock;
  private final Map<Mailbox, Instant> until = new HashMap<>();
  private Instant allUntil = Instant.MIN;

  IgnoredReleases(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on for so long, for this mailbox or, when none is named, for all. */
  void ignore(Optional<Mailbox> mailbox, Duration length) {
    var end = clock.instant().plus(length);
    mailbox.ifPresentOrElse(each -> until.put(each, end), () -> allUntil = end);
  }

  /** When the service takes it up that would do so at this moment. */
  Instant takenUp(MoveRequest request, Instant due) {
    var own = until.getOrDefault(request.mailbox(), Instant.MIN);
    var latest = own.isAfter(allUntil) ? own : allUntil;
    return latest.isAfter(due) ? latest : due;
  }
}
