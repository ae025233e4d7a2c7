package io.mailferry.activities;

import io.mailferry.journal.database.JournalUnavailable;
import io.mailferry.journal.write.Asked;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.model.decision.Action;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.mailbox.ActivityResult;
import io.temporal.activity.Activity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the journal what happened. The journal is a dated copy for people: when it is away, the
 * migration goes on without it.
 */
public final class JournalRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(JournalRecorder.class);

  private final JournalWriter journal;

  public JournalRecorder(JournalWriter journal) {
    this.journal = journal;
  }

  /** Notes a report: the decision, and how far the request is. */
  public void note(Intention intention, ActivityResult report, Instant now) {
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
                  report.decision().reason().name(),
                  report.decision().next() instanceof Action.Ask(var question)
                      ? Asked.of(question)
                      : null,
                  report.decision().dependency()));
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

  /** Notes a fact; {@code what} tells it from other facts of the same activity. */
  public void fact(
      Intention intention,
      Instant at,
      FactKind kind,
      String what,
      String sentence,
      @Nullable String evidence) {
    fact(intention, at, kind, what, sentence, evidence, null, null);
  }

  /**
   * Notes a fact that comes from an order, which may be about other mailboxes too, or has a code.
   */
  public void fact(
      Intention intention,
      Instant at,
      FactKind kind,
      String what,
      String sentence,
      @Nullable String evidence,
      @Nullable String act,
      @Nullable String code) {
    once(intention, at, kind, idOf(kind, what, sentence), sentence, evidence, act, code);
  }

  /** Notes a fact that is the same one however many activities meet it. */
  public void once(
      Intention intention,
      Instant at,
      FactKind kind,
      String id,
      String sentence,
      @Nullable String evidence,
      @Nullable String act,
      @Nullable String code) {
    quietly(
        () ->
            journal.fact(
                new Fact(
                    id,
                    at,
                    intention.wave(),
                    intention.mailbox(),
                    kind,
                    sentence,
                    evidence,
                    act,
                    code)));
  }

  /**
   * Keeps Exchange's report of a failure, unless it is kept already or the journal is away.
   *
   * @param read reads it; empty when there is none to be had
   */
  public void report(
      Intention intention, UUID request, Instant failedAt, Supplier<Optional<ReportNote>> read) {
    quietly(
        () -> {
          if (!journal.keepsReport(intention.mailbox(), request, failedAt)) {
            read.get().ifPresent(journal::report);
          }
        });
  }

  /**
   * A question is one fact however often it is looked at, and an end however often it is announced;
   * anything else is one fact per activity.
   */
  private static String idOf(FactKind kind, String what, String sentence) {
    var activity = Activity.getExecutionContext().getInfo();
    var run = activity.getWorkflowId() + "/" + activity.getWorkflowRunId() + "/";
    return kind == FactKind.QUESTION || kind == FactKind.ENDED
        ? run + what + "/" + Integer.toHexString(sentence.hashCode())
        : run + activity.getActivityId() + "/" + what;
  }

  /** Writes to the journal, or does without. */
  public void quietly(Runnable writing) {
    try {
      writing.run();
    } catch (JournalUnavailable away) {
      LOG.warn("the journal is away; the migration goes on without it: {}", away.getMessage());
    }
  }
}
