package io.mailferry.operations.plan.wavefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mailferry.model.Route;
import io.mailferry.operations.plan.BadPlan;
import io.mailferry.operations.plan.PlanLine;
import io.mailferry.operations.plan.PlanProblem;
import io.mailferry.operations.plan.ReadPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Wave files as tests write them. It is Monday, noon in London.
 *
 * @param folder where they stand
 */
record WaveFiles(Path folder) {
  static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  static final String ONE_ROW = "rows: [a@x.example]\ntarget-database: DB1\n";

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WaveFile read(String text, Beside beside) {
    return WaveFile.readWith(file("friday.yaml", text), beside, NOW);
  }

  WaveFile read(String text) {
    return read(text, Beside.of(null));
  }

  ReadPlan plan(String text, Beside beside) {
    var file = read(text, beside);
    return file.plan(
        beside.route(), beside.columns(), beside.targetDatabases(), file.cutover().ofTheWave(NOW));
  }

  ReadPlan plan(String text) {
    return plan(text, Beside.of(null));
  }

  List<String> moving(String text) {
    return plan(text).lines().stream().map(PlanLine::address).toList();
  }

  List<PlanProblem> problems(String text, Beside beside) {
    var bad = catchThrowableOfType(BadPlan.class, () -> plan(text, beside));
    assertThat(bad).as("a bad plan").isNotNull();
    return bad.problems();
  }

  List<String> refused(String text, Beside beside) {
    return problems(text, beside).stream().map(PlanProblem::words).toList();
  }

  List<String> refused(String text) {
    return refused(text, Beside.of(null));
  }

  static Beside typed(Route route, List<String> databases) {
    return new Beside(null, route, Map.of(), databases, false);
  }
}
