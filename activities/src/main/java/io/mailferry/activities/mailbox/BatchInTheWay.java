package io.mailferry.activities.mailbox;

import io.mailferry.activities.exchange.Exchange;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.decision.Action;
import io.mailferry.model.move.MigrationBatch;
import io.mailferry.model.order.Question;
import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which migration batch the request in the way belongs to, where its mark does not say:
 * once, when a person is first asked about it, and for the timeline alone.
 */
final class BatchInTheWay {
  private static final Logger LOG = LoggerFactory.getLogger(BatchInTheWay.class);

  private final Exchange exchange;
  private final MigrationFacts facts;

  BatchInTheWay(Exchange exchange, MigrationFacts facts) {
    this.exchange = exchange;
    this.facts = facts;
  }

  /** The same result. It never throws: what was seen must reach the migration. */
  ActivityResult of(ActivityInput input, ActivityResult result) {
    if (isFirstAsked(input, result) && isOfAnUnnamedBatch(result)) {
      tell(input);
    }
    return result;
  }

  private static boolean isFirstAsked(ActivityInput input, ActivityResult result) {
    var before = input.memory().asked();
    return result.decision().next() instanceof Action.Ask(var question)
        && question.code() == Question.Code.CONFLICTING_REQUEST
        && (before == null || before.code() != Question.Code.CONFLICTING_REQUEST);
  }

  private static boolean isOfAnUnnamedBatch(ActivityResult result) {
    var sighting = result.sighting();
    return sighting != null
        && MigrationBatch.seenIn(sighting).filter(batch -> !batch.hasName()).isPresent();
  }

  /** No move needs the cmdlet, and Exchange 2010 does not have it. */
  private void tell(ActivityInput input) {
    try {
      exchange
          .migrationBatchOf(input.intention().mailbox())
          .ifPresent(
              batch ->
                  facts.note(
                      input.intention(),
                      FactKind.QUESTION,
                      "migrationBatch",
                      "the request in the way is one of the migration batch \"" + batch + "\"",
                      "Get-MigrationUser"));
    } catch (Fault unknown) {
      LOG.info(
          "which migration batch has {} could not be asked: {}",
          input.intention().mailbox(),
          unknown.getMessage());
    }
  }
}
