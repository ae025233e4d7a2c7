package io.mailferry.model.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mailferry.model.Limits;
import io.mailferry.model.move.QueueItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we did with the move request, and how it was seen last.
 *
 * @param consented an operator agreed to take over somebody else's request
 * @param suspendedByUs we suspended the request, or may have done so, and may resume it
 * @param released when the cutover was released
 * @param withdrawn we removed the request on an operator's order
 * @param restarting an operator asked for it to be removed and another one to be submitted; never
 *     in the oldest histories
 * @param limitsRefused Exchange refused to give it other limits; never in the oldest histories
 * @param repoint whether an operator wants it to get the far host and credential of today's
 *     settings, and that was not done yet; null when none does, and in the oldest histories
 * @param stepped the limits to which the plan's steps have come; null before the first, and in the
 *     oldest histories
 * @param lastSeen the last state of the request that was seen, for the report
 */
public record RequestMemory(
    boolean consented,
    boolean suspendedByUs,
    @Nullable Instant released,
    boolean withdrawn,
    boolean restarting,
    boolean limitsRefused,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Repoint repoint,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Limits stepped,
    QueueItem.@Nullable Present lastSeen) {
  static final RequestMemory NONE =
      new RequestMemory(false, false, null, false, false, false, null, null, null);

  /** How much loss is accepted in all, where plan and orders accept so much. */
  public Limits limitsBeside(Limits accepted) {
    return stepped == null ? accepted : accepted.raisedTo(stepped);
  }

  /** Whether an item is another request than the one that was seen last. */
  public boolean knowsAnother(QueueItem.Present item) {
    return lastSeen != null && !lastSeen.request().equals(item.request());
  }
}
