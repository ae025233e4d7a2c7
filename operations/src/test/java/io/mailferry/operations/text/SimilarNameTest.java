package io.mailferry.operations.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarNameTest {
  private static final List<String> KNOWN = List.of("first-wave", "second-wave", "third-wave");

  @Test
  void findsWhatSomebodyProbablyMeant() {
    assertThat(SimilarName.closest("frist-wave", KNOWN)).contains("first-wave");
    assertThat(SimilarName.hint("Third_Wave", KNOWN)).isEqualTo(" (did you mean third-wave?)");
  }

  @Test
  void staysSilentWhenNothingIsLikeIt() {
    assertThat(SimilarName.hint("friday", KNOWN)).isEmpty();
    assertThat(SimilarName.hint("x".repeat(1_000), KNOWN)).isEmpty();
    assertThat(SimilarName.hint("", List.of())).isEmpty();
  }
}
