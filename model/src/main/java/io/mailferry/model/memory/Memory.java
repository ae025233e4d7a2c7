package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mailferry.model.Limits;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.order.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the migration remembers between two looks; part of every recorded decision.
 *
 * <p>In JSON it is one flat object, as the oldest recorded histories have it.
 *
 * @param submission what is known of our own submission
 * @param pinned the domain controller that is kept to
 * @param sourceDatabase where the mailbox came from, for the report
 * @param request what we did with the request, and how it was seen last
 * @param repairs what was tried against failures
 * @param doubts since when something cannot be believed or read
 * @param arrival what is known and done about the mailbox in its new home
 * @param asked what a person is being asked; null when nobody is asked anything, and in histories
 *     of earlier releases
 */
public record Memory(
    Submission submission,
    @JsonUnwrapped PinnedController pinned,
    @Nullable String sourceDatabase,
    @JsonUnwrapped RequestMemory request,
    @JsonUnwrapped Repairs repairs,
    @JsonUnwrapped Doubts doubts,
    @JsonUnwrapped Arrival arrival,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Question asked) {
  /** Nothing has happened yet. */
  public static final Memory FRESH =
      new Memory(
          new Submission.NotSent(),
          PinnedController.NONE,
          null,
          RequestMemory.NONE,
          Repairs.NONE,
          Doubts.NONE,
          Arrival.NONE,
          null);

  /** Only the source database and what is asked may be null. */
  public Memory {
    Objects.requireNonNull(submission, "submission");
    Objects.requireNonNull(pinned, "pinned");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(repairs, "repairs");
    Objects.requireNonNull(doubts, "doubts");
    Objects.requireNonNull(arrival, "arrival");
  }

  /** The memory with what is now known of our submission. */
  public Memory withSubmission(Submission value) {
    return new Memory(value, pinned, sourceDatabase, request, repairs, doubts, arrival, asked);
  }

  /** The memory with the controller to keep to from a moment on, or none yet. */
  public Memory withController(@Nullable String name, @Nullable Instant since) {
    var changed = new PinnedController(name, since);
    return new Memory(
        submission, changed, sourceDatabase, request, repairs, doubts, arrival, asked);
  }

  /** The memory with the database the mailbox came from. */
  public Memory withSourceDatabase(@Nullable String value) {
    return new Memory(submission, pinned, value, request, repairs, doubts, arrival, asked);
  }

  /** The memory with or without an operator's consent to take over. */
  public Memory withConsented(boolean value) {
    return with(
        new RequestMemory(
            value,
            request.suspendedByUs(),
            request.released(),
            request.withdrawn(),
            request.restarting(),
            request.limitsRefused(),
            request.repoint(),
            request.stepped(),
            request.lastSeen()));
  }

  /** The memory with or without our own suspension. */
  public Memory withSuspendedByUs(boolean value) {
    return with(
        new RequestMemory(
            request.consented(),
            value,
            request.released(),
            request.withdrawn(),
            request.restarting(),
            request.limitsRefused(),
            request.repoint(),
            request.stepped(),
            request.lastSeen()));
  }

  /** The memory with the moment of release, or none. */
  public Memory withReleased(@Nullable Instant value) {
    return with(
        new RequestMemory(
            request.consented(),
            request.suspendedByUs(),
            value,
            request.withdrawn(),
            request.restarting(),
            request.limitsRefused(),
            request.repoint(),
            request.stepped(),
            request.lastSeen()));
  }

  /** The memory with our removal of the request on an operator's order. */
  public Memory withWithdrawn(boolean value) {
    return with(
        new RequestMemory(
            request.consented(),
            request.suspendedByUs(),
            request.released(),
            value,
            request.restarting(),
            request.limitsRefused(),
            request.repoint(),
            request.stepped(),
            request.lastSeen()));
  }

  /** The memory with or without an operator's wish to have the request replaced by another. */
  public Memory withRestarting(boolean value) {
    return with(
        new RequestMemory(
            request.consented(),
            request.suspendedByUs(),
            request.released(),
            request.withdrawn(),
            value,
            request.limitsRefused(),
            request.repoint(),
            request.stepped(),
            request.lastSeen()));
  }

  /** The memory with or without Exchange's refusal to give the request other limits. */
  public Memory withLimitsRefused(boolean value) {
    return with(
        new RequestMemory(
            request.consented(),
            request.suspendedByUs(),
            request.released(),
            request.withdrawn(),
            request.restarting(),
            value,
            request.repoint(),
            request.stepped(),
            request.lastSeen()));
  }

  /** The memory with an operator's wish for another far end, or what became of it. */
  public Memory withRepoint(@Nullable Repoint value) {
    return with(
        new RequestMemory(
            request.consented(),
            request.suspendedByUs(),
            request.released(),
            request.withdrawn(),
            request.restarting(),
            request.limitsRefused(),
            value,
            request.stepped(),
            request.lastSeen()));
  }

  /** The memory with the limits to which the plan's steps have come. */
  public Memory withStepped(Limits value) {
    return with(
        new RequestMemory(
            request.consented(),
            request.suspendedByUs(),
            request.released(),
            request.withdrawn(),
            request.restarting(),
            request.limitsRefused(),
            request.repoint(),
            value,
            request.lastSeen()));
  }

  /** The memory with the request as last seen. */
  public Memory withLastSeen(QueueItem.@Nullable Present value) {
    return with(
        new RequestMemory(
            request.consented(),
            request.suspendedByUs(),
            request.released(),
            request.withdrawn(),
            request.restarting(),
            request.limitsRefused(),
            request.repoint(),
            request.stepped(),
            value));
  }

  /** The memory without all that was said of, done with or tried on the request seen last. */
  public Memory withRequestForgotten() {
    return with(RequestMemory.NONE).with(Repairs.NONE);
  }

  /**
   * The memory without what was tried and refused so far, so that everything is tried as if for the
   * first time. What may exist in Exchange, what was done there, what a person agreed to, and since
   * when directories contradict each other stays: forgetting it could have something submitted
   * twice, or put off what is waited for.
   */
  public Memory resynced() {
    var kept = request.repoint() == Repoint.REFUSED ? withRepoint(null) : this;
    return kept.withLimitsRefused(false).with(repairs.forgotten());
  }

  /** What {@link #resynced} forgets, in words; empty when there is nothing. */
  public List<String> forgettable() {
    var words = new ArrayList<>(repairs.words());
    if (request.limitsRefused()) {
      words.add("refused limits");
    }
    if (request.repoint() == Repoint.REFUSED) {
      words.add("a refused far end");
    }
    return words;
  }

  /** The memory with one more resume of a request that failed in that way. */
  public Memory withOneMoreResume(Instant at, FailureFamily family) {
    var failed = request.lastSeen();
    return with(
        repairs.withOneMoreResume(at, family, failed == null ? null : failed.progress().bytes()));
  }

  /** The memory with the count of resumes back at zero, because the request is well again. */
  public Memory withResumesForgotten() {
    return with(repairs.withResumesForgotten());
  }

  /** The memory of a failed request about which something was changed that may help it. */
  public Memory withMended() {
    return with(repairs.withMended());
  }

  /** The memory of a request that goes on, whatever was changed about it. */
  public Memory withoutMended() {
    return with(repairs.withoutMended());
  }

  /** The memory with what Exchange refused, or none. */
  public Memory withRefusal(@Nullable Refusal value) {
    return with(repairs.withRefusal(value));
  }

  /** The memory with how often in a row a command went wrong in one way. */
  public Memory withTries(FaultKind kind, int number) {
    return with(repairs.withTries(kind, number));
  }

  /** The memory without any tries, because the command went through or is not wanted any more. */
  public Memory withoutTries() {
    return with(repairs.withoutTries());
  }

  /** The memory with a contradiction: since when, and when it was last seen. */
  public Memory withOdd(Instant since, Instant seen) {
    return with(doubts.withOdd(since, seen, doubts.heldSince()));
  }

  /** The memory without any contradiction. */
  public Memory withoutOdd() {
    return with(doubts.withOdd(null, null, null));
  }

  /** The memory with the moment since when a silent controller keeps a person from being asked. */
  public Memory withHeldSince(Instant value) {
    return with(doubts.withOdd(doubts.oddSince(), doubts.oddSeen(), value));
  }

  /** The memory with the moment since when the queue cannot be read, or none. */
  public Memory withUnreadableSince(@Nullable Instant value) {
    return with(doubts.withUnreadable(value));
  }

  /** The memory with the moment since when no command is right for the request, or none. */
  public Memory withUntouchableSince(@Nullable Instant value) {
    return with(doubts.withUntouchable(value));
  }

  /** The memory with the moment since when nothing more of the request was copied, or none. */
  public Memory withUnmovedSince(@Nullable Instant value) {
    return with(doubts.withUnmoved(value));
  }

  /** The memory with the proof of arrival, or none. */
  public Memory withVerification(@Nullable Verification value) {
    return with(new Arrival(value, arrival.accepted(), arrival.cleanedUp()));
  }

  /** The memory with or without an operator's acceptance. */
  public Memory withAccepted(boolean value) {
    return with(new Arrival(arrival.verification(), value, arrival.cleanedUp()));
  }

  /** The memory with or without our removal of the completed request. */
  public Memory withCleanedUp(boolean value) {
    return with(new Arrival(arrival.verification(), arrival.accepted(), value));
  }

  /** The memory with what a person is asked from now on, or nothing. */
  public Memory withAsked(@Nullable Question value) {
    return new Memory(submission, pinned, sourceDatabase, request, repairs, doubts, arrival, value);
  }

  private Memory with(RequestMemory changed) {
    return new Memory(submission, pinned, sourceDatabase, changed, repairs, doubts, arrival, asked);
  }

  private Memory with(Repairs changed) {
    return new Memory(submission, pinned, sourceDatabase, request, changed, doubts, arrival, asked);
  }

  private Memory with(Doubts changed) {
    return new Memory(
        submission, pinned, sourceDatabase, request, repairs, changed, arrival, asked);
  }

  private Memory with(Arrival changed) {
    return new Memory(submission, pinned, sourceDatabase, request, repairs, doubts, changed, asked);
  }
}
