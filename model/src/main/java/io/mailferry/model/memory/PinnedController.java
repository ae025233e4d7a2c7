package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The domain controller that all reads and writes of a mailbox keep to.
 *
 * @param name which; null before the first look
 * @param since since when that one, by Exchange's clock
 */
public record PinnedController(
    @JsonProperty("controller") @Nullable String name,
    @JsonProperty("controllerSince") @Nullable Instant since) {
  static final PinnedController NONE = new PinnedController(null, null);
}
