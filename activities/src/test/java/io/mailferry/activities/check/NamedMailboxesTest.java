package io.mailferry.activities.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Addresses;
import io.mailferry.activities.Given;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.model.plan.Intention;
import io.mailferry.model.plan.PlannedMailbox;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.LinesToResolve;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that name their mailboxes by something else than addresses. */
class NamedMailboxesTest {
  private static final MailboxGuid CARLA = MailboxGuid.of("ca51a000-0000-4000-8000-000000000003");

  private ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private Resolved resolved(Route route, PlannedMailbox... lines) {
    return new PlanResolver(fixture.organisation, Addresses.SEAL)
        .resolve(
            new LinesToResolve(
                Given.WAVE,
                Given.ORGANISATION,
                route,
                CutoverOrder.AS_SOON_AS_COPIED,
                List.of(lines)));
  }

  private static PlannedMailbox line(int number, IdentityKind kind, String name) {
    return line(number, kind, name, Given.TARGET.name());
  }

  private static PlannedMailbox line(int number, IdentityKind kind, String name, String database) {
    return new PlannedMailbox(
        number,
        Addresses.SEAL.seal(name),
        database,
        null,
        Limits.NONE,
        MailboxScope.PRIMARY_AND_ARCHIVE,
        kind);
  }

  private String problemOf(Route route, IdentityKind kind, String name) {
    var problems = resolved(route, line(2, kind, name)).forTheWave().problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().people()).isNull();
    return problems.getFirst().sentence();
  }

  private static String annas(IdentityKind kind) {
    return switch (kind) {
      case ADDRESS_OR_PRINCIPAL_NAME, USER_PRINCIPAL_NAME -> "anna@login.example";
      case MAILBOX_GUID -> Given.ANNA.toString();
      case ALIAS -> "anna";
      case ACCOUNT_NAME -> "SOURCE\\anna";
      case DISTINGUISHED_NAME -> "CN=Anna Berg,DC=source,DC=example";
      case CANONICAL_NAME -> "source.example/Anna Berg";
    };
  }

  private void annaHasAllHerNames() {
    for (var kind : IdentityKind.values()) {
      fixture.source.calls(Given.ANNA, given(kind), annas(kind));
    }
  }

  /** What a directory has for it. */
  private static IdentityKind given(IdentityKind kind) {
    return kind == IdentityKind.ADDRESS_OR_PRINCIPAL_NAME ? IdentityKind.USER_PRINCIPAL_NAME : kind;
  }

  @ParameterizedTest
  @EnumSource
  void inAPullAreThoseOfTheOtherForest(IdentityKind kind) {
    annaHasAllHerNames();
    // Her namesake in the target is somebody else.
    fixture.target.has(Given.prepared(CARLA, "carla"));
    if (kind != IdentityKind.MAILBOX_GUID) {
      fixture.target.calls(CARLA, given(kind), annas(kind));
    }

    var resolved = resolved(Route.PULL, line(2, kind, annas(kind)));

    assertThat(resolved.forTheWave().problems()).isEmpty();
    assertThat(resolved.forTheWave().intentions())
        .extracting(Intention::mailbox)
        .containsExactly(Given.ANNA);
    assertThat(resolved.notes(fixture.clock.instant()))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.address()).isEqualTo("anna@source.example");
              assertThat(note.mailbox()).isEqualTo(Given.ANNA);
              assertThat(note.home()).isEqualTo(Given.SOURCE.name());
            });
  }

  @ParameterizedTest
  @EnumSource
  void inAPushAreThoseOfTheOwnForest(IdentityKind kind) {
    fixture.close();
    fixture = ActivityFixture.setInTheSource();
    annaHasAllHerNames();

    var resolved = resolved(Route.PUSH, line(2, kind, annas(kind)));

    assertThat(resolved.forTheWave().problems()).isEmpty();
    assertThat(resolved.forTheWave().intentions())
        .extracting(Intention::mailbox)
        .containsExactly(Given.ANNA);
    assertThat(fixture.target.asked).as("her mail user and the databases").hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void inALocalMoveAreThoseOfTheOwnForest(IdentityKind kind) {
    fixture.target.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.TARGET)));
    fixture.target.calls(Given.ANNA, given(kind), annas(kind));

    var resolved = resolved(Route.LOCAL, line(2, kind, annas(kind), Given.OTHER_TARGET.name()));

    assertThat(resolved.forTheWave().problems()).isEmpty();
    assertThat(resolved.forTheWave().intentions()).hasSize(1);
    assertThat(fixture.source.asked).isEmpty();
  }

  @Test
  void areLookedForInOneSearchOfEachForest() {
    var lines = new ArrayList<PlannedMailbox>();
    for (var i = 0; i < 200; i++) {
      var mailbox = MailboxGuid.of("00000000-0000-4000-8000-%012d".formatted(i + 1));
      fixture.source.has(Given.mailbox(mailbox, "user" + i, Given.in(Given.SOURCE)));
      if (i % 2 == 0) {
        fixture.target.has(Given.prepared(mailbox, "user" + i));
      }
      lines.add(line(i + 2, IdentityKind.ALIAS, "user" + i));
    }

    var resolved = resolved(Route.PULL, lines.toArray(PlannedMailbox[]::new)).forTheWave();

    assertThat(resolved.intentions()).hasSize(100);
    assertThat(resolved.problems()).hasSize(100);
    assertThat(fixture.source.asked).hasSize(1);
    assertThat(fixture.target.asked).as("one for people, one for databases").hasSize(2);
  }

  @Test
  void areRefusedWhenNobodyGoesByThem() {
    assertThat(problemOf(Route.PULL, IdentityKind.ALIAS, "nobody"))
        .isEqualTo(
            "nobody in source.example has this alias; correct it, or name the mailbox in another"
                + " way");
    assertThat(problemOf(Route.LOCAL, IdentityKind.USER_PRINCIPAL_NAME, "n@login.example"))
        .startsWith("nobody in target.example has this user principal name; ");
    assertThat(problemOf(Route.PULL, IdentityKind.MAILBOX_GUID, CARLA.toString()))
        .startsWith("nobody in source.example has this mailbox GUID; ");
    assertThat(problemOf(Route.PULL, IdentityKind.MAILBOX_GUID, "*"))
        .startsWith("nobody in source.example has this mailbox GUID; ");
  }

  @Test
  void showAsTypedWhereNobodyGoesByThem() {
    assertThat(
            resolved(Route.PULL, line(2, IdentityKind.ALIAS, "nobody"))
                .notes(fixture.clock.instant()))
        .singleElement()
        .satisfies(note -> assertThat(note.address()).isEqualTo("nobody"));
  }

  /** The addresses help to choose one, and are nobody's business in a history. */
  @Test
  void areRefusedWhenSeveralGoByThem() {
    fixture.source.has(Given.mailbox(CARLA, "carla", Given.in(Given.SOURCE)));
    fixture.source.calls(CARLA, IdentityKind.ALIAS, "anna");

    var resolved = resolved(Route.PULL, line(2, IdentityKind.ALIAS, "anna"));
    var problem = resolved.forTheWave().problems().getFirst();

    var sentence =
        "2 objects in source.example have this alias; name the one that is meant in another way, by"
            + " its ExchangeGuid for example";
    assertThat(problem.sentence()).isEqualTo(sentence);
    assertThat(Addresses.SEAL.open(Objects.requireNonNull(problem.people())))
        .isEqualTo("anna@source.example, carla@source.example");
    assertThat(resolved.forTheWave().toString()).doesNotContain("@").doesNotContain("anna");
    assertThat(resolved.notes(fixture.clock.instant()))
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.problem())
                    .isEqualTo(sentence + ": anna@source.example, carla@source.example"));
  }

  @Test
  void meanNobodyWhereOneOwnsAnAddressWithWhichAnotherSignsIn() {
    fixture.source.has(Given.mailbox(CARLA, "carla", Given.in(Given.SOURCE)));
    fixture.source.calls(CARLA, IdentityKind.USER_PRINCIPAL_NAME, "anna@source.example");

    var resolved =
        resolved(
            Route.PULL, line(2, IdentityKind.ADDRESS_OR_PRINCIPAL_NAME, "anna@source.example"));

    assertThat(resolved.forTheWave().intentions()).isEmpty();
    assertThat(resolved.forTheWave().problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.sentence()).contains("2 objects in source.example"));
  }

  @Test
  void needAMailUserThatIsPrepared() {
    fixture.target.forgets(Given.ANNA);

    assertThat(problemOf(Route.PULL, IdentityKind.ALIAS, "anna"))
        .isEqualTo(
            "nobody in target.example carries its mailbox GUID: prepare its mail user with"
                + " Prepare-MoveRequest.ps1");
    assertThat(
            resolved(Route.PULL, line(2, IdentityKind.ALIAS, "anna"))
                .notes(fixture.clock.instant()))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.address()).isEqualTo("anna@source.example");
              assertThat(note.home()).isEqualTo(Given.SOURCE.name());
            });
  }

  /** The same that a plan of addresses is told. */
  @Test
  void sayThatTheOtherForestHasNoSuchMailbox() {
    fixture.source.forgets(Given.ANNA);

    assertThat(problemOf(Route.PULL, IdentityKind.MAILBOX_GUID, Given.ANNA.toString()))
        .startsWith("the source forest has no object with this mailbox GUID");
  }

  @Test
  void areNoticedWhenTwoMeanTheSameMailbox() {
    annaHasAllHerNames();

    var resolved =
        resolved(
                Route.PULL,
                line(2, IdentityKind.ALIAS, "anna"),
                line(3, IdentityKind.MAILBOX_GUID, Given.ANNA.toString()))
            .forTheWave();

    assertThat(resolved.intentions()).hasSize(1);
    assertThat(resolved.problems())
        .containsExactly(new LineProblem(3, "the same mailbox as line 2, by another name"));
  }

  @Test
  void mayStandBesideAddresses() {
    fixture.source.has(Given.mailbox(Given.BERND, "bernd", Given.in(Given.SOURCE)));
    fixture.target.has(Given.prepared(Given.BERND, "bernd"));

    var resolved =
        resolved(
                Route.PULL,
                line(2, IdentityKind.ALIAS, "anna"),
                Addresses.line(3, "bernd@source.example", Given.TARGET.name()))
            .forTheWave();

    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.intentions())
        .extracting(Intention::mailbox)
        .containsExactly(Given.ANNA, Given.BERND);
  }
}
