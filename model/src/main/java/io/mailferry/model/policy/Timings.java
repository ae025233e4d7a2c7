package io.mailferry.model.policy;

import java.time.Duration;

/**
 * How long decisions on a sighting let things wait, by Exchange's clock, and why exactly that long.
 * All waiting times with their reasons: docs/exchange/time-constants.md.
 *
 * @param settle how long nothing must be seen of an unconfirmed command, or of a contradiction,
 *     before it is believed
 * @param settleLook how often to look meanwhile
 * @param safetyLook how often a migration looks by itself although nothing was signalled
 * @param releasedLook how often to look after the cutover was released
 * @param awayLook how often to look while something is away
 * @param betweenResumes the pause between two resumes of a failed request
 * @param mostResumes how many times a failed request is resumed before a person is asked
 * @param parkedFor how far ahead {@code CompleteAfter} is set to hold the cutover
 * @param cleanUpDelay how long a completed request is kept after its mailbox was verified
 * @param tolerance after how long a request that does not move is called stuck
 */
public record Timings(
    Duration settle,
    Duration settleLook,
    Duration safetyLook,
    Duration releasedLook,
    Duration awayLook,
    Duration betweenResumes,
    int mostResumes,
    Duration parkedFor,
    Duration cleanUpDelay,
    Tolerance tolerance) {
  /**
   * After how long something that does not move is shown as stuck; it is waited for all the same.
   *
   * @param working a request that Exchange works on, since its last update
   * @param relinquished one that a server has put back for another
   * @param failedOver one that was put back because its database failed over
   * @param completing one that Exchange completes, whose mailbox is locked
   * @param queued one that is queued
   * @param release one that is released for its cutover, and not taken up
   * @param look how often to look at it then, so that its end shows soon
   */
  public record Tolerance(
      Duration working,
      Duration relinquished,
      Duration failedOver,
      Duration completing,
      Duration queued,
      Duration release,
      Duration look) {}

  /**
   * The defaults. 15 minutes to settle: Microsoft's own repair script
   * (docs/exchange/move-requests.md#settling-time). 15 minutes between five attempts: Microsoft's
   * own retries (docs/exchange/failures.md#microsofts-retries). 100 days of parking: Exchange
   * accepts at most 120 (docs/exchange/completion.md#limit-of-completeafter). What is called stuck:
   * Microsoft's own alerts (docs/exchange/states.md#microsofts-alerts), and for a release that it
   * takes minutes (docs/exchange/completion.md#a-release-takes-minutes).
   */
  public static final Timings DEFAULT =
      new Timings(
          Duration.ofMinutes(15),
          Duration.ofMinutes(1),
          Duration.ofHours(6),
          Duration.ofMinutes(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          5,
          Duration.ofDays(100),
          Duration.ofDays(1),
          new Tolerance(
              Duration.ofHours(4),
              Duration.ofHours(6),
              Duration.ofHours(2),
              Duration.ofHours(1),
              Duration.ofDays(1),
              Duration.ofHours(1),
              Duration.ofMinutes(30)));

  /**
   * The same timings where directories take so long to agree; looked at no more often in all.
   *
   * @param time how long; Exchange's own time to settle is the least
   */
  public Timings settlingFor(Duration time) {
    if (time.compareTo(DEFAULT.settle) <= 0) {
      return this;
    }
    var looks = DEFAULT.settle.dividedBy(DEFAULT.settleLook);
    return new Timings(
        time,
        time.dividedBy(looks),
        safetyLook,
        releasedLook,
        awayLook,
        betweenResumes,
        mostResumes,
        parkedFor,
        cleanUpDelay,
        tolerance);
  }

  /** The same timings with another delay before clean-up. */
  public Timings cleaningUpAfter(Duration delay) {
    return new Timings(
        settle,
        settleLook,
        safetyLook,
        releasedLook,
        awayLook,
        betweenResumes,
        mostResumes,
        parkedFor,
        delay,
        tolerance);
  }
}
