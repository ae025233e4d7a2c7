package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.ForestHealth;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.ForestHealth.State;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.worker.settings.WorkerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class DirectoryHealthTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // Each test begins with its own.
  private ActivitiesWiring.ForestAtWork forest;

  @AfterEach
  void close() {
    if (forest != null) {
      forest.close();
    }
  }

  @Test
  void isOutOfServiceWhenEveryControllerRefuses() throws IOException {
    forest = nobodyListens(Duration.ofSeconds(30));
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(forest.whole()::ping);

    var health = health();

    assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void isStillOutOfServiceWhenNobodyHasAskedForAWhile() throws IOException {
    forest = nobodyListens(Duration.ZERO);
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(forest.whole()::ping);

    assertThat(health().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void asksForASignOfLifeOnceAMinuteAtMostAndInTheBackground() throws IOException {
    // given
    forest = nobodyListens(Duration.ofSeconds(30));
    var now = new long[] {1_000_000};
    var toDo = new ArrayList<Runnable>();
    var health = new DirectoryHealth(directories(), toDo::add, () -> Instant.ofEpochMilli(now[0]));

    // then
    assertThat(health.health().getStatus()).as("nobody knows").isEqualTo(Status.UNKNOWN);
    now[0] += 59_000;
    health.health();
    assertThat(toDo).hasSize(1);

    // when
    toDo.removeFirst().run();

    // then
    assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    now[0] += 1_000;
    health.health();
    assertThat(toDo).hasSize(1);
  }

  @Test
  void namesEachControllerWithItsTrouble() throws IOException {
    forest = nobodyListens(Duration.ofSeconds(30));
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(forest.whole()::ping);

    assertThat(health().health().getDetails().get("target"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
        .hasEntrySatisfying("dc1.target.example", told -> assertThat(told).contains("refused"))
        .hasEntrySatisfying("dc2.target.example", told -> assertThat(told).contains("refused"));
  }

  @Test
  void tellsOfEachDomainOfAForest() throws IOException {
    forest =
        nobodyListens(
            Duration.ofSeconds(30),
            new WorkerSettings.Domain(
                "emea.target.example", List.of(controller("dc1.emea", closedPort())), null));
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(forest.whole()::ping);

    var health = health().health();

    assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(health.getDetails()).containsOnlyKeys("target", "target/emea.target.example");
    assertThat(health.getDetails().get("target/emea.target.example"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
        .containsOnlyKeys("controllers", "dc1.emea.target.example");
  }

  @Test
  void isUpWhenOneControllerAnswersAndNamesTheOther() {
    var told =
        DirectoryHealth.told(
            new ForestHealth(
                null,
                List.of(
                    new ControllerHealth("dc1", State.FAILED, "away"),
                    new ControllerHealth("dc2", State.WELL, null),
                    new ControllerHealth("dc3", State.WELL, "Exchange could not work with it"),
                    new ControllerHealth("dc4", State.NOT_ASKED, null)),
                new ForestHealth.Origin("found by DNS", true)));

    assertThat(told)
        .containsExactly(
            Map.entry("controllers", "found by DNS"),
            Map.entry("dc1", "failed when it was last asked: away"),
            Map.entry("dc2", "answers"),
            Map.entry("dc3", "answers us; Exchange could not work with it"),
            Map.entry("dc4", "not asked yet"));
  }

  private DirectoryHealth health() {
    return new DirectoryHealth(directories(), _ -> {}, InstantSource.system());
  }

  private ActivitiesWiring.Directories directories() {
    return new ActivitiesWiring.Directories(Map.of("target", forest));
  }

  private ActivitiesWiring.ForestAtWork nobodyListens(
      Duration away, WorkerSettings.Domain... domains) throws IOException {
    var password = Files.writeString(folder.resolve("password"), "secret");
    var settings =
        new WorkerSettings.Forest(
            "target.example",
            List.of(controller("dc1", closedPort()), controller("dc2", closedPort())),
            null,
            List.of(domains),
            "svc@target.example",
            password.toString(),
            true,
            Duration.ofMinutes(5),
            away);
    return ActivitiesWiring.directory(settings, FaultTable.STANDARD, ExchangeClock.REAL);
  }

  private static WorkerSettings.Controller controller(String name, int port) {
    return new WorkerSettings.Controller(name + ".target.example", "127.0.0.1", port, "clear");
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
