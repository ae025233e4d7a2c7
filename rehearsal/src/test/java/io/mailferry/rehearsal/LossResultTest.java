package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossResultTest {
  private static final Duration SIX_SECONDS = Duration.ofSeconds(6);

  @Test
  void isWellWhenEverythingIsAsItShouldBe() throws IOException {
    var result = LossResult.of(DemoResultTest.result(Map.of()), SIX_SECONDS, List.of());

    assertThat(result.failures()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(new ObjectMapper().writeValueAsString(result))
        .contains("\"verified\":12", "\"secondsUntilStarted\":6.0", "\"failures\":[]");
  }

  @ParameterizedTest
  @CsvSource({
    "verified,11,12 verified",
    "needsAttention,1,nothing needs attention",
    "humanInterventions,1,no human intervention",
    "moveRequestsCreated,13,12 requests",
    "duplicateRequests,1,no duplicate requests",
    "wrongParameterSets,1,no wrong parameter sets",
    "healthyRequestsRemoved,1,no healthy request removed"
  })
  void isNotWellWhenOneCountIsNot(String count, int value, String failure) {
    var result = LossResult.of(DemoResultTest.result(Map.of(count, value)), SIX_SECONDS, List.of());

    assertThat(result.failures()).singleElement().asString().contains(failure);
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void isNotWellWhenTheStartTookLongOrSomethingWasNotAsItShouldBeOnTheWay() {
    var wave = DemoResultTest.result(Map.of());

    assertThat(LossResult.of(wave, Duration.ofSeconds(30), List.of()).exitCode()).isZero();
    assertThat(LossResult.of(wave, Duration.ofSeconds(31), List.of()).failures())
        .containsExactly("started again within 30 s, not 31");
    assertThat(LossResult.of(wave, SIX_SECONDS, List.of("it rained")).failures())
        .containsExactly("it rained");
  }
}
