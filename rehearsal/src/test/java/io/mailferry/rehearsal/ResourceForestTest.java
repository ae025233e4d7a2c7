package io.mailferry.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.journal.Journal;
import io.mailferry.journal.PlanKeyFile;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.Temporal;
import io.mailferry.operations.client.TemporalAddress;
import io.mailferry.operations.plan.Plans;
import io.mailferry.operations.start.PlanChecker;
import io.mailferry.operations.start.WaveStarter;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.directory.Misprepared;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.WaveTally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wave from two forests into a resource forest with the worker of production: people, linked and
 * shared mailboxes, rooms and equipment.
 */
@Tag("process")
@Timeout(300)
class ResourceForestTest {
  private static final WaveName WAVE = new WaveName("resource-forest");
  private static final int MAILBOXES = 60;
  private static final int IN_LEGACY = 20;
  private static final double SPEED = 400;

  @TempDir Path work;

  @Test
  void namesEachWayOfBeingUnpreparedAndMovesWhoeverIsPrepared() throws Exception {
    try (var simulator =
            Simulator.start(
                SimulatorConfig.builder()
                    .mailboxes(MAILBOXES)
                    .resourceForest()
                    .inLegacy(IN_LEGACY)
                    .visibilityLag(Duration.ofMillis(1))
                    .speed(SPEED)
                    .build());
        var host = TemporalHost.up(TemporalChoice.whatIsHere(), work);
        var _ = EngineRoom.start(settings(simulator, host));
        var temporal = Temporal.connect(new TemporalAddress(host.target(), "default"));
        var journal = Journal.open(JournalSettings.of(EngineRoom.journalUrl(work)))) {
      var plan = plan(simulator);
      var checker = new PlanChecker(temporal.client());
      assertThat(checker.check(plan).problems()).as("all are prepared").isEmpty();

      var wrong =
          Map.of(
              "anna.berg", Misprepared.NOT_LINKED,
              "bernd.vogt", Misprepared.LINKED_TO_SOMEBODY_ELSE,
              "carla.ruiz", Misprepared.ENABLED,
              "elena.rossi", Misprepared.SOURCE_DISABLED,
              "user00045", Misprepared.SOURCE_ENABLED_AND_LINKED);
      wrong.forEach(simulator::misprepare);
      var problems = checker.check(plan).problems();
      assertThat(problems).hasSize(wrong.size());
      assertThat(problems.toString())
          .contains(
              "linked to no account",
              "somebody else would open it",
              "is enabled, and that of a linked mailbox is disabled",
              "is disabled and no msExchMasterAccountSid is seen",
              "is enabled and has msExchMasterAccountSid");
      assertThat(simulator.counts().moveRequestsCreated()).as("a check changes nothing").isZero();

      simulator.recordArrivals();
      var tally = moved(temporal, journal, plan, simulator);
      assertThat(tally)
          .isEqualTo(new WaveTally(MAILBOXES, 0, MAILBOXES - wrong.size(), 0, wrong.size(), 0));
      assertThat(WaveSnapshot.of(journal.reader(), WAVE).orElseThrow().interventions()).isZero();
      assertThat(simulator.arrivals())
          .as("the mailbox's signature is kept, and with it Outlook's file")
          .anyMatch(each -> each.cmdlet().equals("New-MoveRequest"))
          .noneMatch(each -> each.parameters().containsKey("DoNotPreserveMailboxSignature"));
      assertThat(
              simulator.arrivals().stream()
                  .filter(each -> each.cmdlet().equals("New-MoveRequest"))
                  .collect(
                      Collectors.groupingBy(
                          each -> String.valueOf(each.parameters().get("RemoteHostName")),
                          Collectors.counting())))
          .as("each from where it lives")
          .isEqualTo(
              Map.of(
                  "mail.source.example", MAILBOXES - IN_LEGACY - 4L,
                  "mail.legacy.example", IN_LEGACY - 1L));
      assertThat(kind(simulator, "ines.costa")).isEqualTo("LinkedMailbox");
      assertThat(kind(simulator, "user00052"))
          .as("from the second source")
          .isEqualTo("LinkedMailbox");
      assertThat(kind(simulator, "jonas.weber")).isEqualTo("LinkedMailbox");
      assertThat(kind(simulator, "david.chen")).isEqualTo("SharedMailbox");
      assertThat(kind(simulator, "farid.haddad")).isEqualTo("RoomMailbox");
      assertThat(kind(simulator, "hugo.lind")).isEqualTo("EquipmentMailbox");
    }
  }

  private static WaveTally moved(
      Temporal temporal, Journal journal, WavePlan plan, Simulator simulator) throws Exception {
    new WaveStarter(temporal.client(), journal.writer()).start(plan, simulator.clock().instant());
    return temporal
        .client()
        .newUntypedWorkflowStub(WorkflowIds.wave(WAVE))
        .getResult(WaveTally.class);
  }

  private static @Nullable Object kind(Simulator simulator, String alias) {
    var said =
        simulator
            .command(Organisation.TARGET, "Get-Mailbox", Map.of("Identity", alias))
            .get("result");
    return ((Map<?, ?>) ((List<?>) Objects.requireNonNull(said)).getFirst())
        .get("RecipientTypeDetails");
  }

  private List<String> settings(Simulator simulator, TemporalHost host) throws IOException {
    return EngineRoom.with(
        EngineRoom.settings(simulator, host.target(), work, SPEED, 2),
        "mailferry.organisations.target.linked-mailboxes",
        "true");
  }

  private WavePlan plan(Simulator simulator) throws IOException {
    var lines = new StringBuilder("EmailAddress,TargetDatabase\n");
    simulator.mailboxes().stream()
        .map(MailboxFacts::address)
        .forEach(mailbox -> lines.append(mailbox).append(",TGT-DB02\n"));
    simulator
        .mailboxes()
        .forEach(mailbox -> simulator.resizeMailbox(mailbox.address(), 100L << 20));
    return Plans.read(Files.writeString(work.resolve("wave.csv"), lines), Route.PULL)
        .sealed(
            WAVE,
            new OrganisationName("target"),
            CutoverOrder.AS_SOON_AS_COPIED,
            PlanKeyFile.open(work.resolve("plan.key"), true));
  }
}
