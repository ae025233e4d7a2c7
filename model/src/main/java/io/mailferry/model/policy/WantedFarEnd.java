package io.mailferry.model.policy;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Repoint;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Choice;
import org.jspecify.annotations.Nullable;

/**
 * An operator wants a request to get the far host and credential of today's settings. Exchange
 * shows no password, so whether a request has them cannot be seen: that they are wanted is
 * remembered until the command has run, and giving them twice is harmless
 * (docs/exchange/cmdlets.md#changes).
 */
final class WantedFarEnd {
  private WantedFarEnd() {}

  /** The command that gives a request the far end of today's settings; null when none is wanted. */
  static @Nullable Verdict due(Situation situation, Phase phase) {
    return situation.memory().request().repoint() == Repoint.WANTED
        ? Verdicts.next(
            situation,
            new Action.Repoint(),
            Reason.REPOINTED,
            phase,
            Attention.NONE,
            "an operator wants the request to get the far host and credential of today's settings")
        : null;
  }

  /** The memory with what was ordered, where a request exists or may exist. */
  static Memory remembered(Situation situation) {
    var memory = situation.memory();
    var there =
        situation.sighting().queue() instanceof QueueItem.Present
            || !(memory.submission() instanceof Submission.NotSent);
    return situation.orders().answer() == Choice.REPOINT
            && situation.intention().route().crossForest()
            && there
        ? memory.withRepoint(Repoint.WANTED)
        : memory;
  }
}
