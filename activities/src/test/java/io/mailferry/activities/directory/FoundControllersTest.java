package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.ForestHealth.Origin;
import io.mailferry.activities.directory.ForestHealth.Prospect;
import io.mailferry.activities.directory.discovery.Discovery;
import io.mailferry.activities.directory.discovery.SrvRecord;
import io.mailferry.activities.directory.discovery.TinyDns;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A directory whose controllers DNS names. */
class FoundControllersTest {
  private static final String SERVICE = "_ldap._tcp.dc._msdcs.target.example";
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration ALWAYS = Duration.ZERO;

  private final TinyDns dns = TinyDns.start();
  private final TestController first = TestController.start("dc1.target.example");
  private final TestController second = TestController.start("dc2.target.example");

  @AfterEach
  void close() {
    first.close();
    second.close();
    dns.close();
  }

  @Test
  void asksDnsOnceAndNotBeforeItIsAskedItself() {
    named(first, second);
    try (var directory = directory(NEVER, NEVER)) {
      assertThat(directory.health().prospect()).isEqualTo(Prospect.UNKNOWN);
      assertThat(dns.asked()).isEmpty();

      for (var i = 0; i < 5; i++) {
        assertThat(directory.ping()).isEqualTo(first.name());
      }

      assertThat(dns.asked()).hasSize(1);
      assertThat(directory.health().controllers())
          .extracting(ControllerHealth::name)
          .containsExactly(first.name(), second.name());
      assertThat(directory.health().origin())
          .isEqualTo(new Origin("found by DNS (" + SERVICE + ")", true));
    }
  }

  @Test
  void goesOverToWhatDnsNamesNowAndKeepsConnectionsToWhatStays() {
    named(first);
    try (var directory = directory(ALWAYS, NEVER)) {
      assertThat(directory.ping()).isEqualTo(first.name());
      var signIns = first.binds();

      named(first, second);
      assertThat(directory.ping()).isEqualTo(first.name());
      assertThat(first.binds()).as("the connection that was kept was used").isEqualTo(signIns);

      named(second);
      assertThat(directory.ping()).isEqualTo(second.name());
      assertThat(directory.health().controllers())
          .extracting(ControllerHealth::name)
          .containsExactly(second.name());
    }
  }

  @Test
  void asksDnsAgainAtOnceWhenAllKnownOnesFail() {
    named(first);
    try (var directory = directory(NEVER, ALWAYS)) {
      assertThat(directory.ping()).isEqualTo(first.name());
      first.stop();
      named(first, second);

      assertThat(directory.ping()).isEqualTo(second.name());
    }
  }

  @Test
  void keepsWhatDnsNamedLastAndSaysSoWhileDnsDoesNotAnswer() {
    named(first, second);
    try (var directory = directory(ALWAYS, ALWAYS)) {
      assertThat(directory.ping()).isEqualTo(first.name());
      dns.fails(true);

      assertThat(directory.ping()).isEqualTo(first.name());

      assertThat(directory.health().prospect()).isEqualTo(Prospect.GOOD);
      var origin = Objects.requireNonNull(directory.health().origin());
      assertThat(origin.well()).isFalse();
      assertThat(origin.how())
          .contains("did not answer", "kept: dc1.target.example, dc2.target.example");
      dns.fails(false);
      assertThat(directory.ping()).isEqualTo(first.name());
      assertThat(Objects.requireNonNull(directory.health().origin()).well()).isTrue();
    }
  }

  @Test
  void asksDnsAfterARestWhenItDidNotAnswer() {
    dns.fails(true);
    try (var directory = directory(NEVER, NEVER)) {
      for (var i = 0; i < 3; i++) {
        assertThatExceptionOfType(Fault.NotReached.class)
            .isThrownBy(directory::ping)
            .withMessageContainingAll("DNS at " + dns.address(), SERVICE, "forest target.example")
            .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-AWAY"));
      }
      assertThat(dns.asked().stream().distinct()).hasSize(1);
      var asked = dns.asked().size();
      assertThatExceptionOfType(Fault.NotReached.class).isThrownBy(directory::ping);
      assertThat(dns.asked()).hasSize(asked);
      assertThat(directory.health().prospect()).isEqualTo(Prospect.NONE);
    }
  }

  private void named(TestController... controllers) {
    var records = new SrvRecord[controllers.length];
    for (var i = 0; i < controllers.length; i++) {
      // Priorities, so that it is clear who comes first.
      records[i] = new SrvRecord(controllers[i].name(), controllers[i].port(), i, 100);
      dns.knowsAddress(controllers[i].name(), "127.0.0.1");
    }
    dns.knows(SERVICE, records);
  }

  /** A directory that asks DNS again so often, and after such a rest when something failed. */
  private LdapDirectory directory(Duration every, Duration rest) {
    var discovery =
        new DiscoverySettings(
            new Discovery("target.example", null, List.of(dns.address()), every),
            Security.CLEAR,
            null);
    var settings =
        DirectorySettings.of(
                TestController.FOREST,
                discovery,
                new DirectoryAccount.Password(TestController.ACCOUNT, "secret"::toCharArray),
                ClearText.ALLOWED)
            .timed(
                new Timing(
                    Duration.ofSeconds(5), Duration.ofSeconds(30), rest, Duration.ofMinutes(5)));
    return new LdapDirectory(settings, FaultTable.STANDARD, TestController.CLOCK);
  }
}
