package io.mailferry.operations.order;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.text.Words;
import java.time.Instant;

/** Whoever names a time that is over wants something else than that the cutover begins at once. */
final class PastCutover {
  private PastCutover() {}

  /**
   * Refuses it.
   *
   * @throws OperationFailed {@link ProblemCode#CUTOVER_PAST}
   */
  static void refuse(CutoverWish wish, Instant at) {
    if (wish.notBefore() != null && !wish.notBefore().isAfter(at)) {
      throw new OperationFailed(
          ProblemCode.CUTOVER_PAST,
          "the cutover cannot wait for a time that is over: "
              + Words.second(wish.notBefore())
              + " UTC is past (it is "
              + Words.second(at)
              + " UTC now); name a later time, or now to switch at once; nothing was changed");
    }
    if (!wish.windows().isEmpty()
        && wish.appliedTo(CutoverOrder.AS_SOON_AS_COPIED).next(at) == null) {
      throw new OperationFailed(
          ProblemCode.CUTOVER_PAST,
          "no window is left in which a mailbox could switch: all that were named are over, or too"
              + " short; name a later one; nothing was changed");
    }
  }
}
