package io.mailferry.activities.steps;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.policy.Intention;
import io.mailferry.workflows.StepReport;
import io.temporal.activity.Activity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the journal what happened. The journal is a dated copy for people: when it is away, the
 * migration goes on without it.
 */
final class Diary {
  private static final Logger LOG = LoggerFactory.getLogger(Diary.class);

  private final JournalWriter journal;

  Diary(JournalWriter journal) {
    this.journal = journal;
  }

  /** Notes a report: the decision, and how far the request is. */
  void note(Intention intention, StepReport report, Instant now) {
    quietly(
        () -> {
          journal.decided(
              new DecisionNote(
                  intention.wave(),
                  intention.mailbox(),
                  now,
                  report.decision().phase(),
                  report.decision().attention(),
                  report.decision().sentence(),
                  null));
          if (report.sighting() != null
              && report.sighting().queue() instanceof QueueItem.Present item) {
            journal.progress(
                List.of(
                    new ProgressNote(
                        intention.mailbox(),
                        report.sighting().seenAt(),
                        item.status(),
                        item.statusDetail(),
                        item.progress().percent(),
                        item.progress().bytes(),
                        item.progress().totalBytes(),
                        item.sourceDatabase(),
                        item.targetDatabase())));
          }
        });
  }

  /** Notes a fact; {@code what} tells it from other facts of the same step. */
  void fact(
      Intention intention,
      Instant at,
      FactKind kind,
      String what,
      String sentence,
      @Nullable String evidence) {
    var id = idOf(kind, what, sentence);
    quietly(
        () ->
            journal.fact(
                new Fact(id, at, intention.wave(), intention.mailbox(), kind, sentence, evidence)));
  }

  /** A question is one fact however often it is looked at; anything else is one fact per step. */
  private static String idOf(FactKind kind, String what, String sentence) {
    var step = Activity.getExecutionContext().getInfo();
    var run = step.getWorkflowId() + "/" + step.getWorkflowRunId() + "/";
    return kind == FactKind.QUESTION
        ? run + what + "/" + Integer.toHexString(sentence.hashCode())
        : run + step.getActivityId() + "/" + what;
  }

  /** Writes to the journal, or does without. */
  void quietly(Runnable writing) {
    try {
      writing.run();
    } catch (JournalUnavailable away) {
      LOG.warn("the journal is away; the migration goes on without it: {}", away.getMessage());
    }
  }
}
