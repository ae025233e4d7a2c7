package io.mailferry.starter.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final List<String> KNOWN = List.of("first-wave", "second-wave", "third-wave");

  @Test
  void findsWhatSomebodyProbablyMeant() {
    assertThat(Likeness.closest("frist-wave", KNOWN)).contains("first-wave");
    assertThat(Likeness.hint("Third_Wave", KNOWN)).isEqualTo(" (did you mean third-wave?)");
  }

  @Test
  void staysSilentWhenNothingIsLikeIt() {
    assertThat(Likeness.hint("friday", KNOWN)).isEmpty();
    assertThat(Likeness.hint("x".repeat(1_000), KNOWN)).isEmpty();
    assertThat(Likeness.hint("", List.of())).isEmpty();
  }
}
