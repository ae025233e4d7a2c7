package io.mailferry.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.order.Order;
import io.mailferry.workflows.mailbox.MailboxMigration;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every order in every phase, as the page for operators says it. */
class OrdersInEveryPhaseTest {
  private static final Path PAGE =
      Path.of(Objects.requireNonNullElse(System.getProperty("mailferry.root"), ".."))
          .resolve("docs/operate/orders.md");
  private static final int TIMES = 100;

  @Test
  void everyPhaseIsOneInWhichOrdersCome() {
    assertThat(Standing.phases()).containsExactly(Phase.values());
  }

  @Test
  void thePageForOperatorsIsWhatMigrationsSay() throws IOException {
    var table = new OrderTable();
    for (var standing : Standing.values()) {
      try (var fixture = WorkflowFixture.begins()) {
        var at = standing.of(fixture, Given.MAILBOX);
        for (var order : Pressed.values()) {
          table.add(standing, order, refusal(fixture, at.migration(), order));
        }
        at.goesOn();
      }
    }
    if (Boolean.getBoolean("mailferry.write.catalogue")) {
      Files.writeString(PAGE, table.markdown());
    }

    assertThat(Files.readString(PAGE))
        .as(
            "docs/operate/orders.md is written by this test with"
                + " -Dtest.jvm=-Dmailferry.write.catalogue=true")
        .isEqualTo(table.markdown());
  }

  @TestFactory
  Stream<DynamicContainer> anOrderIsTakenOrRefusedAsWasSaidBeforeAndAHundredTimesAreHarmless() {
    return cells(
        (fixture, at, order) -> {
          var said = refusal(fixture, at.migration(), order);
          var before = fixture.exchange.commands().size();

          assertThat(given(order, at)).isEqualTo(said);
          IntStream.range(1, TIMES).forEach(time -> pressed(order, time, said, at));
          fixture.settles();

          assertThat(commandsSince(before, fixture))
              .as("what Exchange was told, of a mailbox that has at most one request")
              .allSatisfy((_, times) -> assertThat(times).isLessThanOrEqualTo(2))
              .hasSizeLessThanOrEqualTo(2);
        });
  }

  private static @Nullable String given(Pressed order, Standing.Reached at) {
    try {
      var taken = order.by(signed(0), at.migration());
      at.goesOn();
      assertThat(taken.getResult().decided()).isNotBlank();
      return null;
    } catch (WorkflowUpdateException | WorkflowNotFoundException refused) {
      at.goesOn();
      return refusal(refused);
    }
  }

  private static void pressed(Pressed order, int time, @Nullable String said, Standing.Reached at) {
    try {
      if (said == null) {
        order.signalled(signed(time), at.migration());
      }
    } catch (WorkflowNotFoundException _) {
      assertThat(order).as("what ends a migration").isEqualTo(Pressed.CANCEL);
    }
  }

  private static Map<String, Long> commandsSince(int before, WorkflowFixture fixture) {
    var all = fixture.exchange.commands();
    return all.subList(before, all.size()).stream()
        // It sets what is set already, as often as it is pressed.
        .filter(command -> !command.equals("repointMove"))
        .collect(Collectors.groupingBy(command -> command, Collectors.counting()));
  }

  @Test
  void twoOperatorsAtOnceAreToldTheSame() throws Exception {
    try (var fixture = WorkflowFixture.begins();
        var operators = Executors.newVirtualThreadPerTaskExecutor()) {
      var at = Standing.COPYING.of(fixture, Given.MAILBOX);

      var answers =
          operators
              .invokeAll(
                  List.<Callable<@Nullable Throwable>>of(
                      () -> catchThrowable(() -> at.migration().pause(Given.ANNA)),
                      () -> catchThrowable(() -> at.migration().pause(Given.BEN))))
              .stream()
              .map(answer -> refusal(answer.resultNow()))
              .toList();

      assertThat(answers).containsExactlyInAnyOrder(null, "it is paused already");
    }
  }

  private interface Cell {
    void is(WorkflowFixture fixture, Standing.Reached at, Pressed order);
  }

  /** Each cell with a mailbox of its own. */
  private static Stream<DynamicContainer> cells(Cell cell) {
    return Stream.of(Standing.values())
        .map(
            standing -> {
              var fixture = WorkflowFixture.begins();
              return dynamicContainer(
                  standing.words,
                  Stream.of(Pressed.values())
                      .map(
                          order ->
                              dynamicTest(
                                  order.typed(),
                                  () -> {
                                    var at = standing.of(fixture, Given.mailbox(number(order)));
                                    try {
                                      cell.is(fixture, at, order);
                                    } finally {
                                      at.goesOn();
                                    }
                                  }))
                      .onClose(fixture::close));
            });
  }

  private static int number(Pressed order) {
    return 1 + List.of(Pressed.values()).indexOf(order);
  }

  private static Order signed(int time) {
    return new Order("pressed again", "ben", "press-" + time);
  }

  private static @Nullable String refusal(
      WorkflowFixture fixture, MailboxMigration migration, Pressed order) {
    if (order == Pressed.ANSWER) {
      var status = migration.status();
      if (status.decision() != null && status.decision().next() instanceof Action.Finish) {
        return "the migration is over";
      }
      return status.question() == null ? "no question is open" : null;
    }
    return migration.tried(order.trial(fixture.now())).refusal();
  }

  private static @Nullable String refusal(@Nullable Throwable given) {
    if (given == null) {
      return null;
    }
    if (given instanceof WorkflowNotFoundException) {
      return "the migration is over";
    }
    if (given instanceof WorkflowUpdateException refused
        && refused.getCause() instanceof ApplicationFailure why) {
      return why.getOriginalMessage();
    }
    throw new AssertionError("neither taken nor refused", given);
  }
}
