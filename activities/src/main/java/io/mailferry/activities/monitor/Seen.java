package io.mailferry.activities.monitor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the passes saw so far; carried from attempt to attempt as heartbeat details. What an earlier
 * release did not carry is empty.
 *
 * @param states the status of every request of ours as it was last told, by mailbox
 * @param postponed whose request Exchange has postponed because of a failover
 * @param idlePasses how many passes in a row looked and found none
 * @param stamps the status that the directory showed, where it is another one, by mailbox
 * @param withoutStamp the queue in which a request lies that the directory does not show, by
 *     mailbox
 * @param queues how the reading of each queue goes, by database
 * @param askedLast the mailbox whose request was asked for last, on its own
 * @param brakes what keeps each request from completing, as {@link SeenBrakes} has it, by mailbox
 * @param drift the requests that should not be there
 * @param watchAskedLast about whose request Temporal was asked last, in turn
 * @param slots what is known of the slots
 * @param far what is known of the accounts in other forests
 */
record Seen(
    Map<String, String> states,
    Set<String> postponed,
    int idlePasses,
    Map<String, String> stamps,
    Map<String, String> withoutStamp,
    Map<String, QueuePace> queues,
    String askedLast,
    Map<String, String> brakes,
    List<SeenDrift> drift,
    String watchAskedLast,
    SeenSlots slots,
    SeenFar far) {
  static final Seen NOTHING =
      new Seen(
          Map.of(),
          Set.of(),
          0,
          Map.of(),
          Map.of(),
          Map.of(),
          "",
          Map.of(),
          List.of(),
          "",
          SeenSlots.NONE,
          SeenFar.NOTHING);

  Seen(
      Map<String, String> states,
      Set<String> postponed,
      int idlePasses,
      @Nullable Map<String, String> stamps,
      @Nullable Map<String, String> withoutStamp,
      @Nullable Map<String, QueuePace> queues,
      @Nullable String askedLast,
      @Nullable Map<String, String> brakes,
      @Nullable List<SeenDrift> drift,
      @Nullable String watchAskedLast,
      @Nullable SeenSlots slots,
      @Nullable SeenFar far) {
    this.states = states;
    this.postponed = postponed;
    this.idlePasses = idlePasses;
    this.stamps = Objects.requireNonNullElse(stamps, Map.of());
    this.withoutStamp = Objects.requireNonNullElse(withoutStamp, Map.of());
    this.queues = Objects.requireNonNullElse(queues, Map.of());
    this.askedLast = Objects.requireNonNullElse(askedLast, "");
    this.brakes = Objects.requireNonNullElse(brakes, Map.of());
    this.drift = Objects.requireNonNullElse(drift, List.of());
    this.watchAskedLast = Objects.requireNonNullElse(watchAskedLast, "");
    this.slots = Objects.requireNonNullElse(slots, SeenSlots.NONE);
    this.far = Objects.requireNonNullElse(far, SeenFar.NOTHING);
  }

  /**
   * The same, with what is known now of the accounts in other forests.
   *
   * @param asked whether anybody asks over one, so that there is something to watch
   */
  Seen with(SeenFar known, boolean asked) {
    return new Seen(
        states,
        postponed,
        asked ? 0 : idlePasses,
        stamps,
        withoutStamp,
        queues,
        askedLast,
        brakes,
        drift,
        watchAskedLast,
        slots,
        known);
  }
}
