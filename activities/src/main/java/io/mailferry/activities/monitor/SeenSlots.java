package io.mailferry.activities.monitor;

import io.mailferry.model.slot.Place;
import io.mailferry.model.slot.SlotGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the giving of slots goes on from.
 *
 * @param queues what was at work in each queue when it was last read, by database
 * @param given whose turn it is, and does not show yet, by mailbox
 * @param trouble why somebody is given nothing whatever is free, to be added to a sentence; empty
 *     when that is not so
 */
record SeenSlots(Map<String, List<Place>> queues, Map<String, Given> given, String trouble) {
  static final SeenSlots NONE = new SeenSlots(Map.of(), Map.of(), "");

  /**
   * A slot that was given.
   *
   * @param place for what
   * @param grant until when it may be taken
   * @param told when the mailbox was told last
   */
  record Given(Place place, SlotGrant grant, Instant told) {}
}
