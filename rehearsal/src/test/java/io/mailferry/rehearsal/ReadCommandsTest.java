package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.command.Cmdlet;
import io.mailferry.activities.exchange.command.GetMailUser;
import io.mailferry.activities.exchange.command.GetMailbox;
import io.mailferry.activities.exchange.command.GetMailboxDatabase;
import io.mailferry.activities.exchange.command.GetMailboxDatabaseCopyStatus;
import io.mailferry.activities.exchange.command.GetMigrationUser;
import io.mailferry.activities.exchange.command.GetMoveRequest;
import io.mailferry.activities.exchange.command.GetMoveRequestStatistics;
import io.mailferry.activities.exchange.command.TestMapiConnectivity;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.fault.Effect;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Decision;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.MoveFlags;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.order.Orders;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.Intention;
import io.mailferry.operations.explain.MigrationView;
import io.mailferry.operations.explain.ReadCommand;
import io.mailferry.workflows.mailbox.MigrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@code explain} shows to be typed into Exchange's shell is what Mailferry itself sends: the
 * two sides share no code, because an operator's tool knows no Exchange.
 */
class ReadCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final MailboxGuid ANNA = new MailboxGuid(new UUID(1, 2));
  private static final Database TARGET =
      new Database(new UUID(7, 1), "TGT-DB01", "CN=TGT-DB01,CN=Databases,DC=target");
  private static final String NEAR = "dc1.near.example";
  private static final String FAR = "dc1.far.example";

  private record Sent(String cmdlet, Map<String, Object> parameters) {}

  @ParameterizedTest
  @EnumSource
  void areWhatMailferryItselfSendsAndOnlyRead(Reason reason) {
    for (var read : reads(reason)) {
      assertThat(ours()).as(read.line()).contains(new Sent(read.cmdlet(), read.parameters()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void areNeverNoneAndEachStandsThereOnce(Reason reason) {
    for (var route : Route.values()) {
      var lines =
          reads(reason, route, RequestStatus.FAILED, "forest/x").stream()
              .map(read -> read.where() + read.line())
              .toList();

      assertThat(lines).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  private static Set<Sent> ours() {
    var rendering = Rendering.at(NOW);
    return Stream.of(NEAR, FAR)
        .flatMap(ReadCommandsTest::cmdlets)
        .map(rendering::of)
        .peek(command -> assertThat(command.effect()).isEqualTo(Effect.READS))
        .map(ReadCommandsTest::sent)
        .flatMap(sent -> Stream.of(sent, withoutController(sent)))
        .collect(Collectors.toSet());
  }

  private static Stream<Cmdlet> cmdlets(String controller) {
    return Stream.of(
        new GetMoveRequest(new GetMoveRequest.Which.OfMailbox(ANNA), controller),
        new GetMoveRequestStatistics(
            new GetMoveRequestStatistics.Which.OfMailbox(ANNA, controller)),
        new GetMoveRequestStatistics(new GetMoveRequestStatistics.Which.ReportOf(ANNA, controller)),
        new GetMoveRequestStatistics(new GetMoveRequestStatistics.Which.InQueue(TARGET, ANNA)),
        new GetMoveRequestStatistics(new GetMoveRequestStatistics.Which.InQueue(TARGET, null)),
        new GetMigrationUser(ANNA),
        new GetMailboxDatabase(new GetMailboxDatabase.Which.One(TARGET)),
        new GetMailboxDatabaseCopyStatus(TARGET),
        new GetMailbox(ANNA, controller),
        new GetMailUser(ANNA, controller),
        new TestMapiConnectivity(ANNA, controller));
  }

  private static Sent sent(ShellCommand command) {
    return new Sent(command.cmdlet(), command.parameters());
  }

  /** Before the first look nobody knows a controller. */
  private static Sent withoutController(Sent sent) {
    var fewer = new LinkedHashMap<>(sent.parameters());
    fewer.remove("DomainController");
    return new Sent(sent.cmdlet(), fewer);
  }

  private static List<ReadCommand> reads(Reason reason) {
    var all = new ArrayList<ReadCommand>();
    for (var route : List.of(Route.LOCAL, Route.PULL, Route.PUSH)) {
      for (var status : RequestStatus.values()) {
        all.addAll(reads(reason, route, status, "database/TGT-DB01"));
        all.addAll(reads(reason, route, status, "replication-service/target"));
      }
      all.addAll(reads(reason, route, null, null));
    }
    assertThat(all)
        .extracting(ReadCommand::cmdlet)
        .isSubsetOf(Stream.of(CmdletName.values()).map(CmdletName::word).toList());
    return all;
  }

  private static List<ReadCommand> reads(
      Reason reason, Route route, @Nullable RequestStatus status, @Nullable String dependency) {
    var decision =
        new Decision(
                new Action.WaitAndLook(Duration.ofMinutes(5)),
                reason,
                "It waits.",
                Phase.VERIFYING,
                Attention.NONE,
                null)
            .needing(dependency);
    var intention =
        new Intention(
            new WaveName("friday"),
            new OrganisationName("target"),
            ANNA,
            route,
            MailboxScope.PRIMARY_AND_ARCHIVE,
            TARGET,
            null,
            Limits.NONE,
            CutoverOrder.AS_SOON_AS_COPIED);
    return MigrationView.of(
            new MigrationStatus(
                intention,
                decision,
                NOW,
                NOW,
                sighting(route, status),
                Orders.NONE,
                null,
                null,
                null),
            null,
            null,
            null,
            List.of(),
            List.of())
        .reads();
  }

  private static Sighting sighting(Route route, @Nullable RequestStatus status) {
    return new Sighting(
        NOW,
        NEAR,
        status == null
            ? new Stamp.Absent()
            : new Stamp.Present(status, new MoveFlags(9), "mailferry/friday", null, null, null),
        status == null
            ? new QueueItem.Unreadable(NOW, "The database is not mounted.")
            : new QueueItem.Present(
                new UUID(3, 3),
                status,
                "",
                route,
                "mailferry/friday",
                "TGT-DB01",
                null,
                false,
                null,
                QueueItem.Progress.NONE,
                QueueItem.Times.UNKNOWN,
                null),
        new Home.Missing(),
        null,
        route.crossForest() ? FAR : null);
  }
}
