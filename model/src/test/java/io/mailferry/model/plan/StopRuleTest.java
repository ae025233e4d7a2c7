package io.mailferry.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StopRuleTest {
  @Test
  void isBrokenByOneMoreThanWasAgreedTo() {
    assertThat(new StopRule(2).isBroken(2)).isFalse();
    assertThat(new StopRule(2).isBroken(3)).isTrue();
  }

  @Test
  void ofAShareIsRoundedDown() {
    assertThat(StopRule.ofShare(10, 300)).isEqualTo(new StopRule(30));
    assertThat(StopRule.ofShare(10, 19)).isEqualTo(new StopRule(1));
    assertThat(StopRule.ofShare(100, 5_000)).isEqualTo(new StopRule(5_000));
  }

  @Test
  void letsNoNegativeNumberFail() {
    assertThatThrownBy(() -> new StopRule(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
