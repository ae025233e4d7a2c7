package io.mailferry.activities.mailbox;

import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.MoveReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.ReportNote;
import io.mailferry.model.WaveName;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.plan.Intention;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what Exchange tells of a failure, before a resume or a removal makes it forget: that the
 * request failed, and the end of its report, once for each failure. It is for people. Nothing is
 * decided on it, none of it enters a history, and a report that cannot be had changes nothing.
 */
final class MoveReports {
  private static final Logger LOG = LoggerFactory.getLogger(MoveReports.class);

  /** One that could not be had may take minutes each time, and each look would wait for it. */
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(30);

  private final Map<String, Instant> asked = new ConcurrentHashMap<>();
  private final Organisation organisation;
  private final MigrationFacts facts;
  private final JournalRecorder recorder;

  MoveReports(Organisation organisation, MigrationFacts facts, JournalRecorder recorder) {
    this.organisation = organisation;
    this.facts = facts;
    this.recorder = recorder;
  }

  /** Notes that a look found a request of ours failed; people read that before what is asked. */
  void note(Intention intention, Memory memory, Sighting seen) {
    if (seen.queue() instanceof QueueItem.Present item
        && isOurs(item, memory)
        && item.status() == RequestStatus.FAILED) {
      facts.failed(intention, item);
    }
  }

  /**
   * Keeps the report of a request of ours that a look found failed, or completed with a warning.
   */
  void keep(Intention intention, Memory memory, Sighting seen) {
    if (!(seen.queue() instanceof QueueItem.Present item)
        || !isOurs(item, memory)
        || !tells(item.status())) {
      return;
    }
    recorder.report(intention, item.request(), failedAt(item), () -> inTurn(intention, item, seen));
  }

  private Optional<ReportNote> inTurn(Intention intention, QueueItem.Present item, Sighting seen) {
    var now = organisation.clock().instant();
    asked.values().removeIf(each -> !now.isBefore(each.plus(BETWEEN_TRIES)));
    return asked.putIfAbsent(item.request() + "/" + failedAt(item), now) == null
        ? read(intention, item, seen.controller())
        : Optional.empty();
  }

  private static boolean tells(RequestStatus status) {
    return status == RequestStatus.FAILED || status == RequestStatus.COMPLETED_WITH_WARNING;
  }

  private static boolean isOurs(QueueItem.Present item, Memory memory) {
    return memory.submission() instanceof Submission.Seen
        || (item.batchName() != null && WaveName.marksOurs(item.batchName()));
  }

  private Optional<ReportNote> read(
      Intention intention, QueueItem.Present item, String controller) {
    try {
      return organisation
          .exchange()
          .reportOf(intention.mailbox(), controller)
          .map(report -> note(intention, item, report, organisation.clock().instant()));
    } catch (Fault unreadable) {
      LOG.info(
          "the report of the failed request of {} could not be read, and is left out: {}",
          intention.mailbox(),
          unreadable.sentence());
      return Optional.empty();
    }
  }

  static ReportNote note(
      Intention intention, QueueItem.Present item, MoveReport report, Instant now) {
    var failure = item.failure();
    var met = report.mostCommon(failure == null ? "" : failure.type());
    return new ReportNote(
        intention.wave(),
        intention.mailbox(),
        item.request(),
        failedAt(item),
        now,
        family(failure, met),
        met.orElse(null),
        String.join("\n", report.failures()),
        String.join("\n", report.entries()));
  }

  /**
   * Where the failure itself only says that something was tried too often, the report says what.
   */
  private static FailureFamily family(QueueItem.@Nullable Failure failure, Optional<String> met) {
    var told = FailureCatalogue.familyOf(failure);
    return told.isVague()
        ? met.map(MoveReports::inner).filter(inner -> inner != FailureFamily.UNKNOWN).orElse(told)
        : told;
  }

  private static FailureFamily inner(String exception) {
    return FailureCatalogue.familyOf(new QueueItem.Failure(exception, null, ""));
  }

  /** When a request failed, or else was touched last: what tells its failures apart. */
  static Instant failedAt(QueueItem.Present item) {
    var times = item.times();
    return Stream.of(
            item.failure() == null ? null : item.failure().at(),
            times.completed(),
            times.lastUpdate(),
            times.queued())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
