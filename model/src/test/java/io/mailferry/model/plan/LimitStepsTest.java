package io.mailferry.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.model.Limits;
import java.util.List;
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
  void areNumbersOfItemsAndNotAnyLoss() {
    assertThatThrownBy(() -> new LimitSteps(List.of(10, Limits.UNLIMITED), List.of()))
        .hasMessage("2147483647 is no number of items; any loss is for a person to accept");
  }

  @Test
  void endWithTheLast() {
    var steps = new LimitSteps(List.of(10), List.of(3));

    assertThat(steps.moreBadItems(9, 0)).hasValue(10);
    assertThat(steps.moreBadItems(10, 0)).isEmpty();
    assertThat(steps.moreLargeItems(2)).hasValue(3);
    assertThat(steps.moreLargeItems(Limits.UNLIMITED)).isEmpty();
  }

  @Test
  void areTakenWhenTheyAreAsHighAsWhatWasMet() {
    assertThat(new LimitSteps(List.of(10, 11), List.of()).moreBadItems(0, 11)).hasValue(11);
  }
}
