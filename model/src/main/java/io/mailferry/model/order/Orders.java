package io.mailferry.model.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * The operator's orders in force for one mailbox.
 *
 * @param pause the request itself is to rest
 * @param hold the copy goes on, the cutover does not
 * @param cancel the migration is to be withdrawn
 * @param answer the answer to the open question, until it has been acted on
 */
public record Orders(
    @Nullable Order pause, @Nullable Order hold, @Nullable Order cancel, @Nullable Choice answer) {
  /** No orders. */
  public static final Orders NONE = new Orders(null, null, null, null);

  /** With the request to rest. */
  public Orders paused(Order order) {
    return new Orders(order, hold, cancel, answer);
  }

  /** With the cutover held back. */
  public Orders held(Order order) {
    return new Orders(pause, order, cancel, answer);
  }

  /** With the migration to be withdrawn. */
  public Orders cancelled(Order order) {
    return new Orders(pause, hold, order, answer);
  }

  /** With pause and hold lifted. */
  public Orders resumed() {
    return new Orders(null, null, cancel, answer);
  }

  /** With an answer to the open question. */
  public Orders answered(Choice choice) {
    return new Orders(pause, hold, cancel, choice);
  }

  /** With the answer used up. */
  public Orders withoutAnswer() {
    return new Orders(pause, hold, cancel, null);
  }

  /** Whether pause or hold is in force. */
  @JsonIgnore
  public boolean anythingToResume() {
    return pause != null || hold != null;
  }
}
