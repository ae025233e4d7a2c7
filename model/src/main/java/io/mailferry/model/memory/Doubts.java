package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when something cannot be believed or read.
 *
 * @param oddSince since when directory and queue contradict each other; null when they do not
 * @param oddSeen when they were last seen to; null when they do not, and in the oldest histories
 * @param unreadableSince since when the queue, or a directory, cannot be read; null when it can
 * @param heldSince since when nobody is asked about the contradiction because a controller is
 *     silent that may know better; null when that was not so
 * @param untouchableSince since when the request is in a state in which no command is right, like a
 *     removal under way; null when it is in no such state, and in older histories
 * @param unmovedSince since when nothing more of a request was copied that Exchange works on; null
 *     when it works on none, and in older histories
 */
public record Doubts(
    @Nullable Instant oddSince,
    @Nullable Instant oddSeen,
    @Nullable Instant unreadableSince,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant heldSince,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant untouchableSince,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant unmovedSince) {
  static final Doubts NONE = new Doubts(null, null, null, null, null, null);

  Doubts withOdd(@Nullable Instant since, @Nullable Instant seen, @Nullable Instant held) {
    return new Doubts(since, seen, unreadableSince, held, untouchableSince, unmovedSince);
  }

  Doubts withUnreadable(@Nullable Instant since) {
    return new Doubts(oddSince, oddSeen, since, heldSince, untouchableSince, unmovedSince);
  }

  Doubts withUntouchable(@Nullable Instant since) {
    return new Doubts(oddSince, oddSeen, unreadableSince, heldSince, since, unmovedSince);
  }

  Doubts withUnmoved(@Nullable Instant since) {
    return new Doubts(oddSince, oddSeen, unreadableSince, heldSince, untouchableSince, since);
  }
}
