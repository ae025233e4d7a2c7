package io.mailferry.operations.status;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.write.Asked;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.text.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox of a wave as the journal knows it.
 *
 * @param wave its wave
 * @param line the line of the plan, from 1
 * @param address whom the line names
 * @param mailbox the mailbox that was found; null for none
 * @param from the database it comes from, as far as known
 * @param to the database it is to move to
 * @param problem why the line cannot be started; null when it can
 * @param decided what was decided last; null before the first decision
 * @param progress how far the request was when last seen; null before it was
 * @param outcome how it ended; null while it has not
 * @param asOf when the latest of all this was true
 */
public record MailboxSnapshot(
    WaveName wave,
    int line,
    String address,
    @Nullable MailboxGuid mailbox,
    @Nullable String from,
    String to,
    @Nullable String problem,
    @Nullable Decided decided,
    @Nullable Progress progress,
    @Nullable MigrationOutcome outcome,
    Instant asOf) {
  /**
   * What was decided last.
   *
   * @param at when
   * @param phase where the migration stands
   * @param attention whether a person is needed
   * @param reason why, as a code; null when an older release noted the decision
   * @param sentence why, what is waited for and what happens then
   * @param asked what is asked of a person; null when nothing is, and when an older release noted
   *     the decision
   * @param dependency what is away that the migration waits for, as {@link
   *     io.mailferry.model.incident.Dependency#key} has it; null when nothing is
   */
  public record Decided(
      Instant at,
      Phase phase,
      Attention attention,
      @Nullable String reason,
      String sentence,
      @Nullable Asked asked,
      @Nullable String dependency) {
    /** A decision by which nothing is asked, of one that waits for nothing that is away. */
    public Decided(
        Instant at, Phase phase, Attention attention, @Nullable String reason, String sentence) {
      this(at, phase, attention, reason, sentence, null, null);
    }
  }

  /**
   * How far the request was.
   *
   * @param at when it was seen
   * @param status Exchange's status
   * @param statusDetail Exchange's finer word
   * @param percent 0 to 100
   * @param bytes transferred so far
   * @param totalBytes the mailbox's size; 0 when unknown
   */
  public record Progress(
      Instant at,
      RequestStatus status,
      String statusDetail,
      int percent,
      long bytes,
      long totalBytes) {}

  /** From the journal's entry. */
  public static MailboxSnapshot of(JournalMailbox entry) {
    var line = entry.line();
    var decision = entry.decision();
    var progress = entry.progress();
    var outcome = entry.outcome();
    return new MailboxSnapshot(
        line.wave(),
        line.line(),
        line.address(),
        line.mailbox(),
        entry.from(),
        entry.to(),
        line.problem(),
        decision == null
            ? null
            : new Decided(
                decision.at(),
                decision.phase(),
                decision.attention(),
                decision.reason(),
                decision.sentence(),
                decision.asked(),
                decision.dependency()),
        progress == null
            ? null
            : new Progress(
                progress.at(),
                progress.status(),
                progress.statusDetail(),
                progress.percent(),
                progress.bytes(),
                progress.totalBytes()),
        outcome == null ? null : outcome.outcome(),
        Stream.of(
                line.at(),
                decision == null ? null : decision.at(),
                progress == null ? null : progress.at(),
                outcome == null ? null : outcome.at())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(line.at()));
  }

  /** Whether the line ended without a migration, or its migration has an outcome. */
  public boolean ended() {
    return outcome != null || problem != null;
  }

  /** Whether the mailbox is where the plan wants it. */
  public boolean arrived() {
    return outcome != null && outcome.arrived();
  }

  /** Whether it could not be started. */
  public boolean notStarted() {
    return problem != null || outcome instanceof MigrationOutcome.NotStarted;
  }

  /** Whether a person has to look: a question is open, or nothing moves any more. */
  public boolean needsAttention() {
    return outcome == null
        && decided != null
        && switch (decided.attention()) {
          case QUESTION, STUCK -> true;
          case NONE, WAITING -> false;
        };
  }

  /** The outcome of a mailbox that was moved. */
  public MigrationOutcome.@Nullable Moved moved() {
    return outcome instanceof MigrationOutcome.Moved moved ? moved : null;
  }

  /** How it is doing. */
  public Condition condition() {
    if (arrived()) {
      return Condition.ARRIVED;
    }
    if (needsAttention() || problem != null) {
      return Condition.NEEDS_ATTENTION;
    }
    if (outcome != null) {
      return Condition.WAITING;
    }
    return decided == null
        ? Condition.NOT_BEGUN
        : switch (decided.attention()) {
          case NONE -> Condition.RUNNING;
          case WAITING -> Condition.WAITING;
          case STUCK, QUESTION -> Condition.NEEDS_ATTENTION;
        };
  }

  /** Where it stands, in the few words that fit a table. */
  public String state() {
    if (outcome != null) {
      return switch (outcome) {
        case MigrationOutcome.Moved moved when moved.accepted() -> "moved, accepted";
        case MigrationOutcome.Moved _ -> "verified";
        case MigrationOutcome.AlreadyHome _ -> "was there already";
        case MigrationOutcome.NotStarted _ -> "not started";
        case MigrationOutcome.Withdrawn _ -> "withdrawn";
      };
    }
    if (problem != null) {
      return "not started";
    }
    if (needsAttention()) {
      return Phase.ATTENTION.words();
    }
    return decided == null ? "waiting to start" : decided.phase().words();
  }

  /** What is going on, in a sentence; empty before anything does. */
  public String sentence() {
    if (outcome != null) {
      return outcome.sentence();
    }
    if (problem != null) {
      return problem;
    }
    return decided == null ? "" : decided.sentence();
  }

  /** Where it stands, as a code; null before the first decision. */
  public @Nullable Phase phase() {
    if (ended()) {
      return Phase.DONE;
    }
    return decided == null ? null : decided.phase();
  }

  /** Whether a person is needed; nobody is after the end. */
  public Attention attention() {
    return ended() || decided == null ? Attention.NONE : decided.attention();
  }

  /** The cause of its open question; null when nothing is asked. */
  public @Nullable String cause() {
    return asked() == null ? null : asked().cause();
  }

  /**
   * What is away that it waits for, as {@link io.mailferry.model.incident.Dependency#key} has it;
   * null when nothing is, and after the end.
   */
  public @Nullable String dependency() {
    return ended() || decided == null ? null : decided.dependency();
  }

  /** What is asked of a person; null when nothing is, and after the end. */
  @Nullable Asked asked() {
    return ended() || decided == null || decided.attention() != Attention.QUESTION
        ? null
        : decided.asked();
  }

  /** How it ended; null while it has not. */
  public @Nullable OutcomeKind ending() {
    if (outcome != null) {
      return OutcomeKind.of(outcome);
    }
    return problem == null ? null : OutcomeKind.NOT_STARTED;
  }

  /** How far it is, in percent. */
  public int percent() {
    if (arrived()) {
      return 100;
    }
    return progress == null ? 0 : progress.percent();
  }

  /** How large it is, in words; empty when unknown. */
  public String size() {
    if (outcome instanceof MigrationOutcome.Moved moved && moved.bytes() > 0) {
      return Words.size(moved.bytes());
    }
    return progress == null || progress.totalBytes() == 0 ? "" : Words.size(progress.totalBytes());
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("line", line);
    row.put("address", address);
    row.put("mailbox", text(mailbox));
    row.put("from", from);
    row.put("to", to);
    standing(row);
    row.put("needsAttention", needsAttention());
    row.put("sentence", sentence());
    row.put("cause", cause());
    row.put("dependency", dependency());
    row.put("decidedAt", decided == null ? null : decided.at().toString());
    row.put("exchangeStatus", progress == null ? null : progress.status().name());
    row.put("exchangeDetail", progress == null ? null : progress.statusDetail());
    row.put("percent", percent());
    row.put("bytes", progress == null ? null : progress.bytes());
    row.put("totalBytes", progress == null ? null : progress.totalBytes());
    row.put("seenAt", progress == null ? null : progress.at().toString());
    return row;
  }

  /** The codes that say where it stands, the same for status and report. */
  public void standing(Map<String, @Nullable Object> row) {
    row.put("phase", phase() == null ? null : phase().name());
    row.put("attention", attention().word());
    row.put("reason", decided == null ? null : decided.reason());
    row.put("outcome", ending() == null ? null : ending().name());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
