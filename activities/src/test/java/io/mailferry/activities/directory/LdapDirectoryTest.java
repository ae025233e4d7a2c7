package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.simulator.ControllerAddress;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The directory adapter over the wire, against practice controllers, which count what they do. */
class LdapDirectoryTest extends DirectoryPromises {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final Simulator simulator =
      Simulator.start(
          SimulatorConfig.builder().mailboxes(520).localMailboxes(2).manualClock(START).build());

  @Override
  protected Anna anna() {
    var anna = simulator.mailbox("anna.berg");
    return new Anna(
        guid(anna),
        Objects.requireNonNull(anna.objectGuids().get("Target")),
        anna.home().database());
  }

  @Override
  protected MailboxGuid moving() {
    var local = simulator.mailbox("local001");
    simulator.command(
        "New-MoveRequest",
        Map.of(
            "Identity", local.exchangeGuid().toString(),
            "TargetDatabase", "TGT-DB02",
            "BatchName", "mailferry/w1"));
    return guid(local);
  }

  @Override
  protected List<String> crowd() {
    return simulator.mailboxes().stream()
        .limit(500)
        .map(MailboxFacts::address)
        .map(address -> address.substring(0, address.indexOf('@')))
        .toList();
  }

  @Override
  protected List<String> databases() {
    return List.of("TGT-DB01", "TGT-DB02", "TGT-DB03");
  }

  @Override
  protected DirectorySettings target() {
    return settings(Organisation.TARGET, "target.example", simulator.password());
  }

  @Override
  protected DirectorySettings source() {
    return settings(Organisation.SOURCE, "source.example", simulator.password());
  }

  @Override
  protected DirectorySettings misnamed(String forest) {
    return settings(Organisation.TARGET, forest, simulator.password());
  }

  @Override
  protected DirectorySettings wrongPassword() {
    return settings(Organisation.TARGET, "target.example", "wrong");
  }

  private DirectorySettings settings(Organisation organisation, String forest, String password) {
    return DirectorySettings.of(
        forest,
        simulator.controllers(organisation).stream().map(LdapDirectoryTest::controller).toList(),
        new DirectoryAccount.Password(simulator.accountDn(organisation), password::toCharArray),
        ClearText.ALLOWED);
  }

  private static ControllerSettings controller(ControllerAddress address) {
    return new ControllerSettings(address.name(), address.host(), address.port(), Security.CLEAR);
  }

  @Override
  protected InstantSource clock() {
    return simulator.clock();
  }

  @Override
  protected void stop(String controller) {
    simulator.script().now().controllerGoesAway(controller, Duration.ofMinutes(20));
    simulator.advance(Duration.ofSeconds(1));
  }

  @Override
  protected void startAgain(String controller) {
    simulator.advance(Duration.ofHours(1));
  }

  @Override
  protected void closeDoor() {
    simulator.close();
  }

  private static MailboxGuid guid(MailboxFacts mailbox) {
    return new MailboxGuid(mailbox.exchangeGuid());
  }

  @Test
  void asksForFiveHundredAddressesInThreeSearchesAndTheirPages() {
    var addresses = crowd().stream().map(alias -> alias + "@source.example").toList();
    var directory = open(source().paged(50));
    directory.ping();
    var before = simulator.counts().allLdapSearches();

    assertThat(directory.findByAddress(addresses).value()).hasSize(500);

    // Four pages of 50 for each 200 names, two for the last 100.
    assertThat(simulator.counts().allLdapSearches() - before).isLessThanOrEqualTo(12);
  }

  @Test
  void asksForFiveHundredAliasesInThreeSearches() {
    var names = crowd().stream().map(alias -> new MailboxName(IdentityKind.ALIAS, alias)).toList();
    var directory = open(source());
    directory.ping();
    var before = simulator.counts().allLdapSearches();

    assertThat(directory.findByName(names).value()).hasSize(500);

    assertThat(simulator.counts().allLdapSearches() - before).isEqualTo(3);
  }
}
