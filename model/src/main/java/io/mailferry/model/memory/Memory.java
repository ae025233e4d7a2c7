package io.mailferry.model.memory;

import io.mailferry.model.move.QueueItem;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the migration remembers between two looks; part of every recorded decision.
 *
 * @param submission what is known of our own submission
 * @param controller the domain controller that all reads and writes of this mailbox keep to
 * @param controllerSince since when that one
 * @param sourceDatabase where the mailbox came from, for the report
 * @param consented an operator agreed to take over somebody else's request
 * @param suspendedByUs we suspended the request, so we may resume it
 * @param resumes how often a failed request has been resumed
 * @param lastResume when last
 * @param released when the cutover was released
 * @param oddSince since when directory and queue contradict each other
 * @param unreadableSince since when the queue cannot be read
 * @param refusal what Exchange refused, until an operator has looked at it
 * @param failedTries commands in a row that certainly did not run
 * @param verification the proof of arrival, once attempted
 * @param accepted an operator took the mailbox as moved although a check did not pass
 * @param withdrawn we removed the request on an operator's order
 * @param cleanedUp we removed the completed request
 * @param lastSeen the last state of the request that was seen, for the report
 */
public record Memory(
    Submission submission,
    @Nullable String controller,
    @Nullable Instant controllerSince,
    @Nullable String sourceDatabase,
    boolean consented,
    boolean suspendedByUs,
    int resumes,
    @Nullable Instant lastResume,
    @Nullable Instant released,
    @Nullable Instant oddSince,
    @Nullable Instant unreadableSince,
    @Nullable Refusal refusal,
    int failedTries,
    @Nullable Verification verification,
    boolean accepted,
    boolean withdrawn,
    boolean cleanedUp,
    QueueItem.@Nullable Present lastSeen) {
  /** Nothing has happened yet. */
  public static final Memory FRESH =
      new Memory(
          new Submission.NotSent(),
          null,
          null,
          null,
          false,
          false,
          0,
          null,
          null,
          null,
          null,
          null,
          0,
          null,
          false,
          false,
          false,
          null);

  /** The submission is always known to be in one of its states. */
  public Memory {
    Objects.requireNonNull(submission, "submission");
  }

  /** A copy to be changed in a few places. */
  public Draft but() {
    return new Draft(this);
  }

  /** Changes some facts of a memory; the memory it came from stays as it is. */
  public static final class Draft {
    private Submission submission;
    private @Nullable String controller;
    private @Nullable Instant controllerSince;
    private @Nullable String sourceDatabase;
    private boolean consented;
    private boolean suspendedByUs;
    private int resumes;
    private @Nullable Instant lastResume;
    private @Nullable Instant released;
    private @Nullable Instant oddSince;
    private @Nullable Instant unreadableSince;
    private @Nullable Refusal refusal;
    private int failedTries;
    private @Nullable Verification verification;
    private boolean accepted;
    private boolean withdrawn;
    private boolean cleanedUp;
    private QueueItem.@Nullable Present lastSeen;

    Draft(Memory from) {
      this.submission = from.submission;
      this.controller = from.controller;
      this.controllerSince = from.controllerSince;
      this.sourceDatabase = from.sourceDatabase;
      this.consented = from.consented;
      this.suspendedByUs = from.suspendedByUs;
      this.resumes = from.resumes;
      this.lastResume = from.lastResume;
      this.released = from.released;
      this.oddSince = from.oddSince;
      this.unreadableSince = from.unreadableSince;
      this.refusal = from.refusal;
      this.failedTries = from.failedTries;
      this.verification = from.verification;
      this.accepted = from.accepted;
      this.withdrawn = from.withdrawn;
      this.cleanedUp = from.cleanedUp;
      this.lastSeen = from.lastSeen;
    }

    /** With what is now known of our submission. */
    public Draft submission(Submission value) {
      this.submission = value;
      return this;
    }

    /** With the controller to keep to, or none yet. */
    public Draft controller(@Nullable String value, @Nullable Instant since) {
      this.controller = value;
      this.controllerSince = since;
      return this;
    }

    /** With the database the mailbox came from. */
    public Draft sourceDatabase(@Nullable String value) {
      this.sourceDatabase = value;
      return this;
    }

    /** With or without an operator's consent to take over. */
    public Draft consented(boolean value) {
      this.consented = value;
      return this;
    }

    /** With or without our own suspension. */
    public Draft suspendedByUs(boolean value) {
      this.suspendedByUs = value;
      return this;
    }

    /** With one more resume of a failed request. */
    public Draft resumedOnceMore(Instant at) {
      this.resumes++;
      this.lastResume = at;
      return this;
    }

    /** With the count of resumes back at zero, because the request is well again. */
    public Draft resumesForgotten() {
      this.resumes = 0;
      this.lastResume = null;
      return this;
    }

    /** With the moment of release, or none. */
    public Draft released(@Nullable Instant value) {
      this.released = value;
      return this;
    }

    /** With the moment since when things contradict each other, or none. */
    public Draft oddSince(@Nullable Instant value) {
      this.oddSince = value;
      return this;
    }

    /** With the moment since when the queue cannot be read, or none. */
    public Draft unreadableSince(@Nullable Instant value) {
      this.unreadableSince = value;
      return this;
    }

    /** With what Exchange refused, or none. */
    public Draft refusal(@Nullable Refusal value) {
      this.refusal = value;
      return this;
    }

    /** With the count of commands in a row that certainly did not run. */
    public Draft failedTries(int value) {
      this.failedTries = value;
      return this;
    }

    /** With the proof of arrival, or none. */
    public Draft verification(@Nullable Verification value) {
      this.verification = value;
      return this;
    }

    /** With an operator's acceptance. */
    public Draft accepted(boolean value) {
      this.accepted = value;
      return this;
    }

    /** With our removal of the request on an operator's order. */
    public Draft withdrawn(boolean value) {
      this.withdrawn = value;
      return this;
    }

    /** With our removal of the completed request. */
    public Draft cleanedUp(boolean value) {
      this.cleanedUp = value;
      return this;
    }

    /** With the request as last seen. */
    public Draft lastSeen(QueueItem.@Nullable Present value) {
      this.lastSeen = value;
      return this;
    }

    /** The changed memory. */
    public Memory kept() {
      return new Memory(
          submission,
          controller,
          controllerSince,
          sourceDatabase,
          consented,
          suspendedByUs,
          resumes,
          lastResume,
          released,
          oddSince,
          unreadableSince,
          refusal,
          failedTries,
          verification,
          accepted,
          withdrawn,
          cleanedUp,
          lastSeen);
    }
  }
}
