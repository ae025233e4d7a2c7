package io.mailferry.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.WaveTask;
import io.temporal.common.converter.GlobalDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a mailbox may switch, and how it is kept from it, from the command line to the wave. */
class CutoverOptionsTest {
  private static final Instant FRIDAY = CommandLineFixture.NOW.plus(Duration.ofDays(4));

  private static PracticeTemporal temporal = new PracticeTemporal();

  @TempDir Path home;
  private CommandLineFixture cli;

  @BeforeAll
  static void begin() {
    temporal = temporal.withWorker();
  }

  @AfterAll
  static void end() {
    temporal.close();
  }

  @BeforeEach
  void sitDown() {
    cli = new CommandLineFixture(home, temporal.target());
    FakeRunbooks.FINDINGS.set(FakeRunbooks.ALL_WELL);
    // As a worker does when it starts.
    try (var journal = cli.journal()) {
      assertThat(journal.trouble()).isEmpty();
    }
  }

  @Test
  void carryTheEarliestMomentIntoTheWave() throws IOException {
    assertThat(startedWith("--cutover-not-before", FRIDAY.toString()))
        .isEqualTo(new CutoverOrder(CutoverStyle.COMPLETE_AFTER, FRIDAY));
  }

  @Test
  void carryTheStyleIntoTheWave() throws IOException {
    assertThat(startedWith("--hold-with", "suspend"))
        .isEqualTo(new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, null));
    assertThat(startedWith("--hold-with", "complete-after"))
        .isEqualTo(CutoverOrder.AS_SOON_AS_COPIED);
  }

  @Test
  void carryBothIntoTheWave() throws IOException {
    assertThat(startedWith("--hold-with", "suspend", "--cutover-not-before", FRIDAY.toString()))
        .isEqualTo(new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, FRIDAY));
  }

  @Test
  void meanAsSoonAsCopiedWhenNothingIsSaid() throws IOException {
    assertThat(startedWith()).isEqualTo(CutoverOrder.AS_SOON_AS_COPIED);
  }

  /** What the wave was started with, as Temporal keeps it. */
  private CutoverOrder startedWith(String... options) throws IOException {
    var wave = new WaveName("wave-" + UUID.randomUUID());
    var command = List.of("start", plan(), "--wave", wave.value());
    var code = cli.run(Stream.concat(command.stream(), Stream.of(options)).toArray(String[]::new));
    assertThat(code).as(cli.words()).isZero();
    var began = temporal.client().fetchHistory(WorkflowIds.wave(wave)).getEvents().getFirst();
    return GlobalDataConverter.get()
        .fromPayloads(
            0,
            Optional.of(began.getWorkflowExecutionStartedEventAttributes().getInput()),
            WaveTask.class,
            WaveTask.class)
        .plan()
        .cutover();
  }

  private String plan() throws IOException {
    return Files.writeString(
            home.resolve("plan.csv"), "EmailAddress,TargetDatabase\nanna@source.example,TGT-DB01\n")
        .toString();
  }
}
