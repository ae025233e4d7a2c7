package io.mailferry.workflows.wave;

import io.mailferry.model.order.Order;

/**
 * An order for a whole wave.
 *
 * @param verb which
 * @param order why and by whom
 */
public record WaveOrder(Verb verb, Order order) {
  /** The orders a wave takes; each is the signal of the same name on its migrations. */
  public enum Verb {
    /** Let the requests rest. */
    PAUSE("pause"),
    /** Lift pause and hold. */
    RESUME("resume"),
    /** Hold the cutover. */
    HOLD("hold"),
    /** Withdraw. */
    CANCEL("cancel"),
    /** Look again. */
    RETRY("retry");

    private final String signal;

    Verb(String signal) {
      this.signal = signal;
    }

    /** The signal's name, and the word people type. */
    public String signal() {
      return signal;
    }
  }
}
