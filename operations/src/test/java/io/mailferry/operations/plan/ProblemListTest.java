package io.mailferry.operations.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemListTest {
  private static final String UNPREPARED = "the target mail user is linked to no account";

  private static PlanProblem problem(int line, String sentence) {
    return new PlanProblem(
        line, "user" + line + "@x.example", PlanProblem.Code.NOT_READY, sentence);
  }

  private static Stream<PlanProblem> unprepared(int lines) {
    return IntStream.rangeClosed(2, lines + 1).mapToObj(line -> problem(line, UNPREPARED));
  }

  @Test
  void tellsFewOneByOne() {
    assertThat(ProblemList.of(unprepared(3).toList()))
        .containsExactly(
            "line 2: user2@x.example: " + UNPREPARED,
            "line 3: user3@x.example: " + UNPREPARED,
            "line 4: user4@x.example: " + UNPREPARED);
  }

  @Test
  void tellsOnceWhatManyLinesHaveInCommonWithWhomItConcerns() {
    var problems =
        Stream.concat(unprepared(4), Stream.of(problem(9, "nobody has this address"))).toList();

    assertThat(ProblemList.of(problems))
        .containsExactly(
            "4 lines: "
                + UNPREPARED
                + ": line 2 user2@x.example, line 3 user3@x.example, line 4 user4@x.example, line 5"
                + " user5@x.example",
            "line 9: user9@x.example: nobody has this address");
  }

  @Test
  void doesNotNameFourHundred() {
    assertThat(ProblemList.of(unprepared(400).toList()))
        .singleElement()
        .asString()
        .startsWith("400 lines: " + UNPREPARED + ": line 2 ")
        .endsWith("line 11 user11@x.example, and 390 more (each with --output csv)");
  }

  @Test
  void namesEverybodyWhoIsLeftOut() {
    assertThat(ProblemList.withEverybody(unprepared(400).toList()))
        .singleElement()
        .asString()
        .endsWith("line 401 user401@x.example");
  }

  @Test
  void tellsOnceWhatOneLineHasInCommonWithItself() {
    var again = problem(1, "there twice");

    assertThat(ProblemList.of(List.of(again, again, problem(1, "there twice"), again, again)))
        .hasSize(1);
  }

  @Test
  void isEmptyForNone() {
    assertThat(ProblemList.of(List.of())).isEmpty();
  }
}
