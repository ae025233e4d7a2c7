package io.mailferry.operations.plan;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import java.util.List;

/**
 * When the mailbox of one line may switch, where it does not switch with the others.
 *
 * @param notBefore the earliest moment, as a plan takes it; empty where the line names none
 * @param windows its windows, as a plan takes them; empty where the line names none
 * @param blackouts when it may not, as a plan takes them; empty where the line names none
 * @param wish what all that and the wave's come to
 * @param words the same for people
 * @param hints what else whoever wrote it should know, each a sentence
 */
public record LineCutover(
    String notBefore,
    String windows,
    String blackouts,
    CutoverWish wish,
    String words,
    List<String> hints) {
  /** The list is copied. */
  public LineCutover {
    hints = List.copyOf(hints);
  }

  /** As a plan has it. */
  public CutoverOrder order(CutoverStyle style) {
    return wish.appliedTo(new CutoverOrder(style, null));
  }
}
