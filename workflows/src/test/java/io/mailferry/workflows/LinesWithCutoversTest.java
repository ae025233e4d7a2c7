package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.workflows.check.LinesToResolve;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Each mailbox switches at a time of its own, but for every tenth, which switches with the wave.
 */
class LinesWithCutoversTest {
  private static final int MANY = 450;

  private static CutoverOrder after(int seconds) {
    return new CutoverOrder(
        CutoverStyle.COMPLETE_AFTER, Instant.parse("2026-12-01T00:00:00Z").plusSeconds(seconds));
  }

  private static boolean switchesWithTheWave(int number) {
    return number % 10 == 0;
  }

  private static WavePlan plan() {
    var plan = Given.plan(MANY);
    return new WavePlan(
        plan.wave(),
        plan.organisation(),
        plan.route(),
        plan.cutover(),
        IntStream.range(0, MANY)
            .mapToObj(
                number ->
                    plan.mailboxes()
                        .get(number)
                        .switching(switchesWithTheWave(number) ? null : number))
            .toList(),
        Consents.NONE,
        IntStream.range(0, MANY).mapToObj(LinesWithCutoversTest::after).toList());
  }

  @Test
  void carryOnlyTheCutoversThatTheyNameAndFindThemAgain() {
    var plan = plan();
    var taken = 0;
    while (taken < MANY) {
      var next = LinesToResolve.next(plan, taken);
      assertThat(next.cutovers()).hasSize(next.lines().size() * 9 / 10);
      for (var i = 0; i < next.lines().size(); i++) {
        assertThat(next.cutoverOf(next.lines().get(i)))
            .isEqualTo(switchesWithTheWave(taken + i) ? plan.cutover() : after(taken + i));
      }
      taken += next.lines().size();
    }
    assertThat(taken).isEqualTo(MANY);
  }

  @Test
  void carryNoneWhereAllSwitchTogether() {
    assertThat(LinesToResolve.next(Given.plan(MANY), 0).cutovers()).isEqualTo(List.of());
  }
}
