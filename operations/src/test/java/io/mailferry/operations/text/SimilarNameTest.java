package io.mailferry.operations.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarNameTest {
  private static final List<String> KNOWN = List.of("first-wave", "second-wave", "third-wave");

  @Test
  void findsWhatSomebodyProbablyMeant() {
    assertThat(SimilarName.closest("frist-wave", KNOWN)).contains("first-wave");
    assertThat(SimilarName.hint("Third_Wave", KNOWN)).isEqualTo(" (did you mean third-wave?)");
  }

  @Test
  void findsAnAddressByWhatStandsBeforeItsDomain() {
    var people = List.of("anna.berg@source.example", "bernd.vogt@source.example");

    assertThat(SimilarName.closest("ana.breg@source.example", people))
        .contains("anna.berg@source.example");
    assertThat(SimilarName.closest("anna.berg@soruce.example", people))
        .contains("anna.berg@source.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense@source.example", "x@source.example", "carl.vogel@source.example"})
  void doesNotTakeTheSameDomainForLikeness(String nonsense) {
    assertThat(
            SimilarName.hint(
                nonsense, List.of("anna.berg@source.example", "bernd.vogt@source.example")))
        .isEmpty();
  }

  @Test
  void staysSilentWhenNothingIsLikeIt() {
    assertThat(SimilarName.hint("friday", KNOWN)).isEmpty();
    assertThat(SimilarName.hint("x".repeat(1_000), KNOWN)).isEmpty();
    assertThat(SimilarName.hint("", List.of())).isEmpty();
  }

  @Test
  void forgivesMoreSlipsInALongerName() {
    assertThat(SimilarName.closest("sceond-wvae", KNOWN)).contains("second-wave");
    assertThat(SimilarName.closest("abef", List.of("abcd"))).isEmpty();
  }

  @Test
  void countsAnExchangeOfNeighboursAsOneSlip() {
    assertThat(SimilarName.closest("bacd", List.of("abcd"))).contains("abcd");
    assertThat(SimilarName.closest("baxd", List.of("abcd"))).isEmpty();
  }

  @Test
  void forgivesALetterThatIsMissing() {
    assertThat(SimilarName.closest("wav", List.of("wave"))).contains("wave");
  }

  @Test
  void takesTheLongestNameThatMayBe() {
    assertThat(SimilarName.closest("a".repeat(254), List.of("a".repeat(253) + "b"))).isPresent();
    assertThat(SimilarName.closest("a".repeat(255), List.of("a".repeat(255)))).isEmpty();
  }
}
