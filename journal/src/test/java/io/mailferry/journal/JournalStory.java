package io.mailferry.journal;

import io.mailferry.journal.database.JournalSettings;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.LineNote;
import io.mailferry.journal.write.OutcomeEntry;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.outcome.MigrationOutcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two waves, told from beginning to end: one is over, with every kind of outcome, and one runs,
 * with a mailbox that asks. Something stands in every table and in every column.
 *
 * <p>The journals of earlier releases among the test resources hold this story as those releases
 * wrote it: it is told here without a word of the database, so that it can be told to any release.
 */
final class JournalStory {
  static final WaveName OVER = new WaveName("marketing");
  static final WaveName RUNNING = new WaveName("sales");
  static final Instant T0 = Instant.parse("2026-11-23T20:00:00.123456Z");

  private static final OrganisationName TARGET = new OrganisationName("target");

  private final JournalWriter journal;

  private JournalStory(JournalWriter journal) {
    this.journal = journal;
  }

  /** Tells the story to the journal at an address; this is how the earlier journals were made. */
  public static void main(String[] arguments) {
    try (var journal = Journal.open(JournalSettings.of(arguments[0]))) {
      tell(journal.writer());
    }
  }

  static void tell(JournalWriter journal) {
    var story = new JournalStory(journal);
    story.theWaveThatIsOver();
    story.theWaveThatRuns();
  }

  /** The mailbox of a line of either wave. */
  static MailboxGuid mailbox(int line) {
    return new MailboxGuid(new UUID(0x6d61_696c_6665_4272L, line));
  }

  private void theWaveThatIsOver() {
    journal.wavePlanned(new PlannedWaveNote(OVER, TARGET, Route.PULL, 6, at(0)));
    line(OVER, 2, "Anna.Berg@example.com", "SRC-DB01", null);
    line(OVER, 3, "bob@example.com", "TGT-DB01", null);
    line(OVER, 4, "carla.o'neill@example.com", "SRC-DB02", null);
    line(OVER, 5, "dörte@example.com", "SRC-DB02", null);
    line(OVER, 6, "eve@example.com", null, null);
    journal.lineResolved(
        new LineNote(
            OVER,
            7,
            "nobody@example.com",
            null,
            null,
            "TGT-DB01",
            "no mailbox has the address nobody@example.com",
            at(1)));
    fact(OVER, 2, FactKind.LOOKED_UP, 2, "found in SRC-DB01", "dc1.source.example, 20:00:01Z");
    fact(OVER, 2, FactKind.SUBMITTED, 3, "a move request was created", null);
    progress(2, 60, RequestStatus.IN_PROGRESS, 40);
    progress(2, 900, RequestStatus.COMPLETED, 100);
    fact(OVER, 2, FactKind.TROUBLE, 65, "the server did not answer", "exch1: timeout after 120 s");
    fact(OVER, 2, FactKind.HEALED, 95, "the server answers again", null);
    decided(OVER, 2, 901, Phase.DONE, Attention.NONE, "The mailbox is in TGT-DB01, verified.");
    fact(OVER, 2, FactKind.COMPLETED, 902, "Exchange completed the move", null);
    fact(OVER, 2, FactKind.VERIFIED, 903, "the mailbox is in its target", "dc1, dc2");
    outcome(
        2,
        903,
        new MigrationOutcome.Moved(
            "SRC-DB01", "TGT-DB01", at(3), at(900), 8_589_934_592L, 12, true, false));
    outcome(3, 10, new MigrationOutcome.AlreadyHome("TGT-DB01"));
    outcome(
        4,
        11,
        new MigrationOutcome.NotStarted(
            List.of("the target's quota is too small", "a litigation hold is set")));
    fact(OVER, 5, FactKind.ORDER, 200, "cancelled by an operator: on leave", null);
    outcome(5, 201, new MigrationOutcome.Withdrawn("the owner is on leave"));
    outcome(6, 800, new MigrationOutcome.Moved(null, "TGT-DB01", null, null, 0, 0, false, true));
    journal.fact(
        new Fact(
            OVER + "/ended", at(950), OVER, null, FactKind.ENDED, "every mailbox ended", null));
    journal.waveEnded(OVER, at(950));
  }

  private void theWaveThatRuns() {
    journal.wavePlanned(new PlannedWaveNote(RUNNING, TARGET, Route.LOCAL, 2, at(1000)));
    line(RUNNING, 12, "frank@example.com", "SRC-DB01", null);
    line(RUNNING, 13, "grace@example.com", "SRC-DB03", null);
    progress(12, 1100, RequestStatus.SYNCED, 95);
    decided(RUNNING, 12, 1101, Phase.READY, Attention.NONE, "Copied; the cutover is at 22:00Z.");
    progress(13, 1100, RequestStatus.FAILED, 31);
    decided(RUNNING, 13, 1102, Phase.ATTENTION, Attention.QUESTION, "Ten bad items: skip them?");
    fact(RUNNING, 13, FactKind.QUESTION, 1102, "skip ten bad items?", "TooManyBadItems");
    fact(RUNNING, 13, FactKind.INTERVENTION, 1150, "an operator said: retry", null);
  }

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }

  private void line(
      WaveName wave, int line, String address, @Nullable String home, @Nullable String problem) {
    journal.lineResolved(
        new LineNote(
            wave,
            line,
            address,
            mailbox(line),
            home,
            "TGT-DB01",
            problem,
            at(wave.equals(OVER) ? 1 : 1001)));
  }

  private void progress(int line, int seconds, RequestStatus status, int percent) {
    journal.progress(
        List.of(
            new ProgressNote(
                mailbox(line),
                at(seconds),
                status,
                status == RequestStatus.IN_PROGRESS ? "CopyingMessages" : status.name(),
                percent,
                percent * 85_899_345L,
                8_589_934_592L,
                "SRC-DB01",
                "TGT-DB01")));
  }

  private void decided(
      WaveName wave, int line, int seconds, Phase phase, Attention attention, String sentence) {
    journal.decided(
        new DecisionNote(wave, mailbox(line), at(seconds), phase, attention, sentence, null));
  }

  private void fact(
      WaveName wave,
      int line,
      FactKind kind,
      int seconds,
      String sentence,
      @Nullable String evidence) {
    journal.fact(
        new Fact(
            wave + "/" + line + "/" + kind + "/" + seconds,
            at(seconds),
            wave,
            mailbox(line),
            kind,
            sentence,
            evidence));
  }

  private void outcome(int line, int seconds, MigrationOutcome outcome) {
    journal.outcome(new OutcomeEntry(OVER, mailbox(line), at(seconds), outcome));
  }
}
