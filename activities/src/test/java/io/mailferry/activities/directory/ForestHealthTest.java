package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.ForestHealth.Prospect;
import io.mailferry.activities.directory.ForestHealth.State;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestHealthTest {
  @Test
  void isGoodAsSoonAsOneControllerAnswers() {
    assertThat(prospect(State.FAILED, State.WELL)).isEqualTo(Prospect.GOOD);
    assertThat(prospect(State.NOT_ASKED, State.WELL)).isEqualTo(Prospect.GOOD);
  }

  @Test
  void isNoneWhenEveryControllerFails() {
    assertThat(prospect(State.FAILED, State.FAILED)).isEqualTo(Prospect.NONE);
  }

  @Test
  void isNotKnownBeforeEveryControllerWasAsked() {
    assertThat(prospect(State.NOT_ASKED, State.NOT_ASKED)).isEqualTo(Prospect.UNKNOWN);
    assertThat(prospect(State.FAILED, State.NOT_ASKED)).isEqualTo(Prospect.UNKNOWN);
  }

  @Test
  void isNoneWhenTheAccountIsRefusedHoweverWellTheControllersAre() {
    var health = new ForestHealth("locked", controllers(State.WELL), null);

    assertThat(health.prospect()).isEqualTo(Prospect.NONE);
  }

  private static Prospect prospect(State... states) {
    return new ForestHealth(null, controllers(states), null).prospect();
  }

  private static List<ControllerHealth> controllers(State... states) {
    return Arrays.stream(states).map(each -> new ControllerHealth("dc", each, null)).toList();
  }
}
