package io.mailferry.activities.directory.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Addresses;
import io.mailferry.activities.Given;
import io.mailferry.activities.check.PlanResolver;
import io.mailferry.activities.directory.ControllerSettings;
import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.DirectoryAccount;
import io.mailferry.activities.directory.DirectorySettings;
import io.mailferry.activities.directory.DirectorySettings.ClearText;
import io.mailferry.activities.directory.DirectorySettings.Timing;
import io.mailferry.activities.directory.DiscoverySettings;
import io.mailferry.activities.directory.ForestHealth.Origin;
import io.mailferry.activities.directory.LdapDirectory;
import io.mailferry.activities.directory.discovery.Discovery;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Database;
import io.mailferry.model.decision.Action;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Intention;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A migration looks into two real forests whose controllers come and go: it goes on or waits, and
 * asks nobody about what passes. Needs Samba and root's rights; the profile {@code real-controller}
 * runs it.
 */
@Tag("real-controller")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@ExtendWith(PracticeForests.Given.class)
class RealForestsTest {
  /** Longer than a breaker keeps anybody back. */
  private static final Duration A_WHILE = Duration.ofMinutes(10);

  private static final Timing IMPATIENT =
      new Timing(
          Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(5));

  private final PracticeForest source;
  private final PracticeForest target;
  private final List<AutoCloseable> opened = new ArrayList<>();

  RealForestsTest(PracticeForests forests) {
    source = forests.source();
    target = forests.target();
  }

  @AfterEach
  void close() throws Exception {
    for (var each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void resolvesAPlanAndLooksAMailboxUpInBothForests() {
    var fixture = reading("svc", "svc");

    var resolved =
        new PlanResolver(fixture.organisation, Addresses.SEAL)
            .resolve(Addresses.of("anna@source.example"))
            .forTheWave();
    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.intentions())
        .extracting(Intention::mailbox, intention -> intention.target().name())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Given.ANNA, "TGT-DB01"));
    fixture.intention = resolved.intentions().getFirst();

    var found = fixture.looksUp();

    assertThat(found.obstacles()).isEmpty();
    assertThat(found.home()).isEqualTo("SRC-DB01");
    assertThat(found.memory().pinned().name()).isEqualTo(target.first().name());
    assertThat(found.firstLook())
        .satisfies(look -> assertThat(look.decision().next()).isEqualTo(new Action.Submit()));
  }

  @Test
  void goesOnThroughTheOthersWhenOneControllerOfEachForestIsStopped() throws Exception {
    var fixture = reading("svc", "svc");
    assertThat(fixture.looksUp().memory().pinned().name()).isEqualTo(target.first().name());
    source.first().stop();
    target.first().stop();
    try {
      var found = fixture.looksUp();

      assertThat(found.obstacles()).isEmpty();
      assertThat(found.home()).isEqualTo("SRC-DB01");
      assertThat(found.memory().pinned().name()).isEqualTo(target.second().name());
      assertNobodyWasAsked(fixture);
    } finally {
      source.first().startAgain();
      target.first().startAgain();
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void waitsWhileAForestHasNoControllerAndGoesOnByItselfWhenOneIsBack(boolean near)
      throws Exception {
    var fixture = reading("svc", "svc");
    var gone = near ? target : source;
    gone.first().stop();
    gone.second().stop();
    try {
      assertThat(failureOf(fixture))
          .satisfies(
              failure -> {
                assertThat(failure.isNonRetryable()).isFalse();
                assertThat(failure.getType()).isEqualTo("MF-AD-AWAY");
                assertThat(failure.getOriginalMessage())
                    .contains(gone.first().name() + ": ", gone.second().name() + ": ");
              });
      assertThat(fixture.incidents.open)
          .as("status has it on top from the first look on")
          .containsOnlyKeys("forest/" + gone.name());
      assertNobodyWasAsked(fixture);
    } finally {
      gone.second().startAgain();
    }
    try {
      fixture.passes(A_WHILE);

      assertThat(fixture.looksUp().obstacles()).isEmpty();
      assertThat(fixture.incidents.open).isEmpty();
      assertThat(fixture.incidents.over).containsExactly("forest/" + gone.name());
      assertNobodyWasAsked(fixture);
    } finally {
      gone.first().startAgain();
    }
  }

  @Test
  void staysWithTheControllerThatSawAChangeWhenOneThatIsBehindComesBack() throws Exception {
    var fixture = reading("svc", "svc");
    target.first().stop();
    try {
      assertThat(fixture.looksUp().memory().pinned().name()).isEqualTo(target.second().name());
      anna(target.second(), "2", "9", Given.WAVE.batchName());
    } finally {
      target.first().startAgain();
    }
    try {
      fixture.passes(A_WHILE);
      var unpinned = directory(target.settings("svc").timed(IMPATIENT));
      assertThat(unpinned.find(Given.ANNA, null).controller()).isEqualTo(target.first().name());
      assertThat(unpinned.find(Given.ANNA, null).value().orElseThrow().stamp())
          .as("what the one that is behind shows")
          .isEqualTo(new Stamp.Absent());

      var seen = fixture.polls();

      assertThat(seen.memory().pinned().name()).isEqualTo(target.second().name());
      assertThat(seen.decision().next()).isNotEqualTo(new Action.Submit());
      assertThat(fixture.exchange.created).isEmpty();
      assertNobodyWasAsked(fixture);
    } finally {
      target
          .second()
          .change(
              "dn: CN=Anna,CN=Users," + target.root(),
              "changetype: modify",
              "delete: msExchMailboxMoveStatus",
              "-",
              "delete: msExchMailboxMoveFlags",
              "-",
              "delete: msExchMailboxMoveBatchName");
    }
  }

  private void anna(PracticeController at, String status, String flags, String batch)
      throws Exception {
    at.change(
        "dn: CN=Anna,CN=Users," + target.root(),
        "changetype: modify",
        "replace: msExchMailboxMoveStatus",
        "msExchMailboxMoveStatus: " + status,
        "-",
        "replace: msExchMailboxMoveFlags",
        "msExchMailboxMoveFlags: " + flags,
        "-",
        "replace: msExchMailboxMoveBatchName",
        "msExchMailboxMoveBatchName: " + batch);
  }

  @ParameterizedTest
  @CsvSource({"expired, its password has expired (data 532)", "left, it has expired (data 701)"})
  void saysWhyAnAccountIsRefusedAndAsksNobodyAboutTheMailbox(String user, String why) {
    var fixture = reading(user, "svc");

    assertThat(failureOf(fixture))
        .satisfies(
            failure -> {
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getType()).isEqualTo("MF-AD-ACCOUNT");
              assertThat(failure.getOriginalMessage())
                  .contains(why, target.account(user), target.first().name())
                  .doesNotContain(target.second().name());
            });
    assertNobodyWasAsked(fixture);
  }

  @ParameterizedTest
  @CsvSource({"blind, no mailbox GUID", "narrow, no mailbox database"})
  void tellsAPlanOnceThatTheAccountIsShownNothing(String user, String what) {
    var fixture = reading(user, "svc");

    assertThatExceptionOfType(Fault.Away.class)
        .isThrownBy(
            () ->
                new PlanResolver(fixture.organisation, Addresses.SEAL)
                    .resolve(Addresses.of("anna@source.example", "bernd@source.example")))
        .withMessageStartingWith(
            "Account %s may sign in to forest target.example and sees %s there (asked: %s)."
                .formatted(target.account(user), what, target.first().name()))
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS");
              assertThat(fault.lasting()).as("somebody must put it right").isTrue();
            });
  }

  @Test
  void takesWhatAnAccountIsNotShownForUnknownAndNotForMissing() {
    var fixture = reading("blind", "svc");

    assertThat(failureOf(fixture).getType()).isEqualTo("MF-AD-RIGHTS");
    assertNobodyWasAsked(fixture);
    var narrow = directory(target.settings("narrow"));
    assertThat(narrow.find(Given.ANNA, null).value()).isPresent();
    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> narrow.database("TGT-DB01"))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS"));
  }

  @Test
  void readsWhatEachForestHas() {
    assertThat(directory(target.settings("svc")).databases().value())
        .extracting(Database::name)
        .containsExactlyInAnyOrder("TGT-DB01", "TGT-DB02");
    assertThat(directory(source.settings("svc")).database("src-db01").value()).isPresent();
    assertThat(directory(source.settings("svc")).database("TGT-DB01").value()).isEmpty();
  }

  @Test
  void findsAControllerByWhatItRegisteredInDns() {
    var dns =
        new Discovery(
            target.name(),
            "Default-First-Site-Name",
            List.of(target.first().address() + ":53"),
            Duration.ofMinutes(10));
    var directory =
        directory(
            DirectorySettings.of(
                    target.name(),
                    new DiscoverySettings(dns, Security.LDAPS, null),
                    new DirectoryAccount.Password(
                        target.account("svc"), PracticeForest.PASSWORD::toCharArray),
                    ClearText.REFUSED)
                .trusting(target.authority()));

    assertThat(directory.find(Given.ANNA, null).controller()).isEqualTo(target.first().name());
    assertThat(directory.health().origin())
        .isEqualTo(
            new Origin(
                "found by DNS (_ldap._tcp.dc._msdcs.target.example), those of site"
                    + " Default-First-Site-Name first",
                true));
  }

  @Test
  void trustsNoCertificateOfAnotherNameAndNoneOfAnotherAuthority() {
    var first = target.first().settings();
    var misnamed =
        new ControllerSettings("dc9.target.example", first.host(), first.port(), first.security());
    for (var wrong :
        List.of(
            target.settings("svc", misnamed),
            target.settings("svc").trusting(source.authority()))) {
      assertThatExceptionOfType(Fault.NotReached.class)
          .isThrownBy(() -> directory(wrong).ping())
          .satisfies(fault -> assertThat(fault.code()).isEqualTo("MF-AD-AWAY"));
    }
  }

  private static ApplicationFailure failureOf(ActivityFixture fixture) {
    try {
      var found = fixture.looksUp();
      throw new AssertionError("it was looked up: " + found.obstacles());
    } catch (ActivityFailure failed) {
      return (ApplicationFailure) failed.getCause();
    }
  }

  private static void assertNobodyWasAsked(ActivityFixture fixture) {
    assertThat(fixture.journal.kinds()).doesNotContain(FactKind.QUESTION);
  }

  private ActivityFixture reading(String inTheTarget, String inTheSource) {
    var fixture =
        ActivityFixture.reading(
            directory(target.settings(inTheTarget).timed(IMPATIENT)),
            directory(source.settings(inTheSource).timed(IMPATIENT)));
    opened.add(fixture);
    return fixture;
  }

  private LdapDirectory directory(DirectorySettings settings) {
    var directory = new LdapDirectory(settings, FaultTable.STANDARD, InstantSource.system());
    opened.add(directory);
    return directory;
  }
}
