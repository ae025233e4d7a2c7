package io.mailferry.activities.mailbox;

import io.mailferry.workflows.mailbox.ActivityInput;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.mailferry.workflows.mailbox.OutcomeNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces an outcome within the activity that made it certain, which saves the history an
 * activity of its own (docs/decisions/0013-the-calm-path-is-short.md).
 */
final class Announcement {
  private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

  private final RecordOutcome recordOutcome;

  Announcement(RecordOutcome recordOutcome) {
    this.recordOutcome = recordOutcome;
  }

  /**
   * The result with its outcome announced, when there is one to announce and that went well. It
   * never throws: what was done and seen must reach the migration, which announces the rest.
   */
  ActivityResult of(ActivityInput input, ActivityResult result) {
    var outcome = result.decision().outcome();
    if (!input.announces() || outcome == null) {
      return result;
    }
    try {
      recordOutcome.within(new OutcomeNote(input.intention(), outcome));
      return result.withAnnounced();
    } catch (RuntimeException notAnnounced) {
      LOG.warn(
          "the outcome of {} could not be announced at once; recordOutcome does it and is tried"
              + " until it succeeds: {}",
          input.intention().mailbox(),
          notAnnounced.getMessage());
      return result;
    }
  }
}
