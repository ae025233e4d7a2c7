package io.mailferry.activities.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.exchange.command.NewMove;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.WaveName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final String DC = "dc1.target.example";
  private static final MailboxGuid MAILBOX = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final Database TARGET = database("b0c10000-0000-0000-0000-000000000002", "DB01");
  private static final Database ARCHIVE = database("b0c10000-0000-0000-0000-000000000003", "DBA01");
  private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");

  /** The parameters that each set has for itself (exchange.md 1.1). */
  private static final Set<String> ONLY_REMOTE = Set.of("Remote");

  private static final Set<String> ONLY_OUTBOUND =
      Set.of("Outbound", "RemoteTargetDatabase", "RemoteArchiveTargetDatabase");
  private static final Set<String> ONLY_ACROSS =
      Set.of("RemoteHostName", "RemoteCredential", "RemoteGlobalCatalog", "TargetDeliveryDomain");
  private static final Set<String> NOT_OUTBOUND = Set.of("TargetDatabase", "ArchiveTargetDatabase");

  @Test
  void rendersEveryLegalCombinationAsWrittenDown() {
    var rendered = moves().map(move -> line(Commands.submit(move, DC))).toList();

    assertThat(String.join("\n", rendered) + "\n").isEqualTo(golden());
  }

  @Test
  void mixesNoParametersOfTwoSets() {
    assertThat(moves())
        .allSatisfy(
            move -> {
              var names = Commands.submit(move, DC).parameters().keySet();
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
              }
            });
  }

  @Test
  void alwaysNamesADatabaseBecauseExchangeWouldTakeAnyOther() {
    assertThat(moves())
        .allSatisfy(
            move ->
                assertThat(Commands.submit(move, DC).parameters().keySet())
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
                assertThat(Commands.submit(move, DC).parameters().keySet())
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
            Stream.of(
                Commands.requestOf(MAILBOX, DC),
                Commands.requestInQueue(TARGET, MAILBOX),
                Commands.queueOf(TARGET),
                Commands.requestsOfBatch("mailferry/*", null),
                Commands.requestsOfBatch("mailferry/*", DC),
                Commands.completeAfter(MAILBOX, AT, DC),
                Commands.suspend(MAILBOX, "paused by an operator", DC),
                Commands.resume(MAILBOX, DC),
                Commands.remove(MAILBOX, DC),
                Commands.stateOf(TARGET),
                Commands.logOn(MAILBOX, DC),
                Commands.migrationUser(MAILBOX),
                Commands.ping()))
        .extracting(CommandsTest::line)
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
            "Get-MigrationUser -MailboxGuid 3f1c0000-0000-0000-0000-000000000001",
            "Get-MailboxDatabase");
  }

  @Test
  void knowsWhichCommandsChangeSomething() {
    assertThat(Commands.requestOf(MAILBOX, DC).effect()).isEqualTo(Effect.READS);
    assertThat(
            Stream.of(
                Commands.completeAfter(MAILBOX, AT, DC),
                Commands.suspend(MAILBOX, "x", DC),
                Commands.resume(MAILBOX, DC),
                Commands.remove(MAILBOX, DC)))
        .extracting(ShellCommand::effect)
        .containsOnly(Effect.CHANGES);
  }

  @Test
  void refusesABlankBatchBecauseItWouldMeanEveryRequest() {
    assertThatThrownBy(() -> Commands.requestsOfBatch(" ", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("every request");
  }

  private static Stream<NewMove> moves() {
    var moves = new ArrayList<NewMove>();
    for (var common : commons()) {
      for (var archive : archives(common.scope())) {
        moves.add(new NewMove.Local(MAILBOX, TARGET, archive, common));
        if (common.scope() == MailboxScope.PRIMARY_AND_ARCHIVE) {
          for (var far : farEnds()) {
            moves.add(new NewMove.Pull(MAILBOX, far, TARGET, archive, common));
            moves.add(new NewMove.Push(MAILBOX, far, TARGET, archive, common));
          }
        }
      }
    }
    return moves.stream();
  }

  private static List<@Nullable Database> archives(MailboxScope scope) {
    var archives = new ArrayList<@Nullable Database>();
    archives.add(null);
    if (scope != MailboxScope.PRIMARY_ONLY) {
      archives.add(ARCHIVE);
    }
    return archives;
  }

  private static List<NewMove.FarEnd> farEnds() {
    return List.of(
        new NewMove.FarEnd("mail.far.example", null, null, "target.example"),
        new NewMove.FarEnd("mail.far.example", "far", "gc1.far.example", "target.example"));
  }

  private static List<NewMove.Common> commons() {
    var commons = new ArrayList<NewMove.Common>();
    for (var scope : MailboxScope.values()) {
      for (var limits : List.of(Limits.NONE, new Limits(10, 50), new Limits(51, 0))) {
        for (var brake :
            List.of(new NewMove.Brake.CompleteAfter(AT), new NewMove.Brake.SuspendWhenReady())) {
          commons.add(new NewMove.Common(new WaveName("w07"), limits, scope, brake));
        }
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
    try (var file = CommandsTest.class.getResourceAsStream("new-move-requests.txt")) {
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
