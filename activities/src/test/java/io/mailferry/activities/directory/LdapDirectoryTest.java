package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.simulator.ControllerAddress;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The directory adapter over the wire, against practice controllers. */
class LdapDirectoryTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final String DC1 = "dc1.target.example";
  private static final String DC2 = "dc2.target.example";

  private final Simulator simulator =
      Simulator.start(
          SimulatorConfig.builder().mailboxes(520).localMailboxes(2).manualClock(START).build());
  private final List<LdapDirectory> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(LdapDirectory::close);
    simulator.close();
  }

  @Test
  void findsAPreparedMailUserByItsMailboxGuid() {
    // given
    var anna = simulator.mailbox("anna.berg");

    // when
    var answer = target().find(guid(anna), null);

    // then
    assertThat(answer.controller()).isEqualTo(DC1);
    var entry = answer.value().orElseThrow();
    assertThat(entry.mailbox()).isEqualTo(guid(anna));
    assertThat(entry.objectGuid()).isEqualTo(anna.objectGuids().get("Target"));
    assertThat(entry.recipientType()).isEqualTo(DirectoryEntry.MAIL_USER);
    assertThat(entry.home()).isEqualTo(new Home.MailUser("source.example"));
    assertThat(entry.hasAddressIn("target.example")).isTrue();
    assertThat(entry.x500()).isNotEmpty();
    assertThat(entry.legacyExchangeDn()).startsWith("/o=Target");
    assertThat(entry.alias()).isEqualTo("anna.berg");
    assertThat(entry.stamp()).isEqualTo(new Stamp.Absent());
  }

  @Test
  void findsTheMailboxInItsDatabaseWhereItLives() {
    var anna = simulator.mailbox("anna.berg");

    var entry = source().find(guid(anna), null).value().orElseThrow();

    assertThat(entry.recipientType()).isEqualTo(1);
    assertThat(entry.home())
        .isInstanceOfSatisfying(
            Home.InDatabase.class,
            home -> assertThat(home.databaseName()).isEqualTo(anna.home().database()));
  }

  @Test
  void readsTheAccountsOfAMailboxAndOfItsMailUser() {
    var anna = simulator.mailbox("anna.berg");

    var mailbox = source().find(guid(anna), null).value().orElseThrow().account();
    var mailUser = target().find(guid(anna), null).value().orElseThrow().account();

    assertThat(mailbox.isEnabled()).isTrue();
    assertThat(mailbox.sid()).isNotNull().isNotEqualTo(mailUser.sid());
    assertThat(String.valueOf(mailbox.sid())).startsWith("S-1-5-21-");
    assertThat(mailbox.master()).isNull();
    assertThat(mailUser.isDisabled()).isTrue();
  }

  @Test
  void findsNobodyForAGuidThatNobodyHas() {
    assertThat(target().find(new MailboxGuid(new UUID(7, 7)), null).value()).isEmpty();
  }

  @Test
  void readsTheStampOfARunningMove() {
    // given
    var local = simulator.mailbox("local001");
    simulator.command(
        "New-MoveRequest",
        Map.of(
            "Identity", local.exchangeGuid().toString(),
            "TargetDatabase", "TGT-DB03",
            "BatchName", "mailferry/w1"));

    // when
    var entry = target().find(guid(local), DC1).value().orElseThrow();

    // then
    assertThat(entry.stamp())
        .isInstanceOfSatisfying(
            Stamp.Present.class,
            stamp -> {
              assertThat(stamp.status()).isEqualTo(RequestStatus.QUEUED);
              assertThat(stamp.flags().route()).isEqualTo(Route.LOCAL);
              assertThat(stamp.batchName()).isEqualTo("mailferry/w1");
              assertThat(stamp.targetDatabase()).startsWith("CN=TGT-DB03,");
            });
  }

  @Test
  void findsFiveHundredAddressesInThreeSearchesAndAllTheirPages() {
    // given
    var addresses = simulator.mailboxes().stream().limit(500).map(MailboxFacts::address).toList();
    var directory = open(settings(Organisation.SOURCE).paged(50), simulator.clock());
    directory.ping();
    var before = simulator.counts().allLdapSearches();

    // when
    var found = directory.findByAddress(addresses).value();

    // then
    assertThat(found).hasSize(500);
    assertThat(addresses).allMatch(each -> found.stream().anyMatch(entry -> entry.owns(each)));
    // Four pages of 50 for each 200 names, two for the last 100.
    assertThat(simulator.counts().allLdapSearches() - before).isLessThanOrEqualTo(12);
  }

  @Test
  void findsFiveHundredAliasesInThreeSearches() {
    // given
    var people = simulator.mailboxes().stream().limit(500).toList();
    var names =
        people.stream()
            .map(each -> each.address().substring(0, each.address().indexOf('@')))
            .map(alias -> new MailboxName(IdentityKind.ALIAS, alias))
            .toList();
    var directory = open(settings(Organisation.SOURCE), simulator.clock());
    directory.ping();
    var before = simulator.counts().allLdapSearches();

    // when
    var found = directory.findByName(names).value();

    // then
    assertThat(found).hasSize(500).containsOnlyKeys(names);
    assertThat(found.values()).allSatisfy(those -> assertThat(those).hasSize(1));
    assertThat(simulator.counts().allLdapSearches() - before).isEqualTo(3);
  }

  @Test
  void findsAMailboxByEveryNameThatItGoesBy() {
    var anna = guid(simulator.mailbox("anna.berg"));

    for (var name :
        List.of(
            new MailboxName(IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "Anna.Berg@source.example"),
            new MailboxName(IdentityKind.USER_PRINCIPAL_NAME, "ANNA.berg@source.example"),
            new MailboxName(IdentityKind.MAILBOX_GUID, anna.toString()),
            new MailboxName(IdentityKind.ALIAS, "ANNA.BERG"),
            new MailboxName(IdentityKind.ACCOUNT_NAME, "anna.berg"),
            new MailboxName(IdentityKind.ACCOUNT_NAME, "source\\anna.berg"),
            new MailboxName(IdentityKind.ACCOUNT_NAME, "source.example\\anna.berg"),
            new MailboxName(
                IdentityKind.DISTINGUISHED_NAME, "cn=anna berg, ou=people, dc=source, dc=example"),
            new MailboxName(IdentityKind.CANONICAL_NAME, "source.example/People/Anna Berg"))) {
      assertThat(source().findByName(List.of(name)).value())
          .as("%s", name)
          .hasEntrySatisfying(
              name,
              those -> assertThat(those).extracting(DirectoryEntry::mailbox).containsExactly(anna));
    }
  }

  @Test
  void doesNotMissAnybodyBecauseSomebodyElseIsUnknown() {
    var found =
        source()
            .findByAddress(
                List.of("nobody@source.example", simulator.mailbox("anna.berg").address()))
            .value();

    assertThat(found).hasSize(1);
  }

  @Test
  void takesCharactersThatMeanSomethingToLdapForWhatTheyAre() {
    var directory = source();

    assertThat(directory.findByAddress(List.of("*", "a*", "x)(objectClass=*", "\\2a\0")).value())
        .isEmpty();
    assertThat(directory.database("*").value()).isEmpty();
    assertThat(directory.database("SRC)(cn=*").value()).isEmpty();
  }

  @Test
  void findsADatabaseByNameWhateverTheCase() {
    var found = target().database("tgt-db02").value().orElseThrow();

    assertThat(found.name()).isEqualTo("TGT-DB02");
    assertThat(found.isAt(found.distinguishedName())).isTrue();
    assertThat(target().databases().value()).hasSize(3).contains(found);
    assertThat(target().database("TGT-DB99").value()).isEmpty();
  }

  @Test
  void asksTheControllerThatIsPreferred() {
    var anna = guid(simulator.mailbox("anna.berg"));

    assertThat(target().find(anna, DC2).controller()).isEqualTo(DC2);
    assertThat(target().find(anna, "DC2.TARGET.EXAMPLE").controller()).isEqualTo(DC2);
    assertThat(target().find(anna, "dc9.target.example").controller()).isEqualTo(DC1);
  }

  @Test
  void goesOnWithTheNextControllerWhenOneIsAway() {
    // given
    var directory = target();
    assertThat(directory.ping()).isEqualTo(DC1);
    away(DC1);

    // when
    var answer = directory.find(guid(simulator.mailbox("anna.berg")), DC1);

    // then
    assertThat(answer.controller()).isEqualTo(DC2);
    assertThat(answer.value()).isPresent();
    assertThat(directory.troubles()).singleElement().asString().startsWith(DC1);
  }

  @Test
  void asksAControllerThatFailedLastUntilItsTimeIsOver() {
    // given
    var directory = target();
    away(DC1);
    assertThat(directory.ping()).isEqualTo(DC2);
    simulator.advance(AN_HOUR);

    // then
    assertThat(directory.ping()).isEqualTo(DC2);
  }

  @Test
  void avoidsAControllerThatIsOfNoUseToOthersThoughItAnswersUs() {
    var directory = target();
    assertThat(directory.ping()).isEqualTo(DC1);

    directory.avoid(DC1.toUpperCase(java.util.Locale.ROOT), "Exchange could not work with it");

    assertThat(directory.find(new MailboxGuid(new UUID(7, 7)), DC1).controller()).isEqualTo(DC2);
    assertThat(directory.troubles()).containsExactly(DC1 + ": Exchange could not work with it");
    away(DC2);
    assertThat(directory.ping()).as("better than none").isEqualTo(DC1);
    directory.avoid("nobody.example", "passed over");
  }

  @Test
  void asksAControllerAgainAtOnceWhenToldNotToHoldItAgainstIt() {
    // given
    var impatient =
        new Timing(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ZERO, AN_HOUR);
    var directory = open(settings(Organisation.TARGET).timed(impatient), simulator.clock());
    directory.ping();
    away(DC1);
    assertThat(directory.ping()).isEqualTo(DC2);

    // when
    simulator.advance(AN_HOUR);

    // then
    assertThat(directory.ping()).isEqualTo(DC1);
  }

  @Test
  void doesNotTakeAConnectionThatWasCutForAControllerThatIsAway() {
    // given
    var directory = target();
    directory.ping();

    // when
    away(DC1);
    simulator.advance(AN_HOUR);

    // then
    assertThat(directory.ping()).isEqualTo(DC1);
    assertThat(directory.troubles()).isEmpty();
  }

  @Test
  void namesEveryControllerWithItsCauseAndTheAccountWhenAllAreAway() {
    // given
    var directory = target();
    away(DC1);
    away(DC2);

    // then
    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(directory::ping)
        .withMessageContainingAll(DC1 + ": ", DC2 + ": ", "refused", "target.example", "svc")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-AWAY"));
  }

  @Test
  void doesNotBelieveAControllerWhoseClockIsWrong() {
    var directory = open(settings(Organisation.TARGET), () -> START.plus(Duration.ofMinutes(6)));

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(directory::ping)
        .withMessageContaining("its clock is 360 s off");
  }

  @Test
  void doesNotBelieveAControllerOfAnotherForest() {
    var wrong =
        DirectorySettings.of(
            "other.example",
            settings(Organisation.TARGET).controllers(),
            account(Organisation.TARGET, simulator.password()),
            ClearText.ALLOWED);

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(() -> open(wrong, simulator.clock()).ping())
        .withMessageContaining("it serves DC=target,DC=example");
  }

  @Test
  void takesARefusedAccountForWhatItIsAndAsksNoOtherController() {
    // given
    var wrong =
        DirectorySettings.of(
            "target.example",
            settings(Organisation.TARGET).controllers(),
            account(Organisation.TARGET, "wrong"),
            ClearText.ALLOWED);
    var directory = open(wrong, simulator.clock());

    // then
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(directory::ping)
        .withMessageContainingAll("wrong password or name", DC1)
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("MF-AD-ACCOUNT");
              assertThat(fault.reason()).isEqualTo(Fault.Refused.Reason.NOT_ALLOWED);
              assertThat(fault.sentence()).doesNotContain(DC2);
            });
  }

  @Test
  void tellsWhatEveryControllersClockShowsHoweverWrong() {
    // given
    var ours = START.plus(AN_HOUR);
    var tolerant = new Timing(AN_HOUR, AN_HOUR, AN_HOUR, Duration.ofDays(1));
    var directory = open(settings(Organisation.TARGET).timed(tolerant), () -> ours);

    // then
    assertThat(directory.clocks())
        .containsExactly(
            new ControllerClock.Shown(DC1, START, ours),
            new ControllerClock.Shown(DC2, START, ours));
  }

  @Test
  void tellsWhichControllerDidNotTellTheTime() {
    away(DC1);

    assertThat(target().clocks())
        .satisfiesExactly(
            clock ->
                assertThat(clock)
                    .isInstanceOfSatisfying(
                        ControllerClock.Silent.class,
                        silent -> {
                          assertThat(silent.controller()).isEqualTo(DC1);
                          assertThat(silent.why()).contains("refused");
                        }),
            clock -> assertThat(clock).isInstanceOf(ControllerClock.Shown.class));
  }

  @Test
  void asksNoOtherControllerForTheTimeWhenTheAccountIsRefused() {
    var wrong =
        DirectorySettings.of(
            "target.example",
            settings(Organisation.TARGET).controllers(),
            account(Organisation.TARGET, "wrong"),
            ClearText.ALLOWED);

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> open(wrong, simulator.clock()).clocks())
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-ACCOUNT"));
  }

  private LdapDirectory target() {
    return open(settings(Organisation.TARGET), simulator.clock());
  }

  private LdapDirectory source() {
    return open(settings(Organisation.SOURCE), simulator.clock());
  }

  private LdapDirectory open(DirectorySettings settings, InstantSource clock) {
    var directory = new LdapDirectory(settings, FaultTable.STANDARD, clock);
    opened.add(directory);
    return directory;
  }

  private DirectorySettings settings(Organisation organisation) {
    return DirectorySettings.of(
        organisation.domain(),
        simulator.controllers(organisation).stream().map(LdapDirectoryTest::controller).toList(),
        account(organisation, simulator.password()),
        ClearText.ALLOWED);
  }

  private static ControllerSettings controller(ControllerAddress address) {
    return new ControllerSettings(address.name(), address.host(), address.port(), Security.CLEAR);
  }

  private DirectoryAccount account(Organisation organisation, String password) {
    return new DirectoryAccount.Password(simulator.accountDn(organisation), password::toCharArray);
  }

  private void away(String controller) {
    simulator.script().now().controllerGoesAway(controller, Duration.ofMinutes(20));
    simulator.advance(Duration.ofSeconds(1));
  }

  private static MailboxGuid guid(MailboxFacts mailbox) {
    return new MailboxGuid(mailbox.exchangeGuid());
  }
}
