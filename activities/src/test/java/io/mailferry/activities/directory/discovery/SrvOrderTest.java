package io.mailferry.activities.directory.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SrvOrderTest {
  private final SrvOrder order = new SrvOrder(new Random(1));

  @Test
  void takesThoseOfALowerPriorityFirstWhateverTheirWeight() {
    var first = new SrvRecord("dc1.target.example", 389, 0, 0);
    var second = new SrvRecord("dc2.target.example", 389, 10, 100);
    var third = new SrvRecord("dc3.target.example", 389, 20, 50);

    for (var i = 0; i < 100; i++) {
      assertThat(order.of(List.of(third, second, first))).containsExactly(first, second, third);
    }
  }

  @Test
  void drawsAmongThoseOfOnePriorityByTheirWeights() {
    var often = new SrvRecord("dc1.target.example", 389, 0, 300);
    var seldom = new SrvRecord("dc2.target.example", 389, 0, 100);

    var oftenFirst =
        IntStream.range(0, 4_000)
            .filter(_ -> order.of(List.of(often, seldom)).getFirst().equals(often))
            .count();

    assertThat(oftenFirst).isBetween(2_850L, 3_150L);
  }

  @Test
  void givesOneWithoutWeightASmallChance() {
    var heavy = new SrvRecord("dc1.target.example", 389, 0, 9);
    var weightless = new SrvRecord("dc2.target.example", 389, 0, 0);

    var weightlessFirst =
        IntStream.range(0, 4_000)
            .filter(_ -> order.of(List.of(heavy, weightless)).getFirst().equals(weightless))
            .count();

    assertThat(weightlessFirst).isBetween(300L, 500L);
  }

  @Test
  void readsARecordAsItIsWritten() {
    assertThat(SrvRecord.of("0 100 389 dc1.target.example."))
        .isEqualTo(new SrvRecord("dc1.target.example", 389, 0, 100));
    assertThat(SrvRecord.of("0 0 0 .").isNone()).isTrue();
  }
}
