package io.mailferry.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.ForestHealth;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.ForestHealth.State;
import io.mailferry.activities.directory.LdapDirectory;
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
  private LdapDirectory directory;

  @AfterEach
  void close() {
    if (directory != null) {
      directory.close();
    }
  }

  @Test
  void isOutOfServiceWhenEveryControllerRefuses() throws IOException {
    directory = nobodyListens(Duration.ofSeconds(30));
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(directory::ping);

    var health = health();

    assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void isStillOutOfServiceWhenNobodyHasAskedForAWhile() throws IOException {
    directory = nobodyListens(Duration.ZERO);
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(directory::ping);

    assertThat(health().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
  }

  @Test
  void asksForASignOfLifeOnceAMinuteAtMostAndInTheBackground() throws IOException {
    // given
    directory = nobodyListens(Duration.ofSeconds(30));
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
    directory = nobodyListens(Duration.ofSeconds(30));
    assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(directory::ping);

    assertThat(health().health().getDetails().get("target"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
        .hasEntrySatisfying("dc1.target.example", told -> assertThat(told).contains("refused"))
        .hasEntrySatisfying("dc2.target.example", told -> assertThat(told).contains("refused"));
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
    return new ActivitiesWiring.Directories(Map.of("target", directory));
  }

  private LdapDirectory nobodyListens(Duration away) throws IOException {
    return directory(away, closedPort(), closedPort());
  }

  private LdapDirectory directory(Duration away, int... ports) throws IOException {
    var password = Files.writeString(folder.resolve("password"), "secret");
    var forest =
        new WorkerSettings.Forest(
            "target.example",
            List.of(controller("dc1", ports[0]), controller("dc2", ports[1])),
            null,
            "svc@target.example",
            password.toString(),
            true,
            Duration.ofMinutes(5),
            away);
    return ActivitiesWiring.directory(forest, FaultTable.STANDARD, ExchangeClock.REAL);
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
