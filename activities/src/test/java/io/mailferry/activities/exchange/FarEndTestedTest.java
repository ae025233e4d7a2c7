package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A far end is tested through Exchange, over the wire, against a practice Exchange. */
@Tag("process")
class FarEndTestedTest {
  private static final NewMove.FarEnd FAR =
      new NewMove.FarEnd("mail.source.example", "env:FAR", null, "target.example");

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;

  private Simulator simulator;
  private ShellPool pool;

  @BeforeEach
  void open() {
    simulator =
        Simulator.start(
            SimulatorConfig.builder()
                .mailboxes(1)
                .manualClock(Instant.parse("2026-11-23T10:00:00Z"))
                .build());
    pool =
        ShellPool.open(
            "target",
            ShellSettings.of(simulator.writeShellLauncher(folder), Map.of())
                .keeping(1)
                .recordedIn(folder.resolve("shells")),
            FaultTable.STANDARD);
  }

  @AfterEach
  void close() {
    pool.close();
    simulator.close();
  }

  private ExchangeShell exchange(KnownCapabilities known) {
    return new ExchangeShell(
        "target",
        pool,
        FaultTable.STANDARD,
        simulator.clock(),
        ExchangeTimeouts.USUAL,
        (cmdlet, elapsed, outcome) -> log.add(cmdlet + " " + outcome),
        known);
  }

  @Test
  void saysWhetherTheAccountIsLetIn() {
    var exchange = exchange(KnownCapabilities.UNKNOWN);
    assertThat(exchange.farEndLetsIn(FAR)).isEqualTo(new FarAnswer.LetIn());

    simulator.script().now().farCredentialExpires(Duration.ofHours(1));
    simulator.advance(Duration.ofMinutes(1));
    assertThat(exchange.farEndLetsIn(FAR))
        .isInstanceOfSatisfying(
            FarAnswer.Refused.class,
            refused -> assertThat(refused.words()).contains("using the credentials provided"));

    simulator.advance(Duration.ofHours(1));
    assertThat(exchange.farEndLetsIn(FAR)).isEqualTo(new FarAnswer.LetIn());
    assertThat(log).containsOnly("Test-MigrationServerAvailability OK").hasSize(3);
  }

  @Test
  void knowsNothingOfTheAccountWhereTheEndpointDoesNotAnswer() {
    simulator.script().now().proxiesGoAway(Duration.ofHours(1));
    simulator.advance(Duration.ofMinutes(1));

    assertThat(exchange(KnownCapabilities.UNKNOWN).farEndLetsIn(FAR))
        .isInstanceOfSatisfying(
            FarAnswer.Untold.class,
            untold -> assertThat(untold.words()).contains("no endpoint listening"));
  }

  @Test
  void knowsNothingOfTheAccountWhereTheVersionHasNoSuchTest() {
    var old = exchange(new KnownCapabilities(ExchangeVersion.V2010, Optional::empty));

    assertThat(old.farEndLetsIn(FAR)).isInstanceOf(FarAnswer.Untold.class);
    assertThat(log).as("nothing is sent").isEmpty();
  }
}
