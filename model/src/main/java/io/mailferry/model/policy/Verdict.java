package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.memory.Memory;

/**
 * A decision and the memory that goes with it.
 *
 * @param decision what to do
 * @param memory what to remember; always with the question that is asked, if one is
 */
public record Verdict(Decision decision, Memory memory) {
  /** Whatever was asked before, the memory has what is asked now. */
  public Verdict {
    memory =
        memory.withAsked(decision.next() instanceof Action.Ask(var question) ? question : null);
  }
}
