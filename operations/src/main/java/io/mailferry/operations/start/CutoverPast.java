package io.mailferry.operations.start;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.ReadPlan;
import io.mailferry.operations.text.Words;
import java.time.Instant;

/** A time that is past holds nothing back, and whoever names one wants something else. */
public final class CutoverPast {
  private CutoverPast() {}

  /**
   * Refuses it.
   *
   * @throws OperationFailed {@link ProblemCode#CUTOVER_PAST} when its moment is past, or no window
   *     is left
   */
  public static void refuse(CutoverOrder cutover, Instant now) {
    if (cutover.notBefore() != null && !now.isBefore(cutover.notBefore())) {
      throw over(cutover.notBefore(), now, "none to switch as soon as a mailbox is copied");
    }
    if (cutover.next(now) == null) {
      throw new OperationFailed(
          ProblemCode.CUTOVER_PAST,
          "no window is left in which a mailbox could switch: the last start of the last one is"
              + " past (it is "
              + Words.second(now)
              + " UTC now), blackouts cover them all, or what they leave is too short; name a later"
              + " window; nothing was changed");
    }
  }

  /**
   * Refuses a wish that says so of itself; what stands besides is another matter.
   *
   * @throws OperationFailed {@link ProblemCode#CUTOVER_PAST}
   */
  public static void refuse(CutoverWish wish, Instant now) {
    if (wish.notBefore() != null && !now.isBefore(wish.notBefore())) {
      throw over(wish.notBefore(), now, "now to switch at once");
    }
    if (!wish.windows().isEmpty()
        && wish.appliedTo(CutoverOrder.AS_SOON_AS_COPIED).next(now) == null) {
      throw new OperationFailed(
          ProblemCode.CUTOVER_PAST,
          "no window is left in which a mailbox could switch: all that were named are over, or too"
              + " short; name a later one; nothing was changed");
    }
  }

  /**
   * Refuses lines whose own times say so.
   *
   * @throws BadPlan with each of them
   */
  static void refuse(ReadPlan plan, Instant now) {
    var past =
        plan.lines().stream()
            .filter(line -> line.cutover() != null && isPast(line.cutover().wish(), now))
            .map(
                line ->
                    new PlanProblem(
                        line.line(),
                        line.address(),
                        PlanProblem.Code.MOMENT_PAST,
                        "the time from which it may switch is past, or no window is left in which it"
                            + " could; name a later one, or none to switch with the others"))
            .toList();
    if (!past.isEmpty()) {
      throw new BadPlan(ProblemCode.BAD_PLAN, past);
    }
  }

  private static boolean isPast(CutoverWish wish, Instant now) {
    return (wish.notBefore() != null && !now.isBefore(wish.notBefore()))
        || wish.appliedTo(CutoverOrder.AS_SOON_AS_COPIED).next(now) == null;
  }

  private static OperationFailed over(Instant notBefore, Instant now, String otherwise) {
    return new OperationFailed(
        ProblemCode.CUTOVER_PAST,
        "the cutover cannot wait for a time that is over: "
            + Words.second(notBefore)
            + " UTC is past (it is "
            + Words.second(now)
            + " UTC now); name a later time, or "
            + otherwise
            + "; nothing was changed");
  }
}
