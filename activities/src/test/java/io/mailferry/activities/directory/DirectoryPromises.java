package io.mailferry.activities.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.IdentityKind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the directory adapter promises over the wire, whoever's controllers answer it: those of the
 * practice organisation, and real ones ({@code RealDirectoryTest}).
 *
 * <p>Behind each door are two forests with two controllers each. Anna's mailbox lives in the
 * source, her mail user is prepared in the target.
 */
public abstract class DirectoryPromises {
  /** The target's controllers, best first. */
  protected static final String DC1 = "dc1.target.example";

  /** The other one. */
  protected static final String DC2 = "dc2.target.example";

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static final MailboxGuid NOBODY = new MailboxGuid(new UUID(7, 7));

  private final List<LdapDirectory> opened = new ArrayList<>();

  /**
   * Anna Berg, {@code CN=Anna Berg,OU=People}, alias {@code anna.berg}.
   *
   * @param mailbox her mailbox
   * @param preparedAs the object GUID of her mail user
   * @param database where her mailbox lives
   */
  public record Anna(MailboxGuid mailbox, UUID preparedAs, String database) {}

  /** Her. */
  protected abstract Anna anna();

  /** Somebody of the target with a queued local move into TGT-DB02 of the batch mailferry/w1. */
  protected abstract MailboxGuid moving();

  /** Aliases of more people of the source than are asked for in one search. */
  protected abstract List<String> crowd();

  /** The databases of the target. */
  protected abstract List<String> databases();

  /** How the target is read, with an account whose name has {@code svc} in it. */
  protected abstract DirectorySettings target();

  /** How the source is read. */
  protected abstract DirectorySettings source();

  /** The target's controllers under the name of another forest. */
  protected abstract DirectorySettings misnamed(String forest);

  /** How the target is read with a password that is wrong. */
  protected abstract DirectorySettings wrongPassword();

  /** The clock by which the controllers go. */
  protected abstract InstantSource clock();

  /** Nobody listens there any more. */
  protected abstract void stop(String controller) throws Exception;

  /** One that was stopped answers again. */
  protected abstract void startAgain(String controller) throws Exception;

  /** Ends what was opened for a test. */
  protected abstract void closeDoor() throws Exception;

  @AfterEach
  void close() throws Exception {
    opened.forEach(LdapDirectory::close);
    closeDoor();
  }

  @Test
  void findsAPreparedMailUserByItsMailboxGuid() {
    var answer = open(target()).find(anna().mailbox(), null);

    assertThat(answer.controller()).isEqualTo(DC1);
    var entry = answer.value().orElseThrow();
    assertThat(entry.mailbox()).isEqualTo(anna().mailbox());
    assertThat(entry.objectGuid()).isEqualTo(anna().preparedAs());
    assertThat(entry.recipientType()).isEqualTo(DirectoryEntry.MAIL_USER);
    assertThat(entry.home()).isEqualTo(new Home.MailUser("source.example"));
    assertThat(entry.hasAddressIn("target.example")).isTrue();
    assertThat(entry.primaryAddress()).contains("anna.berg@source.example");
    assertThat(entry.x500()).isNotEmpty();
    assertThat(entry.legacyExchangeDn()).startsWith("/o=Target");
    assertThat(entry.alias()).isEqualTo("anna.berg");
    assertThat(entry.stamp()).isEqualTo(new Stamp.Absent());
  }

  @Test
  void findsTheMailboxInItsDatabaseWhereItLives() {
    var entry = open(source()).find(anna().mailbox(), null).value().orElseThrow();

    assertThat(entry.recipientType()).isEqualTo(1);
    assertThat(entry.home())
        .isInstanceOfSatisfying(
            Home.InDatabase.class,
            home -> assertThat(home.databaseName()).isEqualTo(anna().database()));
  }

  @Test
  void readsTheAccountsOfAMailboxAndOfItsMailUser() {
    var mailbox = open(source()).find(anna().mailbox(), null).value().orElseThrow().account();
    var mailUser = open(target()).find(anna().mailbox(), null).value().orElseThrow().account();

    assertThat(mailbox.isEnabled()).isTrue();
    assertThat(mailbox.sid()).isNotNull().isNotEqualTo(mailUser.sid());
    assertThat(String.valueOf(mailbox.sid())).startsWith("S-1-5-21-");
    assertThat(mailbox.master()).isNull();
    assertThat(mailUser.isDisabled()).isTrue();
  }

  @Test
  void findsNobodyForAGuidThatNobodyHas() {
    assertThat(open(target()).find(NOBODY, null).value()).isEmpty();
  }

  @Test
  void readsTheStampOfARunningMove() {
    var entry = open(target()).find(moving(), DC1).value().orElseThrow();

    assertThat(entry.stamp())
        .isInstanceOfSatisfying(
            Stamp.Present.class,
            stamp -> {
              assertThat(stamp.status()).isEqualTo(RequestStatus.QUEUED);
              assertThat(stamp.flags().route()).isEqualTo(Route.LOCAL);
              assertThat(stamp.batchName()).isEqualTo("mailferry/w1");
              assertThat(stamp.targetDatabase()).startsWith("CN=TGT-DB02,");
            });
  }

  @Test
  void findsMoreAddressesThanStandInOneSearchOnAllTheirPages() {
    var addresses = crowd().stream().map(alias -> alias + "@source.example").toList();

    var found = open(source().paged(50)).findByAddress(addresses).value();

    assertThat(found).hasSameSizeAs(addresses);
    assertThat(addresses).allMatch(each -> found.stream().anyMatch(entry -> entry.owns(each)));
  }

  @Test
  void findsMoreAliasesThanStandInOneSearch() {
    var names = crowd().stream().map(alias -> new MailboxName(IdentityKind.ALIAS, alias)).toList();

    var found = open(source()).findByName(names).value();

    assertThat(found).containsOnlyKeys(names);
    assertThat(found.values()).allSatisfy(those -> assertThat(those).hasSize(1));
  }

  @Test
  void findsAMailboxByEveryNameThatItGoesBy() {
    var anna = anna().mailbox();
    var directory = open(source());

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
      assertThat(directory.findByName(List.of(name)).value())
          .as("%s", name)
          .hasEntrySatisfying(
              name,
              those -> assertThat(those).extracting(DirectoryEntry::mailbox).containsExactly(anna));
    }
  }

  @Test
  void doesNotMissAnybodyBecauseSomebodyElseIsUnknown() {
    var found =
        open(source())
            .findByAddress(List.of("nobody@source.example", "anna.berg@source.example"))
            .value();

    assertThat(found).hasSize(1);
  }

  @Test
  void takesCharactersThatMeanSomethingToLdapForWhatTheyAre() {
    var directory = open(source());

    assertThat(directory.findByAddress(List.of("*", "a*", "x)(objectClass=*", "\\2a\0")).value())
        .isEmpty();
    assertThat(directory.database("*").value()).isEmpty();
    assertThat(directory.database("SRC)(cn=*").value()).isEmpty();
  }

  @Test
  void findsADatabaseByNameWhateverTheCase() {
    var directory = open(target());

    var found = directory.database("tgt-db02").value().orElseThrow();

    assertThat(found.name()).isEqualTo("TGT-DB02");
    assertThat(found.isAt(found.distinguishedName())).isTrue();
    assertThat(directory.databases().value())
        .hasSameSizeAs(databases())
        .contains(found)
        .allMatch(each -> databases().contains(each.name()));
    assertThat(directory.database("TGT-DB99").value()).isEmpty();
  }

  @Test
  void asksTheControllerThatIsPreferred() {
    var anna = anna().mailbox();
    var directory = open(target());

    assertThat(directory.find(anna, DC2).controller()).isEqualTo(DC2);
    assertThat(directory.find(anna, "DC2.TARGET.EXAMPLE").controller()).isEqualTo(DC2);
    assertThat(directory.find(anna, "dc9.target.example").controller()).isEqualTo(DC1);
  }

  @Test
  void goesOnWithTheNextControllerWhenOneIsAway() throws Exception {
    var directory = open(target());
    assertThat(directory.ping()).isEqualTo(DC1);
    stop(DC1);

    var answer = directory.find(anna().mailbox(), DC1);

    assertThat(answer.controller()).isEqualTo(DC2);
    assertThat(answer.value()).isPresent();
    assertThat(directory.troubles()).singleElement().asString().startsWith(DC1);
  }

  @Test
  void asksAControllerThatFailedLastUntilItsTimeIsOver() throws Exception {
    var patient = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), AN_HOUR, AN_HOUR);
    var directory = open(target().timed(patient));
    stop(DC1);
    assertThat(directory.ping()).isEqualTo(DC2);

    startAgain(DC1);

    assertThat(directory.ping()).isEqualTo(DC2);
  }

  @Test
  void asksAControllerAgainAtOnceWhenToldNotToHoldItAgainstIt() throws Exception {
    var impatient =
        new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO, AN_HOUR);
    var directory = open(target().timed(impatient));
    stop(DC1);
    assertThat(directory.ping()).isEqualTo(DC2);

    startAgain(DC1);

    assertThat(directory.ping()).isEqualTo(DC1);
  }

  @Test
  void avoidsAControllerThatIsOfNoUseToOthersThoughItAnswersUs() throws Exception {
    var directory = open(target());
    assertThat(directory.ping()).isEqualTo(DC1);

    directory.avoid(DC1.toUpperCase(Locale.ROOT), "Exchange could not work with it");

    assertThat(directory.find(NOBODY, DC1).controller()).isEqualTo(DC2);
    assertThat(directory.troubles()).containsExactly(DC1 + ": Exchange could not work with it");
    stop(DC2);
    assertThat(directory.ping()).as("better than none").isEqualTo(DC1);
    directory.avoid("nobody.example", "passed over");
  }

  @Test
  void doesNotTakeAConnectionThatWasCutForAControllerThatIsAway() throws Exception {
    var directory = open(target());
    directory.ping();

    stop(DC1);
    startAgain(DC1);

    assertThat(directory.ping()).isEqualTo(DC1);
    assertThat(directory.troubles()).isEmpty();
  }

  @Test
  void namesEveryControllerWithItsCauseAndTheAccountWhenAllAreAway() throws Exception {
    var directory = open(target());
    stop(DC1);
    stop(DC2);

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(directory::ping)
        .withMessageContainingAll(DC1 + ": ", DC2 + ": ", "refused", "target.example", "svc")
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-AWAY"));
  }

  @Test
  void doesNotBelieveAControllerWhoseClockIsWrong() {
    var directory = open(target(), () -> clock().instant().plus(Duration.ofMinutes(6)));

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(directory::ping)
        .withMessageMatching("(?s).*its clock is 36\\d s off.*");
  }

  @Test
  void doesNotBelieveAControllerOfAnotherForest() {
    var directory = open(misnamed("other.example"));

    assertThatExceptionOfType(Fault.NotReached.class)
        .isThrownBy(directory::ping)
        .withMessageContaining("it serves DC=target,DC=example");
  }

  @Test
  void takesARefusedAccountForWhatItIsAndAsksNoOtherController() {
    var directory = open(wrongPassword());

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
    var now = clock().instant();
    var ours = now.plus(AN_HOUR);
    var tolerant = new Timing(AN_HOUR, AN_HOUR, AN_HOUR, Duration.ofDays(1));

    var clocks = open(target().timed(tolerant), () -> ours).clocks();

    assertThat(clocks).extracting(ControllerClock::controller).containsExactly(DC1, DC2);
    assertThat(clocks)
        .allSatisfy(
            clock ->
                assertThat(clock)
                    .isInstanceOfSatisfying(
                        ControllerClock.Shown.class,
                        shown -> {
                          assertThat(shown.time()).isCloseTo(now, within(1, ChronoUnit.MINUTES));
                          assertThat(shown.ours()).isEqualTo(ours);
                        }));
  }

  @Test
  void tellsWhichControllerDidNotTellTheTime() throws Exception {
    stop(DC1);

    assertThat(open(target()).clocks())
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
    var directory = open(wrongPassword());

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(directory::clocks)
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-ACCOUNT"));
  }

  /** The directory that is read so; it is closed after the test. */
  protected final LdapDirectory open(DirectorySettings settings) {
    return open(settings, clock());
  }

  private LdapDirectory open(DirectorySettings settings, InstantSource clock) {
    var directory = new LdapDirectory(settings, FaultTable.STANDARD, clock);
    opened.add(directory);
    return directory;
  }
}
