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
}
