package io.mailferry.activities.exchange.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailUser;
import io.mailferry.activities.exchange.command.GetMailbox;
import io.mailferry.activities.exchange.command.GetMailboxDatabase;
import io.mailferry.activities.exchange.command.GetMailboxDatabaseCopyStatus;
import io.mailferry.activities.exchange.command.GetMailboxStatistics;
import io.mailferry.activities.exchange.command.GetMigrationUser;
import io.mailferry.activities.exchange.command.GetMoveRequest;
import io.mailferry.activities.exchange.command.GetMoveRequestStatistics;
import io.mailferry.activities.exchange.command.GetThrottlingPolicy;
import io.mailferry.activities.exchange.command.GetThrottlingPolicyAssociation;
import io.mailferry.activities.exchange.command.NewMoveRequest;
import io.mailferry.activities.exchange.command.RemoveMoveRequest;
import io.mailferry.activities.exchange.command.ResumeMoveRequest;
import io.mailferry.activities.exchange.command.SetMoveRequest;
import io.mailferry.activities.exchange.command.SuspendMoveRequest;
import io.mailferry.activities.exchange.command.TestMapiConnectivity;
import io.mailferry.activities.exchange.command.TestMigrationServerAvailability;
import io.mailferry.activities.exchange.command.argument.BatchPattern;
import io.mailferry.activities.exchange.command.argument.Change;
import io.mailferry.activities.exchange.command.argument.Comment;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenderingTest {
  private static final String DC = "dc1.target.example";
  private static final MailboxGuid MAILBOX = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final Database TARGET = database("b0c10000-0000-0000-0000-000000000002", "DB01");
  private static final Database ARCHIVE = database("b0c10000-0000-0000-0000-000000000003", "DBA01");
  private static final Rendering NOW = Rendering.at(Instant.parse("2026-11-23T10:00:00Z"));
  private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");

  /**
   * The parameters that each set has for itself (docs/exchange/move-requests.md#parameter-sets).
   */
  private static final Set<String> ONLY_REMOTE = Set.of("Remote");

  private static final Set<String> ONLY_OUTBOUND =
      Set.of("Outbound", "RemoteTargetDatabase", "RemoteArchiveTargetDatabase");
  private static final Set<String> ONLY_ACROSS =
      Set.of("RemoteHostName", "RemoteCredential", "RemoteGlobalCatalog", "TargetDeliveryDomain");
  private static final Set<String> NOT_LEGACY =
      Set.of(
          "Remote",
          "Outbound",
          "RemoteHostName",
          "PrimaryOnly",
          "ArchiveOnly",
          "ArchiveTargetDatabase",
          "RemoteArchiveTargetDatabase");
  private static final Set<String> NOT_OUTBOUND = Set.of("TargetDatabase", "ArchiveTargetDatabase");

  @Test
  void rendersEveryLegalCombinationAsWrittenDown() {
    var rendered = moves().map(move -> line(submit(move))).toList();

    assertThat(String.join("\n", rendered) + "\n").isEqualTo(golden());
  }

  @Test
  void mixesNoParametersOfTwoSets() {
    assertThat(moves())
        .allSatisfy(
            move -> {
              var names = submit(move).parameters().keySet();
              switch (move) {
                case NewMove.Local _ ->
                    assertThat(names)
                        .doesNotContainAnyElementsOf(ONLY_REMOTE)
                        .doesNotContainAnyElementsOf(ONLY_OUTBOUND)
                        .doesNotContainAnyElementsOf(ONLY_ACROSS);
                case NewMove.Pull _ ->
                    assertThat(names)
                        .contains("Remote", "RemoteHostName")
                        .doesNotContainAnyElementsOf(ONLY_OUTBOUND);
                case NewMove.Push _ ->
                    assertThat(names)
                        .contains("Outbound", "RemoteHostName")
                        .doesNotContainAnyElementsOf(ONLY_REMOTE)
                        .doesNotContainAnyElementsOf(NOT_OUTBOUND);
                case NewMove.LegacyPull _ ->
                    assertThat(names)
                        .contains("RemoteLegacy")
                        .doesNotContainAnyElementsOf(ONLY_REMOTE)
                        .doesNotContainAnyElementsOf(ONLY_OUTBOUND)
                        .doesNotContainAnyElementsOf(NOT_LEGACY);
                case NewMove.LegacyPush _ ->
                    assertThat(names)
                        .contains("RemoteLegacy", "RemoteTargetDatabase")
                        .doesNotContainAnyElementsOf(NOT_OUTBOUND)
                        .doesNotContainAnyElementsOf(NOT_LEGACY);
              }
            });
  }

  @Test
  void alwaysNamesADatabaseBecauseExchangeWouldTakeAnyOther() {
    assertThat(moves())
        .allSatisfy(
            move ->
                assertThat(submit(move).parameters().keySet())
                    .containsAnyOf(
                        "TargetDatabase",
                        "RemoteTargetDatabase",
                        "ArchiveTargetDatabase",
                        "RemoteArchiveTargetDatabase"));
  }

  @Test
  void neverSendsTwoBrakesAndAlwaysOne() {
    assertThat(moves())
        .allSatisfy(
            move ->
                assertThat(submit(move).parameters().keySet())
                    .containsOnlyOnce(
                        move.common().brake() instanceof NewMove.Brake.SuspendWhenReady
                            ? "SuspendWhenReadyToComplete"
                            : "CompleteAfter")
                    .doesNotContain(
                        move.common().brake() instanceof NewMove.Brake.SuspendWhenReady
                            ? "CompleteAfter"
                            : "SuspendWhenReadyToComplete"));
  }

  @Test
  void rendersTheOtherCommands() {
    assertThat(
            Stream.<Cmdlet>of(
                    new GetMoveRequestStatistics(
                        new GetMoveRequestStatistics.Which.OfMailbox(MAILBOX, DC)),
                    new GetMoveRequestStatistics(
                        new GetMoveRequestStatistics.Which.InQueue(TARGET, MAILBOX)),
                    new GetMoveRequestStatistics(
                        new GetMoveRequestStatistics.Which.InQueue(TARGET, null)),
                    new GetMoveRequest(batch("mailferry/*"), null),
                    new GetMoveRequest(batch("mailferry/*"), DC),
                    new SetMoveRequest(MAILBOX, new Change.CompleteAfter(AT), DC),
                    new SuspendMoveRequest(MAILBOX, new Comment("paused by an operator"), DC),
                    new ResumeMoveRequest(MAILBOX, DC),
                    new RemoveMoveRequest(new RemoveMoveRequest.Which.OfMailbox(MAILBOX, DC)),
                    new GetMailboxDatabase(new GetMailboxDatabase.Which.One(TARGET)),
                    new TestMapiConnectivity(MAILBOX, DC),
                    new TestMigrationServerAvailability("mail.source.example", "file:far"),
                    new TestMigrationServerAvailability("mail.source.example", null),
                    new GetMigrationUser(MAILBOX),
                    new GetMailboxDatabase(new GetMailboxDatabase.Which.All()),
                    new GetMoveRequest(new GetMoveRequest.Which.OfMailbox(MAILBOX), DC),
                    new RemoveMoveRequest(new RemoveMoveRequest.Which.InQueue(TARGET, MAILBOX)),
                    new GetMailboxDatabaseCopyStatus(TARGET),
                    new GetMailbox(MAILBOX, DC),
                    new GetMailUser(MAILBOX, DC),
                    new GetMailboxStatistics(new GetMailboxStatistics.Which.OfMailbox(MAILBOX, DC)),
                    new GetMailboxStatistics(new GetMailboxStatistics.Which.InDatabase(TARGET)),
                    new GetThrottlingPolicyAssociation("TARGET\\svc"),
                    new GetThrottlingPolicy(new GetThrottlingPolicy.Which.All()),
                    new GetThrottlingPolicy(new GetThrottlingPolicy.Which.One("MigSvc")))
                .map(NOW::of))
        .extracting(RenderingTest::line)
        .containsExactly(
            "Get-MoveRequestStatistics -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example",
            "Get-MoveRequestStatistics -MoveRequestQueue b0c10000-0000-0000-0000-000000000002"
                + " -MailboxGuid 3f1c0000-0000-0000-0000-000000000001",
            "Get-MoveRequestStatistics -MoveRequestQueue b0c10000-0000-0000-0000-000000000002",
            "Get-MoveRequest -BatchName mailferry/* -ResultSize Unlimited",
            "Get-MoveRequest -BatchName mailferry/* -ResultSize Unlimited"
                + " -DomainController dc1.target.example",
            "Set-MoveRequest -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -CompleteAfter {utc=2026-11-23T20:00:00Z} -DomainController dc1.target.example",
            "Suspend-MoveRequest -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -SuspendComment paused by an operator -DomainController dc1.target.example"
                + " -Confirm false",
            "Resume-MoveRequest -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example",
            "Remove-MoveRequest -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example -Confirm false",
            "Get-MailboxDatabase -Identity b0c10000-0000-0000-0000-000000000002 -Status true",
            "Test-MapiConnectivity -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example",
            "Test-MigrationServerAvailability -ExchangeRemoteMove true"
                + " -RemoteServer mail.source.example -Credentials {credential=file:far}",
            "Test-MigrationServerAvailability -ExchangeRemoteMove true"
                + " -RemoteServer mail.source.example",
            "Get-MigrationUser -MailboxGuid 3f1c0000-0000-0000-0000-000000000001",
            "Get-MailboxDatabase",
            "Get-MoveRequest -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example",
            "Remove-MoveRequest -MoveRequestQueue b0c10000-0000-0000-0000-000000000002"
                + " -MailboxGuid 3f1c0000-0000-0000-0000-000000000001 -Confirm false",
            "Get-MailboxDatabaseCopyStatus -Identity b0c10000-0000-0000-0000-000000000002",
            "Get-Mailbox -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example",
            "Get-MailUser -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example",
            "Get-MailboxStatistics -Identity 3f1c0000-0000-0000-0000-000000000001"
                + " -DomainController dc1.target.example",
            "Get-MailboxStatistics -Database b0c10000-0000-0000-0000-000000000002",
            "Get-ThrottlingPolicyAssociation -Identity TARGET\\svc",
            "Get-ThrottlingPolicy",
            "Get-ThrottlingPolicy -Identity MigSvc");
  }

  /**
   * Booleans here, which are switches in {@code New-MoveRequest}
   * (docs/exchange/cmdlets.md#booleans).
   */
  @Test
  void changesARequestOneThingAtATime() {
    assertThat(
            Stream.of(
                    new Change.CompleteAnyTime(),
                    new Change.StartAfter(AT),
                    new Change.SyncEvery(Duration.ofHours(36)),
                    new Change.StopWhenReady(false),
                    new Change.PreventCompletion(false),
                    new Change.FarEnd("mail.far.example", "far", null),
                    new Change.FarEnd("mail.far.example", "vault:far", "gc1.far.example"),
                    new Change.MostLoss(new Limits(60, 0)),
                    new Change.Mark(new WaveName("w07")))
                .map(change -> NOW.of(new SetMoveRequest(MAILBOX, change, DC))))
        .extracting(RenderingTest::line)
        .extracting(
            line -> line.replaceAll("Set-MoveRequest -Identity \\S+|-DomainController .*", ""))
        .extracting(String::strip)
        .containsExactly(
            "-CompleteAfter null",
            "-StartAfter {utc=2026-11-23T20:00:00Z}",
            "-IncrementalSyncInterval 1.12:00:00",
            "-SuspendWhenReadyToComplete false",
            "-PreventCompletion false",
            "-RemoteHostName mail.far.example -RemoteCredential {credential=far}",
            "-RemoteHostName mail.far.example -RemoteCredential {credential=vault:far}"
                + " -RemoteGlobalCatalog gc1.far.example",
            "-BadItemLimit 60 -AcceptLargeDataLoss true",
            "-BatchName mailferry/w07");
  }

  @Test
  void knowsWhichCommandsChangeSomething() {
    assertThat(NOW.of(new GetMailbox(MAILBOX, DC)).effect()).isEqualTo(Effect.READS);
    assertThat(
            Stream.of(
                    new SetMoveRequest(MAILBOX, new Change.CompleteAfter(AT), DC),
                    new SuspendMoveRequest(MAILBOX, new Comment("x"), DC),
                    new ResumeMoveRequest(MAILBOX, DC),
                    new RemoveMoveRequest(new RemoveMoveRequest.Which.InQueue(TARGET, MAILBOX)),
                    new NewMoveRequest(moves().findFirst().orElseThrow(), DC))
                .map(NOW::of))
        .extracting(ShellCommand::effect)
        .containsOnly(Effect.CHANGES);
    assertThat(NOW.of(new NewMoveRequest(moves().findFirst().orElseThrow(), DC, true)).effect())
        .as("-WhatIf creates nothing")
        .isEqualTo(Effect.READS);
  }

  /** No batch of Exchange's, no copy by another protocol, no write to a mailbox or a user. */
  @Test
  void changesNothingButMoveRequests() {
    assertThat(Cmdlet.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .filteredOn(name -> !name.startsWith("Get") && !name.startsWith("Test"))
        .containsExactlyInAnyOrder(
            "NewMoveRequest",
            "SetMoveRequest",
            "ResumeMoveRequest",
            "SuspendMoveRequest",
            "RemoveMoveRequest");
    assertThat(CmdletName.values())
        .extracting(CmdletName::word)
        .filteredOn(word -> !word.startsWith("Get-") && !word.startsWith("Test-"))
        .allMatch(word -> word.endsWith("-MoveRequest"));
  }

  private static ShellCommand submit(NewMove move) {
    return NOW.of(new NewMoveRequest(move, DC));
  }

  private static GetMoveRequest.Which batch(String pattern) {
    return new GetMoveRequest.Which.OfBatch(new BatchPattern(pattern));
  }

  private static Stream<NewMove> moves() {
    return Stream.of(wholeMailboxes(), primaries(), archives(), legacies()).flatMap(each -> each);
  }

  private static Stream<NewMove> wholeMailboxes() {
    var moves = new ArrayList<NewMove>();
    for (var common : commons()) {
      for (var archive : Arrays.asList(null, ARCHIVE)) {
        moves.add(new NewMove.Local(MAILBOX, new Part.Whole(TARGET, archive), common));
        for (var far : farEnds()) {
          moves.add(new NewMove.Pull(MAILBOX, far, TARGET, archive, common));
          moves.add(new NewMove.Push(MAILBOX, far, TARGET, archive, common));
        }
      }
    }
    return moves.stream();
  }

  private static Stream<NewMove> primaries() {
    return commons().stream()
        .map(common -> new NewMove.Local(MAILBOX, new Part.PrimaryOnly(TARGET), common));
  }

  private static Stream<NewMove> archives() {
    return commons().stream()
        .flatMap(
            common ->
                Stream.of(TARGET, ARCHIVE)
                    .map(to -> new NewMove.Local(MAILBOX, new Part.ArchiveOnly(to), common)));
  }

  private static Stream<NewMove> legacies() {
    var far = new NewMove.LegacyEnd("gc1.far.example", "far", "target.example");
    return commons().stream()
        .flatMap(
            common ->
                Stream.of(
                    new NewMove.LegacyPull(MAILBOX, far, TARGET, common),
                    new NewMove.LegacyPush(MAILBOX, far, TARGET, common)));
  }

  private static List<NewMove.FarEnd> farEnds() {
    return List.of(
        new NewMove.FarEnd("mail.far.example", null, null, "target.example"),
        new NewMove.FarEnd("mail.far.example", "far", "gc1.far.example", "target.example"));
  }

  private static List<NewMove.Common> commons() {
    var commons = new ArrayList<NewMove.Common>();
    for (var limits : List.of(Limits.NONE, new Limits(10, 50), new Limits(51, 0))) {
      for (var brake :
          List.of(new NewMove.Brake.CompleteAfter(AT), new NewMove.Brake.SuspendWhenReady())) {
        commons.add(new NewMove.Common(new WaveName("w07"), limits, brake));
      }
    }
    return commons;
  }

  private static String line(ShellCommand command) {
    var parameters =
        command.parameters().entrySet().stream()
            .map(each -> " -" + each.getKey() + " " + each.getValue())
            .collect(Collectors.joining());
    return command.cmdlet() + parameters;
  }

  private static String golden() {
    try (var file = RenderingTest.class.getResourceAsStream("new-move-requests.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r", "");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Database database(String guid, String name) {
    return new Database(UUID.fromString(guid), name, "CN=" + name + ",CN=Databases");
  }
}
