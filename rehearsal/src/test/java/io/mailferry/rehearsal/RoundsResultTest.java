package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.rehearsal.RoundsResult.Round;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsResultTest {
  private static final List<Round> WELL = List.of(new Round(1, 12, 8.5), new Round(2, 12, 21.25));

  @Test
  void isWellWhenAllCameBackInTimeInEveryRound() throws IOException {
    var result = RoundsResult.of(DemoResultTest.result(Map.of()), WELL, List.of());

    assertThat(result.failures()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(new ObjectMapper().writeValueAsString(result))
        .contains("\"verified\":12", "\"slowestSeconds\":21.25", "\"fewestUnderWay\":12");
  }

  @Test
  void isNotWellWhenTheyWereLateInOne() {
    var rounds = List.of(new Round(1, 12, 60), new Round(2, 12, 60.5));

    var result = RoundsResult.of(DemoResultTest.result(Map.of()), rounds, List.of());

    assertThat(result.failures()).containsExactly("all answer within 60 s in round 2, not 60.5");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void isNotWellWhenSomeHadMovedBeforeTheLastRound() {
    var rounds = List.of(new Round(1, 12, 2), new Round(2, 11, 2));

    assertThat(RoundsResult.of(DemoResultTest.result(Map.of()), rounds, List.of()).failures())
        .containsExactly("all are under way in round 2, not 11");
  }

  @Test
  void isNotWellWhenACountIsNotOrSomethingWasNotAsItShouldBeOnTheWay() {
    var twice = DemoResultTest.result(Map.of("duplicateRequests", 1));
    var asked = DemoResultTest.result(Map.of("humanInterventions", 1));

    assertThat(RoundsResult.of(twice, WELL, List.of()).failures())
        .singleElement()
        .asString()
        .contains("no duplicate requests");
    assertThat(RoundsResult.of(asked, WELL, List.of()).failures())
        .singleElement()
        .asString()
        .contains("no human intervention");
    assertThat(
            RoundsResult.of(DemoResultTest.result(Map.of()), WELL, List.of("it rained")).failures())
        .containsExactly("it rained");
  }
}
