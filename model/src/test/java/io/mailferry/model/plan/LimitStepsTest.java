package io.mailferry.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.Limits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitStepsTest {
  @Test
  void rise() {
    assertThatThrownBy(() -> new LimitSteps(List.of(10, 10), List.of()))
        .hasMessage("each step is above the one before it; 10 comes after 10");
    assertThatThrownBy(() -> new LimitSteps(List.of(), List.of(0)))
        .hasMessage("a step is 1 or more");
  }

  @Test
  void changeOnlyTheLimitThatTheyAreFor() {
    var steps = new LimitSteps(List.of(10), List.of(3));

    assertThat(steps.moreBadItems(new Limits(4, 7), 0)).contains(new Limits(10, 7));
    assertThat(steps.moreLargeItems(new Limits(4, 2))).contains(new Limits(4, 3));
  }

  @Test
  void endWithTheLast() {
    var steps = new LimitSteps(List.of(10), List.of(3));

    assertThat(steps.moreBadItems(new Limits(10, 0), 0)).isEqualTo(Optional.empty());
    assertThat(steps.moreLargeItems(new Limits(0, Limits.UNLIMITED))).isEqualTo(Optional.empty());
  }

  @Test
  void areTakenWhenTheyAreAsHighAsWhatWasMet() {
    assertThat(new LimitSteps(List.of(10, 11), List.of()).moreBadItems(Limits.NONE, 11))
        .contains(new Limits(11, 0));
  }
}
