package io.mailferry.activities.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Addresses;
import io.mailferry.activities.Given;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.WantedCutover;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.CutoverStyle;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.model.window.Blackout;
import io.mailferry.model.window.CutoverWindows;
import io.mailferry.model.window.Window;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.check.ResolvedLines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanResolverTest {
  private static final Instant FRIDAY = Instant.parse("2026-11-27T20:00:00Z");

  private final ActivityFixture fixture = ActivityFixture.set();
  private final PlanResolver resolver = new PlanResolver(fixture.organisation, Addresses.SEAL);

  @BeforeEach
  void berndIsThereToo() {
    fixture.source.has(Given.mailbox(Given.BERND, "bernd", Given.in(Given.SOURCE)));
    fixture.target.has(Given.prepared(Given.BERND, "bernd"));
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private ResolvedLines resolved(LinesToResolve lines) {
    return resolver.resolve(lines).forTheWave();
  }

  private String problemOf(LinesToResolve lines) {
    var resolved = resolved(lines);
    assertThat(resolved.intentions()).isEmpty();
    assertThat(resolved.problems()).hasSize(1);
    return resolved.problems().getFirst().sentence();
  }

  @Test
  void turnsAddressesIntoMailboxesAndNamesIntoDatabases() {
    var resolved = resolved(Addresses.of("anna@source.example", "BERND@Target.Example"));

    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.intentions())
        .extracting(Intention::mailbox)
        .containsExactly(Given.ANNA, Given.BERND);
    assertThat(resolved.intentions()).extracting(Intention::target).containsOnly(Given.TARGET);
  }

  @Test
  void refusesThoseForWhomThereIsAReasonAndAsksForSeveralAtATime() {
    var both = new CyclicBarrier(2);

    var resolved =
        resolver
            .resolve(Addresses.of("anna@source.example", "bernd@source.example"))
            .refusing(
                wanted -> {
                  meet(both);
                  return wanted.mailbox().equals(Given.ANNA)
                      ? Optional.of("another wave moves it")
                      : Optional.empty();
                })
            .forTheWave();

    assertThat(resolved.problems())
        .extracting(LineProblem::line, LineProblem::sentence)
        .containsExactly(tuple(2, "another wave moves it"));
    assertThat(resolved.intentions()).extracting(Intention::mailbox).containsExactly(Given.BERND);
  }

  private static void meet(CyclicBarrier both) {
    try {
      both.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("one was asked after the other", e);
    }
  }

  /** Nothing that a plan or an operator asked for may get lost on the way to the migration. */
  @Test
  void carriesEverythingThatIsWantedIntoTheIntention() {
    var wanted = new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, FRIDAY);
    var line =
        new PlannedMailbox(
            7,
            Addresses.SEAL.seal("anna@source.example"),
            Given.TARGET.name(),
            Given.OTHER_TARGET.name(),
            new Limits(10, 2),
            MailboxScope.PRIMARY_ONLY);

    fixture.target.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.OTHER_TARGET)));
    var resolved =
        resolved(
            new LinesToResolve(Given.WAVE, Given.ORGANISATION, Route.LOCAL, wanted, List.of(line)));

    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.intentions())
        .containsExactly(
            new Intention(
                Given.WAVE,
                Given.ORGANISATION,
                Given.ANNA,
                Route.LOCAL,
                MailboxScope.PRIMARY_ONLY,
                Given.TARGET,
                Given.OTHER_TARGET,
                new Limits(10, 2),
                wanted));
  }

  @Test
  void givesALineTheCutoverThatIsItsOwn() {
    var own = new CutoverOrder(CutoverStyle.COMPLETE_AFTER, FRIDAY);
    var lines =
        Addresses.of("anna@source.example", "bernd@source.example").lines().stream()
            .map(line -> line.line() == 2 ? line : line.switching(0))
            .toList();
    var request =
        new LinesToResolve(
            Given.WAVE,
            Given.ORGANISATION,
            Route.PULL,
            CutoverOrder.AS_SOON_AS_COPIED,
            lines,
            Consents.NONE,
            List.of(own));

    assertThat(resolved(request).intentions())
        .extracting(Intention::cutover)
        .containsExactly(CutoverOrder.AS_SOON_AS_COPIED, own);
  }

  /** A plan of those that did not arrive says the same again. */
  @Test
  void writesDownWhenALineSwitchesInWordsThatAPlanTakes() {
    var berlin = ZoneId.of("Europe/Berlin");
    var closed =
        new Blackout(
            LocalDateTime.parse("2026-12-24T00:00"),
            LocalDateTime.parse("2026-12-27T00:00"),
            berlin,
            "Christmas; at home");
    var own =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            FRIDAY,
            new CutoverWindows(
                List.of(), List.of(closed), Duration.ofHours(1), Duration.ofHours(1)));
    var line = Addresses.of("anna@source.example").lines().getFirst().switching(0);

    assertThat(wanted(line, CutoverOrder.AS_SOON_AS_COPIED, own))
        .isEqualTo(
            new WantedCutover(
                FRIDAY.toString(),
                "",
                "2026-12-24 00:00 - 2026-12-27 00:00 Europe/Berlin: Christmas, at home"));
    var evening =
        new Window.Dated(
            LocalDateTime.parse("2026-12-04T20:00"),
            LocalDateTime.parse("2026-12-05T05:00"),
            berlin);
    var ofTheWave =
        new CutoverOrder(
            CutoverStyle.COMPLETE_AFTER,
            null,
            new CutoverWindows(
                List.of(evening), List.of(), Duration.ofHours(1), Duration.ofHours(1)));
    assertThat(wanted(line, ofTheWave, own).windows())
        .as("the others have windows, and it has none")
        .isEqualTo("now");
  }

  private WantedCutover wanted(PlannedMailbox line, CutoverOrder ofTheWave, CutoverOrder own) {
    var resolved =
        new PlanResolver(fixture.organisation, Addresses.SEAL)
            .resolve(
                new LinesToResolve(
                    Given.WAVE,
                    Given.ORGANISATION,
                    Route.PULL,
                    ofTheWave,
                    List.of(line),
                    Consents.NONE,
                    List.of(own)));
    var wanted = resolved.notes(FRIDAY).getFirst().wanted();
    return requireNonNull(requireNonNull(wanted).cutover());
  }

  @Test
  void asksTheDirectoryOnceForAllLines() {
    resolved(Addresses.of("anna@source.example", "bernd@source.example", "nobody@source.example"));

    assertThat(fixture.target.asked).as("one for people, one for databases").hasSize(2);
  }

  @Test
  void takesDatabasesInUpperAndLowerCase() {
    var resolved = resolved(Addresses.lines(Addresses.line(2, "anna@source.example", "tgt-db01")));

    assertThat(resolved.intentions()).extracting(Intention::target).containsExactly(Given.TARGET);
  }

  @Test
  void saysThatNobodyHasAnAddressAndWhatMayBeMissing() {
    assertThat(problemOf(Addresses.of("nobody@source.example")))
        .isEqualTo("nobody in target.example has this address (is its mail user prepared?)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*@source.example",
        "anna)(objectClass=*",
        "anna\\2a@source.example",
        "o'neil\"@source.example",
        "$(Get-Mailbox)@source.example",
        "anna@source.example; Remove-Mailbox",
        "anna\n@source.example"
      })
  void takesAnAddressForNothingButAnAddress(String strange) {
    assertThat(problemOf(Addresses.of(strange))).startsWith("nobody in target.example");
  }

  @Test
  void saysThatSeveralHaveAnAddress() {
    fixture.target.has(
        Given.entry(
            Given.BERND,
            DirectoryEntry.MAIL_USER,
            new Home.MailUser(null),
            List.of("bernd@source.example", "anna@source.example"),
            List.of(),
            null,
            "bernd",
            new Stamp.Absent()));

    assertThat(problemOf(Addresses.of("anna@source.example")))
        .isEqualTo("2 objects in target.example have this address");
  }

  @Test
  void wantsAMailboxGuidThatIsNotZeros() {
    fixture.target.has(
        Given.entry(
            null,
            DirectoryEntry.MAIL_USER,
            new Home.MailUser(null),
            List.of("carla@source.example"),
            List.of(),
            null,
            "carla",
            new Stamp.Absent()));

    assertThat(problemOf(Addresses.of("carla@source.example")))
        .contains("no mailbox GUID (or one of zeros)")
        .contains("Prepare-MoveRequest.ps1");
  }

  @Test
  void saysThatAMailboxLivesElsewhereInTheTargetAlready() {
    fixture.source.has(Given.living(fixture.source.entry(Given.ANNA), new Home.MailUser(null)));
    fixture.target.has(
        Given.living(fixture.target.entry(Given.ANNA), Given.in(Given.OTHER_TARGET)));

    assertThat(problemOf(Addresses.of("anna@source.example")))
        .isEqualTo(
            "the mailbox lives in TGT-DB02 of the target forest already, and the plan wants it in"
                + " TGT-DB01: plan a local move for it");
  }

  @Test
  void saysThatBothForestsHaveTheMailbox() {
    fixture.target.has(
        Given.living(fixture.target.entry(Given.ANNA), Given.in(Given.OTHER_TARGET)));

    assertThat(problemOf(Addresses.of("anna@source.example")))
        .startsWith("both forests have a mailbox with this GUID, in SRC-DB01 and in TGT-DB02");
  }

  @Test
  void saysThatTheOtherForestHasNoSuchMailbox() {
    fixture.source.forgets(Given.ANNA);

    assertThat(problemOf(Addresses.of("anna@source.example")))
        .startsWith("the source forest has no object with this mailbox GUID");
  }

  /** The same that the migration would ask about an hour later. */
  @Test
  void saysAllThatTheMailUserLacks() {
    fixture.target.has(
        Given.entry(
            Given.ANNA,
            64,
            new Home.MailUser(null),
            List.of("anna@source.example"),
            List.of(),
            null,
            null,
            new Stamp.Absent()));

    var told = problemOf(Addresses.of("anna@source.example"));

    assertThat(told.split("; ")).containsExactlyElementsOf(fixture.looksUp().obstacles());
  }

  @Test
  void findsTheOtherObjectByItsGuidWhenItHasAnotherAddress() {
    fixture.source.has(Given.mailbox(Given.ANNA, "ann", Given.in(Given.SOURCE)));
    var legacy = "/o=Source/ou=Exchange/cn=Recipients/cn=ann";
    fixture.target.has(
        Given.entry(
            Given.ANNA,
            DirectoryEntry.MAIL_USER,
            new Home.MailUser("source.example"),
            List.of("anna@source.example", "anna@target.example"),
            List.of(legacy),
            "/o=Target/cn=anna",
            "anna",
            new Stamp.Absent()));

    assertThat(resolved(Addresses.of("anna@source.example")).problems()).isEmpty();
  }

  @Test
  void leavesAMailboxAloneThatHasArrivedOrIsBeingMoved() {
    fixture.annaHasArrived();
    fixture.target.has(
        Given.stamped(
            fixture.target.entry(Given.BERND),
            Given.stamp(RequestStatus.IN_PROGRESS, Route.PULL, Given.WAVE.batchName())));
    fixture.source.forgets(Given.BERND);

    var resolved = resolved(Addresses.of("anna@source.example", "bernd@source.example"));

    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.intentions()).hasSize(2);
  }

  @Test
  void carriesTheLimitsAndTheCutoverOfThePlan() {
    var lines = Addresses.of("anna@source.example");
    var limits = new Limits(10, 3);
    var cutover =
        new CutoverOrder(CutoverStyle.SUSPEND_WHEN_READY, Instant.parse("2030-11-29T20:00:00Z"));
    var line = lines.lines().getFirst();

    var resolved =
        resolved(
            new LinesToResolve(
                lines.wave(),
                lines.organisation(),
                lines.route(),
                cutover,
                List.of(
                    new PlannedMailbox(
                        line.line(),
                        line.address(),
                        line.targetDatabase(),
                        line.targetArchiveDatabase(),
                        limits,
                        line.scope()))));

    assertThat(resolved.intentions())
        .singleElement()
        .satisfies(
            intention -> {
              assertThat(intention.limits()).isEqualTo(limits);
              assertThat(intention.cutover()).isEqualTo(cutover);
            });
  }

  @Test
  void namesTheDatabasesThereAre() {
    assertThat(problemOf(Addresses.lines(Addresses.line(2, "anna@source.example", "TGT-DB9"))))
        .isEqualTo(
            "there is no database \"TGT-DB9\" in the target organisation; it has TGT-DB01,"
                + " TGT-DB02");
  }

  @Test
  void tellsAnAccountThatSeesNothingApartFromAMistakeInThePlan() {
    fixture.target.hidesItsDatabases();

    assertThatThrownBy(
            () -> resolver.resolve(Addresses.of("anna@source.example", "bernd@source.example")))
        .isInstanceOfSatisfying(
            Fault.Away.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("MF-AD-RIGHTS");
              assertThat(fault.lasting()).isTrue();
            })
        .hasMessageStartingWith(
            "Account svc may sign in to forest target.example and sees no mailbox database there.");
  }

  @Test
  void noticesTheSameMailboxByAnotherAddress() {
    var resolved = resolved(Addresses.of("anna@source.example", "anna@target.example"));

    assertThat(resolved.intentions()).hasSize(1);
    assertThat(resolved.problems())
        .containsExactly(new LineProblem(3, "the same mailbox as line 2, by another address"));
  }

  @Test
  void saysEverythingThatIsWrongWithALine() {
    assertThat(problemOf(Addresses.lines(Addresses.line(2, "nobody@source.example", "TGT-DB9"))))
        .contains("no database")
        .contains("nobody in target.example");
  }

  @Test
  void keepsTheGoodLinesOfAPlanWithBadOnes() {
    var resolved =
        resolved(
            Addresses.lines(
                Addresses.line(2, "nobody@source.example", "TGT-DB01"),
                Addresses.line(3, "anna@source.example", "TGT-DB01"),
                Addresses.line(4, "bernd@source.example", "TGT-DB9")));

    assertThat(resolved.intentions()).extracting(Intention::mailbox).containsExactly(Given.ANNA);
    assertThat(resolved.problems()).extracting(LineProblem::line).containsExactly(2, 4);
  }

  @Test
  void tellsTheJournalWhoWasMeantAndTemporalOnlyWhichLine() {
    var resolved = resolver.resolve(Addresses.of("anna@source.example", "nobody@source.example"));

    assertThat(resolved.notes(fixture.clock.instant()))
        .extracting(note -> note.address())
        .containsExactly("anna@source.example", "nobody@source.example");
    assertThat(resolved.forTheWave().toString()).doesNotContain("@");
  }
}
