package io.mailferry.activities.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.Addresses;
import io.mailferry.activities.FakeDirectory;
import io.mailferry.activities.FarSide;
import io.mailferry.activities.Given;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.model.move.Home;
import io.mailferry.model.plan.Intention;
import io.mailferry.workflows.check.LineProblem;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.check.ResolvedLines;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan with mailboxes of two forests: Anna lives in the first, Bernd in the second. */
class TwoSourcesTest {
  private final ActivityFixture fixture = ActivityFixture.set();
  private final FakeDirectory legacy = new FakeDirectory("legacy.example");
  private Organisation organisation = fixture.organisation;

  @BeforeEach
  void berndLivesInTheSecond() {
    legacy.has(Given.mailbox(Given.BERND, "bernd", Given.in(Given.SOURCE)));
    fixture.target.has(Given.prepared(Given.BERND, "bernd"));
    organisation =
        fixture.organisation.reaching(
            List.of(
                new FarSide(
                    fixture.source,
                    new NewMove.FarEnd("mail.source.example", null, null, "target.example")),
                new FarSide(
                    legacy,
                    new NewMove.FarEnd("mail.legacy.example", null, null, "legacy.target"))));
  }

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  private ResolvedLines resolved(LinesToResolve lines) {
    return new PlanResolver(organisation, Addresses.SEAL).resolve(lines).forTheWave();
  }

  private static LinesToResolve annaAndBernd() {
    return Addresses.of("anna@source.example", "bernd@source.example");
  }

  @Test
  void wantsOfEachAnAddressInTheDomainOfItsOwnForest() {
    assertThat(resolved(annaAndBernd()).problems())
        .extracting(LineProblem::line, LineProblem::sentence)
        .containsExactly(tuple(3, "the target mail user has no address in legacy.target: add one"));
  }

  /** And not an outage of all. */
  @Test
  void saysOfWhomNoSourceHasThatItHasNone() {
    legacy.forgets(Given.BERND);

    var resolved = resolved(annaAndBernd());

    assertThat(resolved.intentions()).extracting(Intention::mailbox).containsExactly(Given.ANNA);
    assertThat(resolved.problems())
        .extracting(LineProblem::sentence)
        .singleElement()
        .asString()
        .contains("the source forest has no object");
  }

  @Test
  void needsNoSourceOfWhomIsHomeAlready() {
    legacy.forgets(Given.BERND);
    fixture.target.has(Given.living(Given.prepared(Given.BERND, "bernd"), Given.in(Given.TARGET)));

    assertThat(resolved(annaAndBernd()).problems()).isEmpty();
  }

  @Test
  void refusesAMailboxThatLivesInBoth() {
    legacy.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.SOURCE)));

    assertThat(resolved(Addresses.of("anna@source.example")).problems())
        .extracting(LineProblem::sentence)
        .singleElement()
        .asString()
        .contains("more than one object of source.example and legacy.example");
  }

  @Test
  void takesTheOneInWhichItLivesAndNotTheMailUserThatItLeft() {
    fixture.source.has(
        Given.living(
            Given.mailbox(Given.BERND, "bernd", Given.in(Given.SOURCE)),
            new Home.MailUser("legacy.example")));

    assertThat(resolved(annaAndBernd()).problems())
        .extracting(LineProblem::sentence)
        .containsExactly("the target mail user has no address in legacy.target: add one");
  }
}
