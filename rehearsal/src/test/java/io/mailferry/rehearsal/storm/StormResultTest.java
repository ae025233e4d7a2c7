package io.mailferry.rehearsal.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.rehearsal.baseline.BaselineResult;
import io.mailferry.simulator.count.Counts;
import io.mailferry.simulator.count.Peaks;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StormResultTest {
  private static final Storm CALM =
      new Storm(
          "storm-7",
          7,
          StormKind.TRANSIENT,
          20,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Storm.Ground.USUAL);
  private static final Storm SPOILT =
      new Storm(
          "storm-9",
          9,
          StormKind.MIXED,
          20,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(
              new Trouble.SpoiltItems(List.of(1, 2), 12),
              new Trouble.SomebodyElses(List.of(3)),
              new Trouble.RemovedBehindOurBack(List.of(4))),
          Storm.Ground.USUAL);
  private static final Map<String, Integer> ASKED =
      Map.of("failed/bad-items", 1, "foreign-request/by hand", 1, "request-vanished", 1);

  private static StormResult.Seen seen(
      Map<String, Long> but, Map<String, Integer> asked, StormWorld.Deeds deeds) {
    return new StormResult.Seen(
        but.getOrDefault("ended", 1L) == 1,
        but.getOrDefault("verified", 20L).intValue(),
        asked,
        but.getOrDefault("answers", (long) asked.size()).intValue(),
        but.getOrDefault("noted", (long) asked.size()),
        new Counts(
            Map.of("New-MoveRequest", but.getOrDefault("calls", 20L)),
            20,
            but.getOrDefault("duplicates", 0L),
            but.getOrDefault("wrongSets", 0L),
            Map.of(),
            Map.of(),
            0,
            0,
            0,
            but.getOrDefault("healthyRemoved", 0L)),
        new Peaks.Peak(
            but.getOrDefault("intoOne", 2L).intValue(),
            4,
            but.getOrDefault("copying", 5L).intValue(),
            2,
            but.getOrDefault("switching", 3L).intValue()),
        deeds,
        but.getOrDefault("outside", 0L),
        400,
        Duration.ofMinutes(7),
        null,
        0,
        false,
        List.of(),
        Duration.ofMinutes(150),
        Duration.ofSeconds(30));
  }

  private static List<String> failuresWithFewSlots(Map<String, Long> but) {
    var few =
        new Storm(
            "few-slots",
            4,
            StormKind.TRANSIENT,
            20,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Storm.Ground.with(Storm.Oddity.SLOTS));
    return StormResult.judged(few, seen(but, Map.of(), new StormWorld.Deeds(0, 0, List.of())))
        .failures();
  }

  @Test
  void moreAtOnceThanThereAreSlotsAreNotAsTheyShouldBeNorAreFewer() {
    assertThat(failuresWithFewSlots(Map.of())).isEmpty();
    assertThat(failuresWithFewSlots(Map.of("intoOne", 3L)))
        .containsExactly("3 mailboxes copied into one at once instead of 2 at most");
    assertThat(failuresWithFewSlots(Map.of("copying", 6L, "switching", 4L))).hasSize(2);
    assertThat(failuresWithFewSlots(Map.of("copying", 1L)))
        .containsExactly("only 1 mailboxes copied at once where 5 might be");
  }

  private static StormResult calm(Map<String, Long> but) {
    return StormResult.judged(CALM, seen(but, Map.of(), new StormWorld.Deeds(0, 0, List.of())));
  }

  private static StormResult spoilt(Map<String, Integer> asked) {
    return StormResult.judged(
        SPOILT,
        seen(
            Map.of("calls", 22L, "healthyRemoved", 1L),
            asked,
            new StormWorld.Deeds(1, 1, List.of())));
  }

  @Test
  void isWellWhenEverythingIsAsItShouldBe() {
    assertThat(calm(Map.of()).failures()).isEmpty();
    assertThat(calm(Map.of()).well()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ended, 0, lost: the wave had not ended",
    "verified, 19, 1 lost migrations",
    "duplicates, 1, 1 duplicate requests",
    "wrongSets, 2, 2 wrong parameter sets",
    "healthyRemoved, 1, 1 healthy requests removed",
    "outside, 1, 1 completions outside",
    "noted, 1, asked and gone",
    "answers, 1, 1 answers of a person"
  })
  void isNotWellWithAnotherNumber(String what, long number, String failure) {
    var result = calm(Map.of(what, number));

    assertThat(result.failures()).singleElement().asString().contains(failure);
    assertThat(result.well()).isFalse();
  }

  @Test
  void isNotWellWhenAnybodyIsAskedInATransientStorm() {
    var result =
        StormResult.judged(
            CALM,
            seen(Map.of(), Map.of("failed/network", 1), new StormWorld.Deeds(0, 0, List.of())));

    assertThat(result.humanInterventions()).isEqualTo(1);
    assertThat(result.failures()).singleElement().asString().contains("failed/network=1");
  }

  @Test
  void takesOffWhatPeopleDidThemselves() {
    var result = spoilt(ASKED);

    assertThat(result.failures()).isEmpty();
    assertThat(result.healthyRequestsRemoved()).isZero();
    assertThat(result.newMoveRequestCalls()).isEqualTo(21);
    assertThat(result.humanInterventions()).isEqualTo(3);
  }

  @Test
  void isNotWellWhenACauseIsAskedAboutTwice() {
    var asked = new HashMap<>(ASKED);
    asked.put("failed/bad-items", 2);

    assertThat(spoilt(asked).failures())
        .singleElement()
        .asString()
        .contains("failed/bad-items=2", "instead of");
  }

  @Test
  void isNotWellWhenAnAnswerHadToBeGivenAgain() {
    var result =
        StormResult.judged(
            SPOILT,
            seen(
                Map.of("calls", 22L, "healthyRemoved", 1L, "answers", 4L),
                ASKED,
                new StormWorld.Deeds(1, 1, List.of())));

    assertThat(result.failures()).containsExactly("4 answers of a person instead of 3");
  }

  @Test
  void keepsWhatMailferryCameToWhenTheBaselineBreaks() {
    var result = calm(Map.of()).withoutBaseline(new IllegalStateException("no shell"));

    assertThat(result.verified()).isEqualTo(20);
    assertThat(result.failures()).singleElement().asString().contains("no shell");
  }

  @Test
  void isNotWellWhenACauseIsNotAskedAbout() {
    var asked = new HashMap<>(ASKED);
    asked.remove("request-vanished");

    assertThat(spoilt(asked).well()).isFalse();
  }

  /** Otherwise it would show that what did not happen was survived. */
  @Test
  void isNotWellWhenPeopleCouldNotDoWhatTheStormWants() {
    var result =
        StormResult.judged(
            CALM,
            seen(
                Map.of(),
                Map.of(),
                new StormWorld.Deeds(0, 0, List.of("an operator never met the request"))));

    assertThat(result.failures()).containsExactly("an operator never met the request");
  }

  @Test
  void endsWithOneWhenAnyStormIsNotAsItShouldBeAndSaysHowToReplayIt() {
    var result =
        StormsResult.of(
            List.of(calm(Map.of()), calm(Map.of("duplicates", 1L))), Duration.ofMinutes(1));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.failedSeeds()).containsExactly(7L);
    assertThat(result.lines())
        .anySatisfy(line -> assertThat(line).contains("mailferry drill --storm 1 --seed 7"))
        .anySatisfy(line -> assertThat(line).contains("1 duplicate requests instead of 0"))
        .anySatisfy(line -> assertThat(line).contains("1 of 2 storms are as they should be"));
  }

  @Test
  void endsWithZeroWhenAllAreAsTheyShouldBe() {
    var result = StormsResult.of(List.of(calm(Map.of()), spoilt(ASKED)), Duration.ofMinutes(1));

    assertThat(result.exitCode()).isZero();
    assertThat(result.failedSeeds()).isEmpty();
  }

  @Test
  void isNotWellWhenTheRehearsalItselfBroke() {
    var result =
        StormResult.broken(CALM, new IllegalStateException("no port"), Duration.ofSeconds(3));

    assertThat(result.well()).isFalse();
    assertThat(result.failures()).singleElement().asString().contains("no port");
    assertThat(result.lostMigrations()).isEqualTo(20);
  }

  @Test
  void standsBesideTheBaselineInOneTable() {
    var beside = calm(Map.of()).beside(new BaselineResult(20, 18, 5, 3, 4, 1, 26));

    assertThat(StormsResult.of(List.of(beside, beside), Duration.ofMinutes(1)).lines())
        .anySatisfy(line -> assertThat(line).matches("moved +40 +36"))
        .anySatisfy(line -> assertThat(line).matches("duplicate requests +0 +8"))
        .anySatisfy(line -> assertThat(line).matches("calls of New-MoveRequest +40 +52"));
  }

  @Test
  void tellsScriptsTheCounts() throws IOException {
    var result = StormsResult.of(List.of(spoilt(ASKED)), Duration.ofMinutes(1));

    var told = new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(result));

    assertThat(told.path("number").asInt()).isEqualTo(1);
    assertThat(told.path("failedSeeds").isEmpty()).isTrue();
    assertThat(told.path("storms").path(0).path("seed").asLong()).isEqualTo(9);
    assertThat(told.path("storms").path(0).path("questions").path("failed/bad-items").asInt())
        .isEqualTo(1);
  }
}
