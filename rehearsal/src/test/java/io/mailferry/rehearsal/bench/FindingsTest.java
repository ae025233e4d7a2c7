package io.mailferry.rehearsal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final Findings findings =
      new Findings(Benchmark.HISTORY, "Events")
          .table("rows", List.of("what", "how many"), List.of(List.of("timers", 2.5)))
          .goal("at most 80", "81", false);

  @Test
  void saysThatAGoalWasMissed() {
    var out = new ByteArrayOutputStream();
    findings.print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Goal: at most 80. Measured: 81: MISSED.")
        .contains("timers")
        .contains("2.50");
  }

  @Test
  void keepsTheSameForPrograms() {
    assertThat(findings.numbers())
        .containsEntry("benchmark", "history")
        .containsEntry("met", false)
        .containsEntry("rows", List.of(Map.of("what", "timers", "how many", 2.5)));
  }

  @Test
  void keepsSeveralGoalsApart() {
    var several =
        new Findings(Benchmark.SHELL, "Requests")
            .goal(new Findings.Goal("at most 15 ms", "9 ms", true))
            .goal(new Findings.Goal("at most 2 s", "3 s", false));
    var out = new ByteArrayOutputStream();
    several.print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(several.numbers())
        .containsEntry(
            "goals",
            List.of(
                Map.of("goal", "at most 15 ms", "measured", "9 ms", "met", true),
                Map.of("goal", "at most 2 s", "measured", "3 s", "met", false)));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Goal: at most 15 ms. Measured: 9 ms: met.")
        .contains("Goal: at most 2 s. Measured: 3 s: MISSED.");
  }
}
