package io.mailferry.rehearsal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void nineTenthsDoNotExceedP90() {
    var oneToTwenty = IntStream.rangeClosed(1, 20).mapToObj(each -> (double) each).toList();

    assertThat(Percentiles.of(oneToTwenty.reversed())).isEqualTo(new Percentiles(10, 18, 20, 20));
  }

  @Test
  void takesTheMiddleOfAnOddNumberAndTheLargestOfAFew() {
    assertThat(Percentiles.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Percentiles(2, 3, 3, 3));
  }

  @Test
  void isTheSameThroughoutForOneNumber() {
    assertThat(Percentiles.of(List.of(1.5))).isEqualTo(new Percentiles(1.5, 1.5, 1.5, 1));
  }

  @Test
  void hasNothingToSayOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Percentiles.of(List.of()));
  }
}
