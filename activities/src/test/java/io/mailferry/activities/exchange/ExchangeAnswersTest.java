package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.transport.FakeShell;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an odd answer of a shell means for the one who asked Exchange something. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake shell is started by a sh script")
@Tag("process")
class ExchangeAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final MailboxGuid ANNA = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final Database QUEUE = new Database(new UUID(0, 1), "TGT-DB01", "CN=TGT-DB01");
  private static final String DC = "dc1.target.example";

  @TempDir static Path folder;
  private static ShellPool pool;
  private static ExchangeShell exchange;

  @BeforeAll
  static void open() {
    pool =
        ShellPool.open(
            "fake",
            ShellSettings.of(
                    FakeShell.launcher(folder), Map.of(FakeShell.FOLDER, folder.toString()))
                .keeping(3)
                .recordedIn(folder.resolve("shells")),
            FaultTable.STANDARD);
    exchange =
        new ExchangeShell(
            "target",
            pool,
            FaultTable.STANDARD,
            InstantSource.fixed(NOW),
            ExchangeTimeouts.USUAL,
            CommandLog.NONE);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  private static void answers(String cmdlet, String how) {
    FakeShell.rule(folder, cmdlet, how);
  }

  @AfterEach
  void answersProperlyAgain() throws Exception {
    for (var cmdlet :
        new String[] {
          "New-MoveRequest", "Set-MoveRequest", "Get-MoveRequest", "Get-MoveRequestStatistics"
        }) {
      Files.deleteIfExists(folder.resolve(cmdlet));
    }
  }

  @Test
  void aSubmissionThatIsAnsweredWithNothingIsUnconfirmed() {
    answers("New-MoveRequest", "nothing");

    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(() -> exchange.submit(local(), DC))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-LOST-ANSWER"));
  }

  @Test
  void aRequestThatIsAnsweredWithNothingIsNotAbsent() {
    answers("Get-MoveRequestStatistics", "nothing");

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> exchange.requestOf(ANNA, DC))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-LOST-ANSWER"));
  }

  @Test
  void aQueueThatIsAnsweredWithNothingIsEmpty() {
    answers("Get-MoveRequestStatistics", "nothing");
    answers("Get-MoveRequest", "nothing");

    assertThat(exchange.queueOf(QUEUE)).isEmpty();
    assertThat(exchange.requestInQueue(QUEUE, ANNA)).isEqualTo(new QueueItem.Absent());
    assertThat(exchange.requestsOfBatch("*", DC)).isEmpty();
  }

  @Test
  void anAnswerThatSaysNothingOfItsResultIsNeitherSuccessNorEmpty() {
    answers("Set-MoveRequest", "no result");
    answers("Get-MoveRequest", "no result");
    answers("Get-MoveRequestStatistics", "no result");

    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(() -> exchange.completeAfter(ANNA, NOW, DC));
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> exchange.requestsOfBatch("*", DC));
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> exchange.requestInQueue(QUEUE, ANNA));
  }

  @Test
  void aChangeThatIsAnsweredWithAResultAndAnErrorMayHaveHappened() {
    answers("New-MoveRequest", "result and error");

    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(() -> exchange.submit(local(), DC))
        .withMessageContaining("together with a result")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-ALREADY-MOVING"));
  }

  @Test
  void aRequestThatIsAnsweredWithAnErrorBesidesIsThereAllTheSame() {
    answers("Get-MoveRequestStatistics", "result and error");

    assertThat(exchange.requestOf(ANNA, DC))
        .isInstanceOfSatisfying(
            QueueItem.Present.class,
            item -> assertThat(item.status()).isEqualTo(RequestStatus.QUEUED));
    assertThat(exchange.requestInQueue(QUEUE, ANNA)).isInstanceOf(QueueItem.Present.class);
  }

  @Test
  void aListThatIsAnsweredWithAnErrorBesidesIsNotTakenForAWholeOne() {
    answers("Get-MoveRequestStatistics", "result and error");
    answers("Get-MoveRequest", "result and error");

    assertThatExceptionOfType(Fault.class).isThrownBy(() -> exchange.queueOf(QUEUE));
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> exchange.requestsOfBatch("*", DC));
  }

  private static NewMove local() {
    var common =
        new NewMove.Common(
            new WaveName("w07"),
            Limits.NONE,
            new NewMove.Brake.CompleteAfter(NOW.plus(Duration.ofDays(1))));
    return new NewMove.Local(ANNA, new Part.Whole(QUEUE, null), common);
  }
}
