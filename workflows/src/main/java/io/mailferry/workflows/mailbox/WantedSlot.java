package io.mailferry.workflows.mailbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.plan.Intention;
import org.jspecify.annotations.Nullable;

/**
 * Between which databases a mailbox that waits for a slot is to be moved.
 *
 * @param queue the database in whose queue its request lies, or will
 * @param target into which database, as {@link #far} has it where that is the other forest's
 * @param source out of which, as {@link #far} has it where that is the other forest's; null when it
 *     is not known
 */
public record WantedSlot(
    @Nullable String queue,
    String target,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source) {

  /** Two forests may have databases of one name. */
  public static String far(String database) {
    return "far/" + database;
  }

  static WantedSlot of(Intention intention, @Nullable String source) {
    var target = intention.destination().name();
    return switch (intention.route()) {
      case LOCAL -> new WantedSlot(target, target, source);
      case PULL -> new WantedSlot(target, target, source == null ? null : far(source));
      case PUSH -> new WantedSlot(source, far(target), source);
    };
  }
}
