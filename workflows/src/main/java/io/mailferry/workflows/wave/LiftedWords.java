package io.mailferry.workflows.wave;

import io.mailferry.model.order.StandingOrders;
import java.util.ArrayList;

/** What lifting does to a wave, in words: what is lifted, and what holds all the same. */
final class LiftedWords {
  private LiftedWords() {}

  static String of(StandingOrders before, StandingOrders after, boolean waitsForApproval) {
    var words = new ArrayList<String>();
    if (before.pause() != null && after.pause() == null) {
      words.add("the wave's pause is lifted");
    }
    if (before.hold() != null && after.hold() == null) {
      words.add("the wave's hold is lifted");
    }
    if (after.pause() != null) {
      words.add("it stays paused by " + after.pause().who());
    }
    if (after.hold() != null) {
      words.add("its cutovers stay held by " + after.hold().who());
    }
    if (waitsForApproval) {
      words.add("its cutovers wait for an approval still");
    }
    words.add("what single mailboxes were ordered by name stands");
    return String.join("; ", words);
  }
}
