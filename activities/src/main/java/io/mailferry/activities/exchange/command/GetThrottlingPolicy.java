package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;

/**
 * {@code Get-ThrottlingPolicy}.
 *
 * @param which which
 */
public record GetThrottlingPolicy(Which which) implements Cmdlet {
  /** Which. */
  public sealed interface Which {
    /** All there are, the organisation's own among them. */
    record All() implements Which {}

    /**
     * One.
     *
     * @param policy its name, as an association tells it
     */
    record One(String policy) implements Which {
      /** Names are not blank. */
      public One {
        Rule.name("a throttling policy", policy);
      }
    }
  }
}
