package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.catalogue.VersionTable;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.shell.SessionCmdlets;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.commands.LostAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Exchange adapter over the wire, through real shell processes, against a practice Exchange.
 */
@Tag("process")
class ExchangeShellTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant FAR_AHEAD = START.plus(Duration.ofDays(100));
  private static final String DC = "dc1.target.example";
  private static final WaveName WAVE = new WaveName("w1");

  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

  @TempDir static Path folder;
  private static Simulator simulator;
  private static ShellPool pool;
  private static ExchangeShell exchange;

  @BeforeAll
  static void open() {
    simulator =
        Simulator.start(
            SimulatorConfig.builder().mailboxes(24).localMailboxes(1).manualClock(START).build());
    pool = pool();
    exchange = exchange(pool);
  }

  private static ShellPool pool() {
    return ShellPool.open(
        "target",
        ShellSettings.of(simulator.writeShellLauncher(folder), Map.of())
            .keeping(4)
            .recordedIn(folder.resolve("shells")),
        FaultTable.STANDARD);
  }

  private static ExchangeShell exchange(ShellPool through) {
    return new ExchangeShell(
        "target",
        through,
        FaultTable.STANDARD,
        simulator.clock(),
        ExchangeTimeouts.USUAL,
        (cmdlet, elapsed, outcome) -> LOG.add(cmdlet + " " + outcome));
  }

  /** One of which something is known beforehand. */
  private static ExchangeShell exchange(KnownCapabilities offer) {
    return new ExchangeShell(
        "target",
        pool,
        FaultTable.STANDARD,
        simulator.clock(),
        ExchangeTimeouts.USUAL,
        (cmdlet, elapsed, outcome) -> LOG.add(cmdlet + " " + outcome),
        offer);
  }

  private static ExchangeShell exchange(ExchangeTimeouts patience) {
    return new ExchangeShell(
        "target",
        pool,
        FaultTable.STANDARD,
        simulator.clock(),
        patience,
        (cmdlet, elapsed, outcome) -> LOG.add(cmdlet + " " + outcome));
  }

  @AfterAll
  static void close() {
    pool.close();
    simulator.close();
  }

  @Test
  void submitsARequestAndReadsItBack() {
    // given
    var mailbox = mailbox(0);

    // when
    exchange.submit(pull(mailbox), DC);

    // then
    assertThat(exchange.requestOf(mailbox, DC))
        .isInstanceOfSatisfying(
            QueueItem.Present.class,
            item -> {
              assertThat(item.status()).isEqualTo(RequestStatus.QUEUED);
              assertThat(item.route()).isEqualTo(Route.PULL);
              assertThat(item.batchName()).isEqualTo(WAVE.batchName());
              assertThat(item.targetDatabase()).isEqualTo("TGT-DB01");
              assertThat(item.sourceDatabase()).as("in the other forest").startsWith("SRC-DB0");
              assertThat(item.completeAfter()).isEqualTo(FAR_AHEAD);
              assertThat(item.suspendWhenReady()).isFalse();
              assertThat(item.progress().totalBytes()).isPositive();
              assertThat(item.versions())
                  .isEqualTo(
                      new QueueItem.Versions(
                          "Version 15.2 (Build 1118.7)", "Version 15.2 (Build 1118.7)"));
              assertThat(item.failure()).isNull();
            });
    assertThat(exchange.requestInQueue(database("TGT-DB01"), mailbox))
        .isEqualTo(exchange.requestOf(mailbox, DC));
    assertThat(exchange.requestInQueue(database("TGT-DB02"), mailbox))
        .isEqualTo(new QueueItem.Absent());
    assertThat(exchange.queueOf(database("TGT-DB01")))
        .extracting(Exchange.QueuedMove::mailbox)
        .contains(mailbox);
    assertThat(exchange.requestsOfBatch(WaveName.everyBatch(), DC))
        .filteredOn(each -> each.mailbox().equals(mailbox))
        .singleElement()
        .satisfies(
            stamped -> {
              assertThat(stamped.batchName()).isEqualTo(WAVE.batchName());
              assertThat(stamped.status()).isEqualTo(RequestStatus.QUEUED);
            });
    assertThat(LOG).contains("New-MoveRequest OK", "Get-MoveRequestStatistics OK");
  }

  @Test
  void aRequestThatIsNotThereIsAnAnswerAndNoFault() {
    assertThat(exchange.requestOf(mailbox(1), DC)).isEqualTo(new QueueItem.Absent());
    assertThat(exchange.requestsOfBatch("no-such-wave", DC)).isEmpty();
    assertThat(exchange.migrationBatchOf(mailbox(1))).isEmpty();
  }

  @Test
  void changesSuspendsResumesAndRemovesARequest() {
    // given
    var mailbox = mailbox(2);
    exchange.submit(pull(mailbox), DC);
    var later = FAR_AHEAD.plus(Duration.ofDays(3));

    // when
    exchange.completeAfter(mailbox, later, DC);
    exchange.suspend(mailbox, "paused by an operator of Mailferry", DC);
    simulator.advance(Duration.ofMinutes(5));
    var parked = exchange.requestOf(mailbox, DC);
    exchange.resume(mailbox, DC);
    exchange.remove(mailbox, DC);
    simulator.advance(Duration.ofMinutes(30));

    // then
    assertThat(parked)
        .isInstanceOfSatisfying(
            QueueItem.Present.class,
            item -> {
              assertThat(item.status()).isEqualTo(RequestStatus.SUSPENDED);
              assertThat(item.completeAfter()).isEqualTo(later);
            });
    assertThat(exchange.requestOf(mailbox, DC)).isEqualTo(new QueueItem.Absent());
  }

  @Test
  void believesNothingOfARequestThatExchangeCallsNotValid() {
    // given
    var mailbox = mailbox(22);
    exchange.submit(pull(mailbox), DC);
    simulator.script().now().invalidates(mailbox.toString(), "DataMissing", Duration.ofMinutes(30));

    // then
    assertThat(exchange.requestOf(mailbox, DC))
        .isInstanceOfSatisfying(
            QueueItem.Invalid.class,
            invalid ->
                assertThat(invalid.why()).isEqualTo("The request is not valid: DataMissing."));
    assertThat(exchange.requestInQueue(database("TGT-DB01"), mailbox))
        .isInstanceOf(QueueItem.Invalid.class);
    assertThat(exchange.queueOf(database("TGT-DB01")))
        .noneMatch(move -> move.mailbox().equals(mailbox));

    // and when it is over
    simulator.advance(Duration.ofMinutes(31));
    assertThat(exchange.requestOf(mailbox, DC)).isInstanceOf(QueueItem.Present.class);
  }

  @Test
  void isToldThatAMailboxIsBeingMovedAlready() {
    // given
    var mailbox = mailbox(3);
    exchange.submit(pull(mailbox), DC);

    // then
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> exchange.submit(pull(mailbox), DC))
        .withMessageContaining("New-MoveRequest at")
        .satisfies(
            refused ->
                assertThat(refused.reason()).isEqualTo(Fault.Refused.Reason.ALREADY_BEING_MOVED));
  }

  @ParameterizedTest
  @CsvSource({"SILENCE, 4", "HALF_A_FRAME, 5", "HANGING, 6"})
  void aSubmissionWhoseAnswerIsLostIsUnconfirmedAndNeverSentTwice(LostAnswer how, int number) {
    // given
    var mailbox = mailbox(number);
    simulator.script().onCommand("New-MoveRequest", 1).losesAnswer(how);
    var impatient =
        exchange(
            new ExchangeTimeouts(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2)));

    // when
    assertThatExceptionOfType(Fault.Unconfirmed.class)
        .isThrownBy(() -> impatient.submit(pull(mailbox), DC));

    // then
    assertThat(exchange.requestOf(mailbox, DC)).isInstanceOf(QueueItem.Present.class);
    assertThat(simulator.requestsOf(mailbox.toString())).hasSize(1);
    assertThat(LOG).contains("New-MoveRequest MF-EX-LOST-ANSWER");
  }

  @Test
  void aReadWhoseAnswerIsLostIsRepeatedByItself() {
    // given
    simulator.script().onCommand("Get-MoveRequestStatistics", 1).losesAnswer(LostAnswer.SILENCE);

    // then
    assertThat(exchange.requestOf(mailbox(8), DC)).isEqualTo(new QueueItem.Absent());
  }

  @Test
  void waitsAsLongAsExchangeAsks() {
    // given
    simulator.script().onCommand("Resume-MoveRequest", 1).throttles(Duration.ofSeconds(7));

    // then: through a pool of its own, because the account is held back for that long
    try (var own = pool()) {
      assertThatExceptionOfType(Fault.Busy.class)
          .isThrownBy(() -> exchange(own).resume(mailbox(9), DC))
          .satisfies(busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }
  }

  @Test
  void aQueueInADismountedDatabaseCannotBeRead() {
    // given
    var mailbox = mailbox(10);
    exchange.submit(pull(mailbox, "TGT-DB03"), DC);
    simulator.script().now().dismounts("TGT-DB03", Duration.ofMinutes(10));
    simulator.advance(Duration.ofSeconds(1));

    // then
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> exchange.requestOf(mailbox, DC))
        .satisfies(
            offLine -> {
              assertThat(offLine.code()).isEqualTo("MF-EX-DATABASE-OFFLINE");
              assertThat(offLine.sentence()).contains("dismounted");
            });
    assertThat(exchange.stateOf(database("TGT-DB03")).orElseThrow().mounted()).isFalse();
    simulator.advance(Duration.ofMinutes(11));
    assertThat(exchange.requestOf(mailbox, DC)).isInstanceOf(QueueItem.Present.class);
  }

  @Test
  void tellsWhereADatabaseIsMounted() {
    var state = exchange.stateOf(database("TGT-DB02")).orElseThrow();

    assertThat(state.mounted()).isTrue();
    assertThat(state.server()).endsWith("target.example");
    assertThat(state.recovery()).isFalse();
    assertThat(exchange.stateOf(new Database(new UUID(1, 2), "gone", "CN=gone"))).isEmpty();
  }

  @Test
  void goesOnWithAnotherControllerWhenExchangeCannotUseTheOneNamed() {
    // given
    simulator.script().now().controllerGoesAway("dc2.target.example", Duration.ofMinutes(5));
    simulator.advance(Duration.ofSeconds(1));

    // then
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> exchange.submit(pull(mailbox(11)), "dc2.target.example"))
        .satisfies(away -> assertThat(away.code()).isEqualTo("MF-EX-AD-AWAY"));
    simulator.advance(Duration.ofMinutes(6));
  }

  @Test
  void nothingWasDoneWhenNoSessionToExchangeCouldBeHad() {
    // given
    simulator.script().now().shellsUnreachable(Duration.ofMinutes(1));
    simulator.advance(Duration.ofSeconds(1));

    // then
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> exchange.submit(pull(mailbox(12)), DC))
        .satisfies(away -> assertThat(away.code()).isEqualTo("MF-EX-CONNECT"));
    simulator.advance(Duration.ofMinutes(2));
    assertThat(simulator.requestsOf(mailbox(12).toString())).isEmpty();
  }

  @Test
  void asksWhetherSomebodyCouldLogOn() {
    assertThat(exchange.whyNobodyCanLogOn(local(), DC)).isEmpty();
    assertThat(exchange.whyNobodyCanLogOn(mailbox(13), DC).orElseThrow())
        .contains("does not exist");
  }

  @Test
  void givesASignOfLife() {
    assertThat(exchange.ping()).endsWith("target.example");
  }

  @Test
  void namesAtOnceWhatAnOldVersionLacks() {
    assertThat(lacks(ExchangeVersion.V2010, Set.of(), pull(mailbox(0))))
        .satisfiesExactly(
            create -> assertThat(create).contains("New-MoveRequest has no -CompleteAfter", "2010"),
            change -> assertThat(change).contains("Set-MoveRequest has no -CompleteAfter", "2010"));
    assertThat(lacks(ExchangeVersion.V2013, Set.of(), pull(mailbox(0)))).isEmpty();
    assertThat(
            lacks(
                ExchangeVersion.V2010,
                Set.of(),
                new NewMove.Local(
                    mailbox(0),
                    new Part.Whole(database("TGT-DB01"), null),
                    new NewMove.Common(
                        WAVE, new Limits(60, 0), new NewMove.Brake.SuspendWhenReady()))))
        .isEmpty();
  }

  @Test
  void namesAtOnceEveryCmdletThatTheRoleDoesNotGrant() {
    assertThat(
            lacks(
                ExchangeVersion.SE,
                Set.of(
                    CmdletName.SUSPEND_MOVE_REQUEST,
                    CmdletName.GET_MAILBOX_DATABASE,
                    CmdletName.TEST_MAPI_CONNECTIVITY,
                    CmdletName.GET_MIGRATION_USER),
                pull(mailbox(0))))
        .satisfiesExactly(
            suspend -> assertThat(suspend).contains("Suspend-MoveRequest", "“Move Mailboxes”"),
            read -> assertThat(read).contains("Get-MailboxDatabase", "“View-Only Configuration”"),
            test -> assertThat(test).contains("Test-MapiConnectivity", "“Monitoring”"));
  }

  @Test
  void judgesNoSessionThatHasNotTold() {
    assertThat(exchange.lacks(pull(mailbox(0)))).isEmpty();
  }

  @Test
  void sendsNothingThatTheStatedVersionDoesNotKnow() {
    // given
    var mailbox = mailbox(20);
    var old = exchange(new KnownCapabilities(ExchangeVersion.V2010, Optional::empty));

    // when, then
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> old.submit(pull(mailbox), DC))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("MF-EX-PARAMETER-UNKNOWN");
              assertThat(fault.sentence())
                  .contains("not sent: Exchange 2010 does not know New-MoveRequest -CompleteAfter");
            });
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> old.migrationBatchOf(mailbox))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-EX-NO-CMDLET"));
    assertThat(exchange.requestOf(mailbox, DC)).isEqualTo(new QueueItem.Absent());
  }

  @Test
  void sendsNoMomentThatIsTooFarAhead() {
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> exchange.completeAfter(mailbox(0), START.plus(Duration.ofDays(121)), DC))
        .satisfies(
            fault -> {
              assertThat(fault.reason()).isEqualTo(Fault.Refused.Reason.WRONG_COMMAND);
              assertThat(fault.sentence()).contains("CompleteAfter is at most 120 days ahead");
            });
  }

  private static List<String> lacks(
      ExchangeVersion version, Set<CmdletName> notGranted, NewMove example) {
    var sets = new HashMap<String, List<SessionCmdlets.ParameterSet>>();
    for (var cmdlet : CmdletName.values()) {
      if (VersionTable.STANDARD.of(cmdlet).has(version) && !notGranted.contains(cmdlet)) {
        var names = new HashMap<String, Boolean>();
        VersionTable.STANDARD.parametersOf(cmdlet).entrySet().stream()
            .filter(each -> each.getValue().has(version))
            .forEach(each -> names.put(each.getKey(), false));
        sets.put(cmdlet.word(), List.of(new SessionCmdlets.ParameterSet(names)));
      }
    }
    return exchange(new KnownCapabilities(null, () -> Optional.of(new SessionCmdlets(sets))))
        .lacks(example);
  }

  private static NewMove pull(MailboxGuid mailbox) {
    return pull(mailbox, "TGT-DB01");
  }

  private static NewMove pull(MailboxGuid mailbox, String database) {
    return new NewMove.Pull(
        mailbox,
        new NewMove.FarEnd("mail.source.example", "far", null, "target.example"),
        database(database),
        null,
        new NewMove.Common(WAVE, new Limits(10, 0), new NewMove.Brake.CompleteAfter(FAR_AHEAD)));
  }

  private static MailboxGuid local() {
    return new MailboxGuid(simulator.mailbox("local001").exchangeGuid());
  }

  private static MailboxGuid mailbox(int number) {
    return new MailboxGuid(simulator.mailboxes().get(number).exchangeGuid());
  }

  private static Database database(String name) {
    var reply = simulator.command("Get-MailboxDatabase", Map.of("Identity", name));
    var result = (List<?>) Objects.requireNonNull(reply.get("result"));
    var found = (Map<?, ?>) result.getFirst();
    return new Database(
        UUID.fromString(String.valueOf(found.get("Guid"))),
        name,
        Optional.ofNullable(found.get("DistinguishedName"))
            .map(String::valueOf)
            .orElse("CN=" + name));
  }
}
