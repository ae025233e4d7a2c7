package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.Stamp;
import io.mailferry.simulator.ControllerAddress;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A forest of two domains over the wire: Anna's user stands in the root, Bernd's in the child. */
class DomainsTest {
  private static final Domain ROOT = Domain.rootOf(Organisation.TARGET);
  private static final Domain CHILD = Domain.childOf(Organisation.TARGET);
  private static final String OF_CHILD = "dc1.emea.target.example";
  private static final List<String> CONTROLLERS_OF_CHILD =
      List.of(OF_CHILD, "dc2.emea.target.example");

  private final Simulator simulator =
      Simulator.start(
          SimulatorConfig.builder()
              .mailboxes(2)
              .inChildDomains(1)
              .manualClock(Instant.parse("2026-11-23T10:00:00Z"))
              .build());
  private final List<LdapDirectory> opened = new ArrayList<>();
  private final MailboxGuid bernd = new MailboxGuid(simulator.mailbox("bernd.vogt").exchangeGuid());

  @AfterEach
  void close() {
    opened.forEach(LdapDirectory::close);
    simulator.close();
  }

  @Test
  void showTheMailboxItsStampAndItsDatabaseThroughAControllerOfItsOwn() {
    simulator.command(
        "New-MoveRequest",
        Map.of(
            "Identity", "bernd.vogt@target.example",
            "Remote", true,
            "RemoteHostName", "mail.source.example",
            "TargetDeliveryDomain", "target.example",
            "TargetDatabase", "TGT-DB02",
            "DomainController", OF_CHILD));

    var answer = forest("practice").find(bernd, null);

    assertThat(answer.controller()).isEqualTo(OF_CHILD);
    var entry = answer.value().orElseThrow();
    assertThat(entry.home()).isEqualTo(new Home.MailUser("source.example"));
    assertThat(entry.stamp()).isInstanceOf(Stamp.Present.class);
    assertThat(forest("practice").database("TGT-DB02").value()).isPresent();
  }

  @Test
  void areAskedAllBeforeAMailboxIsMissing() {
    var forest = forest("practice");
    var nobody = new MailboxGuid(new UUID(7, 7));

    assertThat(forest.find(nobody, null).value()).isEmpty();

    childGoesAway();
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> forest.find(nobody, null))
        .withMessageContainingAll(
            "domain emea.target.example of forest target.example", OF_CHILD, "dc2.emea");
  }

  @Test
  void readTheConfigurationWhereverAControllerAnswers() {
    for (var controller : List.of("dc1.target.example", "dc2.target.example")) {
      simulator.script().at(Duration.ZERO).controllerGoesAway(controller, Duration.ofDays(1));
    }
    simulator.advance(Duration.ofSeconds(1));

    var answer = forest("practice").databases();

    assertThat(answer.controller()).isEqualTo(OF_CHILD);
    assertThat(answer.value()).hasSize(3);
  }

  @Test
  void tryAWrongPasswordOnceForAllOfThem() {
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> forest("wrong").find(bernd, null))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-ACCOUNT"));

    assertThat(simulator.counts().ldapConnections()).doesNotContainKey(OF_CHILD);
  }

  @Test
  void refuseAControllerThatServesAnother() {
    var mixed = settings(CHILD, simulator.controllers(ROOT), "practice");

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> open(List.of(mixed)).getFirst().ping())
        .withMessageContaining(
            "it serves DC=target,DC=example and not DC=emea,DC=target,DC=example");
  }

  @Test
  void refuseAControllerOfAnotherForest() {
    var strange =
        DirectorySettings.of(
                "elsewhere.example",
                controllers(simulator.controllers(CHILD)),
                account("practice"),
                ClearText.ALLOWED)
            .inDomain(CHILD.name());

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> open(List.of(strange)).getFirst().ping())
        .withMessageContaining(
            "it belongs to the forest of DC=target,DC=example and not of DC=elsewhere,DC=example");
  }

  private void childGoesAway() {
    CONTROLLERS_OF_CHILD.forEach(
        each -> simulator.script().at(Duration.ZERO).controllerGoesAway(each, Duration.ofDays(1)));
    simulator.advance(Duration.ofSeconds(1));
  }

  private Directory forest(String password) {
    return new ForestDirectory(
        open(
            List.of(
                settings(ROOT, simulator.controllers(ROOT), password),
                settings(CHILD, simulator.controllers(CHILD), password))),
        FaultTable.STANDARD);
  }

  private List<LdapDirectory> open(List<DirectorySettings> domains) {
    var all = LdapDirectory.ofForest(domains, FaultTable.STANDARD, simulator.clock());
    opened.addAll(all);
    return all;
  }

  private static DirectorySettings settings(
      Domain domain, List<ControllerAddress> controllers, String password) {
    return DirectorySettings.of(
            domain.organisation().domain(),
            controllers(controllers),
            account(password),
            ClearText.ALLOWED)
        .inDomain(domain.name());
  }

  private static List<ControllerSettings> controllers(List<ControllerAddress> addresses) {
    return addresses.stream()
        .map(each -> new ControllerSettings(each.name(), each.host(), each.port(), Security.CLEAR))
        .toList();
  }

  private static DirectoryAccount account(String password) {
    return new DirectoryAccount.Password("svc-mailferry@target.example", password::toCharArray);
  }
}
