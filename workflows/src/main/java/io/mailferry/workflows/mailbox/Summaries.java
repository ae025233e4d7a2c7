package io.mailferry.workflows.mailbox;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.plan.Intention;
import io.temporal.activity.ActivityOptions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the timeline of the Temporal UI says of a migration's activities and waits, in words. A
 * summary is stored in plain text (docs/develop/temporal.md#summaries), so it names the target
 * database and the wave, and no person.
 */
final class Summaries {
  private static final int MOST_OF_A_NAME = 30;

  /** By the name of the activity. */
  private static final Map<String, String> ACTIVITIES =
      Map.ofEntries(
          Map.entry("lookUpMailbox", "look the mailbox up, and whether it is moving already"),
          Map.entry("detectDuplicateMove", "see whether it is moving already"),
          Map.entry("pollMove", "look, and decide what is next"),
          Map.entry("submitMove", "submit the move request"),
          Map.entry("cutOver", "release the move for its cutover"),
          Map.entry("parkMove", "move the completion to a later date"),
          Map.entry("suspendMove", "suspend the move request"),
          Map.entry("resumeMove", "resume the move request"),
          Map.entry("withdrawMove", "remove the move request before it completes"),
          Map.entry("raiseLimits", "let the move request leave more items behind"),
          Map.entry("repointMove", "give the move request the far end of today's settings"),
          Map.entry("discardMove", "remove the failed move request, for a new one"),
          Map.entry("removeLeftover", "remove the completed request of an earlier move"),
          Map.entry("removeOrphan", "remove what is left of a move request"),
          Map.entry("verifyMailbox", "prove that the mailbox has arrived"),
          Map.entry("cleanUpMove", "remove the completed move request"),
          Map.entry("recordOutcome", "write the outcome down and tell the wave"),
          Map.entry("recordOrder", "write an operator's order down"));

  private final String where;

  Summaries(Intention intention) {
    this.where = " · to " + shortened(intention.target().name()) + ", wave " + intention.wave();
  }

  /**
   * A server refuses the whole workflow task when one summary is too long. A sign outside the usual
   * plane is sent as twelve bytes, which is six for each of its two halves.
   */
  private static String shortened(String name) {
    if (name.length() <= MOST_OF_A_NAME) {
      return name;
    }
    var end = Character.isHighSurrogate(name.charAt(MOST_OF_A_NAME - 1)) ? 1 : 0;
    return name.substring(0, MOST_OF_A_NAME - end) + "…";
  }

  /** The options that give each activity its summary, by the activity's name. */
  Map<String, ActivityOptions> ofActivities() {
    var options = new TreeMap<String, ActivityOptions>();
    ACTIVITIES.forEach(
        (name, words) ->
            options.put(name, ActivityOptions.newBuilder().setSummary(words + where).build()));
    return options;
  }

  /**
   * What a wait is for.
   *
   * @param until when the migration looks by itself at the latest, by Temporal's clock
   */
  String ofWait(Phase phase, Instant until) {
    return phase.words() + ": " + waitedFor(phase) + ", or " + until + where;
  }

  /**
   * The wait before a look at an act that did not show yet, or was lost with its worker.
   *
   * @param until when the migration looks, by Temporal's clock
   */
  String ofSecondLook(Instant until) {
    return "what a command did may take a moment to show: until " + until + where;
  }

  private static String waitedFor(Phase phase) {
    return switch (phase) {
      case LOOKING_UP -> "until the directory can be read";
      case WAITING_TO_COPY -> "until it is its turn to be copied";
      case SUBMITTING -> "until the request shows in Exchange";
      case COPYING -> "until Exchange has copied it";
      case READY -> "until the cutover may begin";
      case WAITING_TO_SWITCH -> "until it is its turn to switch";
      case CUTTING_OVER -> "until Exchange has completed the move";
      case PAUSED -> "until it is resumed";
      case ATTENTION -> "until a person answers";
      case VERIFYING -> "until the arrival can be checked again";
      case CLEANING_UP -> "until the completed request may be removed";
      case DONE -> "until Exchange has taken the request away";
    };
  }
}
