package io.mailferry.operations.status;

import io.mailferry.operations.text.Words;

import io.mailferry.journal.JournalMailbox;
import io.mailferry.journal.ProgressNote;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.policy.Phase;

/** A mailbox's state in the few words that fit a table. */
public final class MailboxWords {
  private MailboxWords() {}

  /** Where it stands. */
  public static String state(JournalMailbox mailbox) {
    if (mailbox.outcome() != null) {
      return switch (mailbox.outcome().outcome()) {
        case MigrationOutcome.Moved moved when moved.accepted() -> "moved, accepted";
        case MigrationOutcome.Moved _ -> "verified";
        case MigrationOutcome.AlreadyHome _ -> "was there already";
        case MigrationOutcome.NotStarted _ -> "not started";
        case MigrationOutcome.Withdrawn _ -> "withdrawn";
      };
    }
    if (mailbox.line().problem() != null) {
      return "not started";
    }
    if (mailbox.needsAttention()) {
      return Phase.ATTENTION.words();
    }
    return mailbox.decision() == null ? "waiting to start" : mailbox.decision().phase().words();
  }

  /** How it is doing. */
  public static Condition condition(JournalMailbox mailbox) {
    if (mailbox.arrived()) {
      return Condition.ARRIVED;
    }
    if (mailbox.needsAttention() || mailbox.line().problem() != null) {
      return Condition.NEEDS_ATTENTION;
    }
    if (mailbox.outcome() != null) {
      return Condition.WAITING;
    }
    return mailbox.decision() == null
        ? Condition.NOT_BEGUN
        : switch (mailbox.decision().attention()) {
          case NONE -> Condition.RUNNING;
          case WAITING -> Condition.WAITING;
          case STUCK, QUESTION -> Condition.NEEDS_ATTENTION;
        };
  }

  /** How far it is, in percent. */
  public static int percent(JournalMailbox mailbox) {
    if (mailbox.arrived()) {
      return 100;
    }
    return mailbox.progress() == null ? 0 : mailbox.progress().percent();
  }

  /** How large it is; empty when unknown. */
  public static String size(JournalMailbox mailbox) {
    if (mailbox.outcome() != null
        && mailbox.outcome().outcome() instanceof MigrationOutcome.Moved moved
        && moved.bytes() > 0) {
      return Words.size(moved.bytes());
    }
    return mailbox.progress() == null || mailbox.progress().totalBytes() == 0
        ? ""
        : Words.size(mailbox.progress().totalBytes());
  }

  /** What is going on, in a sentence. */
  public static String sentence(JournalMailbox mailbox) {
    if (mailbox.outcome() != null) {
      return mailbox.outcome().outcome().sentence();
    }
    if (mailbox.line().problem() != null) {
      return mailbox.line().problem();
    }
    return mailbox.decision() == null ? "" : mailbox.decision().sentence();
  }

  /** Exchange's own words for the request; empty when none was seen. */
  public static String exchange(JournalMailbox mailbox) {
    return mailbox.progress() == null ? "" : words(mailbox.progress());
  }

  private static String words(ProgressNote progress) {
    return progress.statusDetail().isBlank() ? progress.status().name() : progress.statusDetail();
  }
}
