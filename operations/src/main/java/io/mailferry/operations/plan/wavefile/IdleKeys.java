package io.mailferry.operations.plan.wavefile;

import io.mailferry.model.order.CutoverWish;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.PlanProblem.Code;
import io.mailferry.operations.plan.ReadPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys about times where no time is named: most likely the time was forgotten. */
final class IdleKeys {
  private IdleKeys() {}

  static List<PlanProblem> in(WaveFile file, CutoverWish wish, ReadPlan read) {
    var hasWindows =
        read.hasWindowsOfItsOwn() || !wish.windows().isEmpty() || !wish.blackouts().isEmpty();
    var hasTimes =
        hasWindows
            || wish.notBefore() != null
            || read.withCutoversOfTheirOwn() > 0
            || file.said().containsKey(WaveKey.WINDOW);
    return Stream.of(
            idle(file, WaveKey.LAST_START, hasWindows, "window or blackout"),
            idle(file, WaveKey.SHORTEST_WINDOW, hasWindows, "window or blackout"),
            idle(file, WaveKey.ZONE, hasTimes, "not-before or window"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<PlanProblem> idle(
      WaveFile file, WaveKey key, boolean isNeeded, String without) {
    return Optional.ofNullable(file.said().get(key))
        .filter(_ -> !isNeeded)
        .map(
            said ->
                new PlanProblem(
                    said.line(),
                    Code.KEYS_DISAGREE,
                    key.word()
                        + ": "
                        + said
                        + " says nothing without "
                        + without
                        + ", which are missing"));
  }
}
