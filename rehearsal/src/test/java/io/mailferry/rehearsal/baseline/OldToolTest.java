package io.mailferry.rehearsal.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The baseline does what the field report tells, and no worse. */
class OldToolTest {
  private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
  private static final int MAILBOXES = 6;

  private static BaselineResult night(Consumer<Simulator> faults) throws Exception {
    var config = SimulatorConfig.builder().mailboxes(MAILBOXES).manualClock(START).build();
    try (var simulator = Simulator.start(config)) {
      faults.accept(simulator);
      var targets =
          simulator.mailboxes().stream()
              .collect(Collectors.toMap(MailboxFacts::address, _ -> "TGT-DB01"));
      return new OldTool(simulator, targets, 10, Optional.empty())
          .run(Duration.ofHours(30), () -> {});
    }
  }

  @Test
  void movesEveryMailboxOnceInACalmNight() throws Exception {
    assertThat(night(_ -> {}))
        .isEqualTo(new BaselineResult(MAILBOXES, MAILBOXES, 0, 0, 0, 0, MAILBOXES));
  }

  @Test
  void takesALostAnswerForAFailureAndSubmitsAgain() throws Exception {
    var result =
        night(simulator -> simulator.script().onCommand("New-MoveRequest", 2).losesAnswer());

    assertThat(result.duplicateRequests()).isEqualTo(3);
    assertThat(result.needsAPerson()).isEqualTo(1);
    assertThat(result.wrongRecords()).as("it has moved all the same").isEqualTo(1);
    assertThat(result.moved()).isEqualTo(MAILBOXES);
  }

  @Test
  void buildsAWrongCommandAfterAServerFailed() throws Exception {
    var result =
        night(
            simulator ->
                simulator
                    .script()
                    .at(Duration.ofMinutes(4))
                    .failOver("TGT-DB01", Duration.ofMinutes(8)));

    assertThat(result.wrongParameterSets()).isPositive();
    assertThat(result.needsAPerson()).isEqualTo(MAILBOXES);
  }

  @Test
  void needsAPersonWhenItsOneControllerIsAway() throws Exception {
    var result =
        night(
            simulator ->
                simulator
                    .script()
                    .now()
                    .controllerGoesAway("dc1.target.example", Duration.ofHours(2)));

    assertThat(result.needsAPerson()).isEqualTo(MAILBOXES);
    assertThat(result.newMoveRequestCalls()).isZero();
  }
}
