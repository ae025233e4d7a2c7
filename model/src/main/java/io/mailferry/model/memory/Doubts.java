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
 */
public record Doubts(
    @Nullable Instant oddSince,
    @Nullable Instant oddSeen,
    @Nullable Instant unreadableSince,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant heldSince) {
  static final Doubts NONE = new Doubts(null, null, null, null);
}
