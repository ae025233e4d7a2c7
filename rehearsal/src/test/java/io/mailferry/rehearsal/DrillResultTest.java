package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.simulator.count.Cutover;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillResultTest {
  private static final Instant NOT_BEFORE = Instant.parse("2026-11-23T21:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Cutover cutover(Instant copied, Instant began) {
    return new Cutover(UUID.randomUUID(), "somebody@source.example", copied, began);
  }

  /** Half of them wait for their time. */
  private static List<Cutover> cutovers(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                cutover(
                    i % 2 == 0 ? NOT_BEFORE.minus(MINUTE) : NOT_BEFORE.plus(MINUTE),
                    NOT_BEFORE.plus(MINUTE)))
        .toList();
  }

  private static DemoResult wave(Map<String, Integer> but) {
    var counts = new HashMap<>(Map.of("humanInterventions", 1));
    counts.putAll(but);
    return DemoResultTest.result(counts);
  }

  private static DrillResult of(DemoResult wave, List<Cutover> cutovers) {
    return DrillResult.of(wave, 10, cutovers, NOT_BEFORE, List.of(), List.of(), false);
  }

  private static void assertOnly(DrillResult result, String failure) {
    assertThat(result.failures()).singleElement().asString().contains(failure);
    assertThat(result.well()).isFalse();
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void isWellWhenEverythingIsAsItShouldBe() {
    var result = of(wave(Map.of()), cutovers(12));

    assertThat(result.failures()).isEmpty();
    assertThat(result.well()).isTrue();
    assertThat(result.exitCode()).isZero();
    assertThat(result.waitedForTheirTime()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "verified, 11, 12 verified",
    "moveRequestsCreated, 13, 12 requests",
    "duplicateRequests, 1, no duplicate requests",
    "wrongParameterSets, 1, no wrong parameter sets",
    "healthyRequestsRemoved, 1, no healthy request removed",
    "needsAttention, 1, nothing needs attention",
    "humanInterventions, 0, 1 human intervention",
    "humanInterventions, 2, 1 human intervention"
  })
  void isNotWellWithAnotherCount(String count, int number, String failure) {
    assertOnly(of(wave(Map.of(count, number)), cutovers(12)), failure);
  }

  @Test
  void isNotWellWhenOneSwitchedBeforeItsTime() {
    var cutovers = new ArrayList<>(cutovers(11));
    cutovers.add(cutover(NOT_BEFORE.minus(MINUTE), NOT_BEFORE.minusMillis(1)));

    var result = of(wave(Map.of()), cutovers);

    assertOnly(result, "no cutover before 2026-11-23T21:00:00Z");
    assertThat(result.cutoversTooEarly()).isEqualTo(1);
  }

  @Test
  void takesTheVeryMomentForNotTooEarly() {
    var cutovers = new ArrayList<>(cutovers(11));
    cutovers.add(cutover(NOT_BEFORE.minus(MINUTE), NOT_BEFORE));

    assertThat(of(wave(Map.of()), cutovers).well()).isTrue();
  }

  /** A drill in which nobody had to wait shows nothing. */
  @Test
  void isNotWellWhenNobodyHadToWait() {
    var cutovers =
        IntStream.range(0, 12).mapToObj(_ -> cutover(NOT_BEFORE, NOT_BEFORE.plus(MINUTE))).toList();

    assertOnly(of(wave(Map.of()), cutovers), "a mailbox that was copied before its time");
  }

  @Test
  void isNotWellWhenExchangesRecordLacksACutover() {
    assertOnly(of(wave(Map.of()), cutovers(11)), "12 cutovers in Exchange's record");
  }

  @Test
  void isNotWellWhenSomethingWasNotAsItShouldBeOnTheWay() {
    assertOnly(
        DrillResult.of(
            wave(Map.of()),
            10,
            cutovers(12),
            NOT_BEFORE,
            List.of("the held mailbox has not moved"),
            List.of(),
            false),
        "the held mailbox has not moved");
  }

  @Test
  void expectsTroubleWhenWorkersAreKilledAndNoneWhenTheyAreStoppedGently() {
    var troubles = List.of("The answer was lost.");

    assertThat(
            DrillResult.of(wave(Map.of()), 10, cutovers(12), NOT_BEFORE, List.of(), troubles, false)
                .well())
        .isTrue();
    assertOnly(
        DrillResult.of(wave(Map.of()), 10, cutovers(12), NOT_BEFORE, List.of(), troubles, true),
        "nothing went wrong");
  }

  @Test
  void tellsScriptsTheCountsOfTheWaveAndItsOwn() throws IOException {
    var json = new ObjectMapper().writeValueAsString(of(wave(Map.of()), cutovers(12)));

    var told = new ObjectMapper().readTree(json);
    assertThat(told.get("verified").asInt()).isEqualTo(12);
    assertThat(told.get("kills").asInt()).isEqualTo(10);
    assertThat(told.get("waitedForTheirTime").asInt()).isEqualTo(6);
    assertThat(told.get("cutoversTooEarly").asInt()).isZero();
    assertThat(told.get("failures").isEmpty()).isTrue();
  }
}
