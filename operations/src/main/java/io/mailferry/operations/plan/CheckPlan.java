package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.text.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads a plan and connects to nothing.
 *
 * <p>Everything that is wrong with its form is named at once. Whether its mailboxes and databases
 * exist is looked up when it is started.
 *
 * <p>Raises {@link BadPlan} ({@link ProblemCode#BAD_PLAN}).
 */
public final class CheckPlan {
  private CheckPlan() {}

  /** Checks a plan. */
  public static PlanView check(Path file, Route route, PlanHints hints) {
    var read = Plans.read(file, route, hints);
    return new PlanView(
        file,
        read,
        read.lines().stream()
            .collect(
                Collectors.groupingBy(
                    PlanLine::targetDatabase, TreeMap::new, Collectors.counting())),
        blankLimits(read).stream().toList());
  }

  /**
   * Between two forests, rights of people whom the other one does not know count as bad items, and
   * where no limit is stated the first of them fails the move
   * (docs/exchange/cross-forest.md#rights-count-as-bad-items).
   */
  private static Optional<PlanWarning> blankLimits(ReadPlan plan) {
    var blank = (int) plan.lines().stream().filter(line -> !line.badItemsStated()).count();
    if (!plan.route().crossForest() || blank == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new PlanWarning(
            PlanWarning.Code.BAD_ITEM_LIMIT_BLANK,
            blank,
            Words.count(blank, "mailbox has", "mailboxes have")
                + " no BadItemLimit, which means 0: the first damaged item, or the first right of"
                + " somebody whom the other forest does not know, fails the move. In a larger wave"
                + " between forests that happens to some. Write a number into the column (Microsoft"
                + " recommends 10 or less), or 0 where nothing may be lost; or start the wave with"
                + " --bad-item-steps 5,10, so that limits rise for those only that need it; or"
                + " answer with raise-limits when they ask."));
  }
}
