package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpResultTest {
  @Test
  void isWellWhenEverythingIsAsItShouldBe() throws IOException {
    var result = UpResult.of(DemoResultTest.result(Map.of()), 10, List.of());

    assertThat(result.exitCode()).isZero();
    assertThat(new ObjectMapper().writeValueAsString(result))
        .contains("\"verified\":12", "\"kills\":10", "\"failures\":[]");
  }

  @ParameterizedTest
  @CsvSource({
    "verified,11,12 verified",
    "humanInterventions,1,no human intervention",
    "duplicateRequests,1,no duplicate requests"
  })
  void isNotWellWhenOneCountIsNot(String count, int value, String failure) {
    var result = UpResult.of(DemoResultTest.result(Map.of(count, value)), 10, List.of());

    assertThat(result.failures()).singleElement().asString().contains(failure);
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void isNotWellWhenSomethingWasNotAsItShouldBeOnTheWay() {
    assertThat(UpResult.of(DemoResultTest.result(Map.of()), 10, List.of("it rained")).failures())
        .containsExactly("it rained");
  }
}
