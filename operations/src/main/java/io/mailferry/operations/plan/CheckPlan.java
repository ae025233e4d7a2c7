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

  /** Checks a plan that is a table. */
  public static PlanView check(Path file, Route route, PlanHints hints) {
    return ofATable(file, Plans.read(file, route, hints));
  }

  /** What was read from a table, with what to know before it is started. */
  public static PlanView ofATable(Path file, ReadPlan read) {
    return view(
        file,
        read,
        blankLimits(
            read,
            "BadItemLimit",
            "Write a number into the column (Microsoft recommends 10 or less), or 0 where nothing may"
                + " be lost; or start the wave with --bad-item-steps 5,10, so that limits rise for"
                + " those only that need it"));
  }

  /**
   * What was read from a wave file, with what to know before it is started.
   *
   * @param limitsRise whether the file has steps for the limits of those that need it
   */
  public static PlanView ofAWaveFile(Path file, ReadPlan read, boolean limitsRise) {
    return view(
        file,
        read,
        limitsRise
            ? Optional.empty()
            : blankLimits(
                read,
                "bad-item-limit",
                "Write bad-item-limit: 10 (Microsoft recommends 10 or less), of all or of a row, or 0"
                    + " where nothing may be lost; or bad-item-steps: [5, 10], so that limits rise"
                    + " for those only that need it"));
  }

  private static PlanView view(Path file, ReadPlan read, Optional<PlanWarning> warning) {
    return new PlanView(
        file,
        read,
        read.lines().stream()
            .collect(
                Collectors.groupingBy(
                    PlanLine::targetDatabase, TreeMap::new, Collectors.counting())),
        warning.stream().toList());
  }

  /**
   * Between two forests, rights of people whom the other one does not know count as bad items, and
   * where no limit is stated the first of them fails the move
   * (docs/exchange/cross-forest.md#rights-count-as-bad-items).
   */
  private static Optional<PlanWarning> blankLimits(ReadPlan plan, String limit, String advice) {
    var blank = (int) plan.lines().stream().filter(line -> !line.badItemsStated()).count();
    if (!plan.route().crossForest() || blank == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new PlanWarning(
            PlanWarning.Code.BAD_ITEM_LIMIT_BLANK,
            blank,
            Words.count(blank, "mailbox has", "mailboxes have")
                + " no "
                + limit
                + ", which means 0: the first damaged item, or the first right of somebody whom the"
                + " other forest does not know, fails the move. In a larger wave between forests"
                + " that happens to some. "
                + advice
                + "; or answer with raise-limits when they ask."));
  }
}
