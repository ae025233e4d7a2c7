package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.Mismatch;
import io.mailferry.simulator.world.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Until when requests are shown as not valid, and why. */
final class Mismatches {
  private record Shown(Mismatch mismatch, Instant until) {}

  private final InstantSource clock;
  private final Map<Mailbox, Shown> shown = new HashMap<>();

  Mismatches(InstantSource clock) {
    this.clock = clock;
  }

  void show(Mailbox mailbox, Mismatch mismatch, Duration length) {
    shown.put(mailbox, new Shown(mismatch, clock.instant().plus(length)));
  }

  /** What statistics say of it beside all else. */
  void tell(MoveRequest request, Map<String, @Nullable Object> properties) {
    var own = shown.get(request.mailbox());
    var valid = own == null || !clock.instant().isBefore(own.until());
    properties.put("IsValid", valid);
    properties.put(
        "ValidationMessage",
        valid || own == null ? null : "The request is not valid: " + own.mismatch().label() + ".");
  }
}
