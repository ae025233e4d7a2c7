package io.mailferry.rehearsal.baseline;

import java.time.Duration;
import java.time.Instant;

/** One line of the old tool's own record, which it takes for the truth. */
final class Job {
  /** So often it submits again by itself. */
  private static final int MOST_TRIES = 3;

  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  /** What its record says. */
  enum State {
    TO_SUBMIT,
    SUBMITTED,
    DONE,
    FAILED
  }

  private final String address;
  private final String target;
  private State state = State.TO_SUBMIT;
  private Instant due;
  private int tries;
  private boolean polluted;

  Job(String address, String target, Instant due) {
    this.address = address;
    this.target = target;
    this.due = due;
  }

  String address() {
    return address;
  }

  String target() {
    return target;
  }

  boolean is(State wanted) {
    return state == wanted;
  }

  boolean ended() {
    return state == State.DONE || state == State.FAILED;
  }

  boolean dueAt(Instant now) {
    return !ended() && !due.isAfter(now);
  }

  /**
   * Whether the record was written while a server failed: the next command is built from it, as if
   * the data were pushed (docs/exchange/field-report.md).
   */
  boolean polluted() {
    return polluted;
  }

  void submitted(Instant now) {
    state = State.SUBMITTED;
    due = now.plus(BETWEEN_LOOKS);
  }

  void goesOn(Instant now) {
    due = now.plus(BETWEEN_LOOKS);
  }

  void done() {
    state = State.DONE;
  }

  /** Any error is alike: it is submitted again after a while, and given up in the end. */
  void error(Instant now) {
    tries++;
    state = tries > MOST_TRIES ? State.FAILED : State.TO_SUBMIT;
    due = now.plus(BETWEEN_TRIES);
  }

  /** An error while a server fails. */
  void serverFails(Instant now) {
    polluted = true;
    error(now);
  }
}
