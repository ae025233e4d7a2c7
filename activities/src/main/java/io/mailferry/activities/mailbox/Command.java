package io.mailferry.activities.mailbox;

import io.mailferry.activities.fault.Fault;
import io.mailferry.model.decision.Action;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Sighting;
import io.mailferry.workflows.mailbox.ActivityInput;

/** What an acting activity does between its two looks. */
interface Command {
  /** The decision that it carries out; on any other it does nothing. */
  Class<? extends Action> action();

  /**
   * Acts once.
   *
   * @param before what was seen just before, and on what the decision rests
   * @return what to remember
   * @throws Fault when it went wrong; whether it ran is for the look afterwards to find out
   */
  Memory run(ActivityInput input, Sighting before, Memory memory);
}
