package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.activities.TemporalFailures;
import io.mailferry.journal.write.DecisionNote;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.decision.Attention;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.decision.Reason;
import io.mailferry.model.memory.Submission;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookingUpTest {
  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  @Test
  void findsTheMailboxAndWhereItLives() {
    var found = fixture.looksUp();

    assertThat(found.obstacles()).isEmpty();
    assertThat(found.home()).isEqualTo("SRC-DB01");
    assertThat(found.memory().sourceDatabase()).isEqualTo("SRC-DB01");
    assertThat(found.memory().pinned().name()).isEqualTo("dc1.target.example");
    assertThat(fixture.journal.sentences(FactKind.LOOKED_UP))
        .containsExactly("found in SRC-DB01; nothing stands in the way");
  }

  @Test
  void namesEveryObstacleAtOnce() {
    var bare =
        Given.entry(
            Given.ANNA,
            64,
            new Home.MailUser(null),
            java.util.List.of("anna@source.example"),
            java.util.List.of(),
            null,
            null,
            new io.mailferry.model.move.Stamp.Absent());
    fixture.target.has(bare);

    assertThat(fixture.looksUp().obstacles()).hasSize(5);
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.QUESTION);
  }

  /** What tables count and show is the latest decision, not a fact. */
  @Test
  void showsOnEveryScreenThatAPersonIsAskedAboutAnObstacle() {
    fixture.source.has(Given.mailbox(Given.ANNA, "somebody", Given.in(Given.SOURCE)));

    fixture.looksUp();

    assertThat(fixture.journal.decisions)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.phase()).isEqualTo(Phase.ATTENTION);
              assertThat(decision.attention()).isEqualTo(Attention.QUESTION);
              assertThat(decision.reason()).isEqualTo(Reason.OBSTACLES.name());
              assertThat(decision.sentence()).contains("cannot be moved yet");
            });
  }

  @Test
  void showsOnEveryScreenThatAPersonIsAskedAboutAMissingObject() {
    fixture.target.forgets(Given.ANNA);

    fixture.looksUp();

    assertThat(fixture.journal.decisions)
        .extracting(DecisionNote::attention)
        .containsExactly(Attention.QUESTION);
    assertThat(fixture.journal.kinds()).containsExactly(FactKind.QUESTION);
  }

  @Test
  void asksNobodyWhenNothingStandsInTheWay() {
    fixture.looksUp();

    assertThat(fixture.journal.decisions)
        .extracting(DecisionNote::attention)
        .containsExactly(Attention.NONE);
    assertThat(fixture.journal.kinds()).doesNotContain(FactKind.QUESTION);
  }

  @Test
  void findsOutWhetherItIsMovingAlreadyWhenNothingStandsInTheWay() {
    assertThat(fixture.looksUp().firstLook())
        .satisfies(look -> assertThat(look.decision().next()).isEqualTo(new Action.Submit()));
    assertThat(fixture.journal.kinds()).doesNotContain(FactKind.ADOPTED);

    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));

    assertThat(fixture.looksUp().firstLook())
        .satisfies(
            look -> assertThat(look.memory().submission()).isInstanceOf(Submission.Seen.class));
    assertThat(fixture.journal.kinds()).containsOnlyOnce(FactKind.ADOPTED);
  }

  @Test
  void asksEachForestOnceForBothTheLookUpAndTheFirstLook() {
    assertThat(fixture.looksUp().firstLook()).isNotNull();

    assertThat(fixture.target.asked).containsExactly(fixture.target.first);
    assertThat(fixture.source.asked).containsExactly(fixture.source.first);
  }

  @Test
  void looksForNoMoveWhileSomethingStandsInTheWay() {
    fixture.target.forgets(Given.ANNA);

    assertThat(fixture.looksUp().firstLook()).isNull();
  }

  @Test
  void announcesThatAMailboxHasArrivedAlready() {
    fixture.announces = true;
    fixture.annaHasArrived();

    assertThat(fixture.looksUp().firstLook())
        .satisfies(look -> assertThat(look.announced()).isTrue());
    assertThat(fixture.journal.outcomes).hasSize(1);
  }

  @Test
  void saysInWhichForestTheObjectIsMissing() {
    fixture.target.forgets(Given.ANNA);
    assertThat(fixture.looksUp().obstacles())
        .singleElement()
        .asString()
        .startsWith("the target forest");

    fixture.source.forgets(Given.ANNA);
    assertThat(fixture.looksUp().obstacles())
        .singleElement()
        .asString()
        .startsWith("the source forest");
  }

  @Test
  void putsNothingInTheWayOfAMailboxThatHasArrived() {
    fixture.annaHasArrived();

    var found = fixture.looksUp();

    assertThat(found.obstacles()).isEmpty();
    assertThat(found.home()).isEqualTo("TGT-DB01");
    assertThat(found.memory().sourceDatabase()).isNull();
    assertThat(fixture.detects().decision().phase()).isEqualTo(Phase.DONE);
  }

  @Test
  void findsAMailboxAtHomeEvenIfItsSourceObjectIsGone() {
    fixture.annaHasArrived();
    fixture.source.forgets(Given.ANNA);

    assertThat(fixture.looksUp().obstacles()).isEmpty();
  }

  @Test
  void doesNotArgueWithAMoveThatIsUnderWay() {
    fixture.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    fixture.source.has(Given.mailbox(Given.ANNA, "somebody", Given.in(Given.SOURCE)));

    assertThat(fixture.looksUp().obstacles()).isEmpty();
  }

  @Test
  void checksALocalMoveInItsOwnForest() {
    fixture.intention = Given.intention(Route.LOCAL);
    fixture.target.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.OTHER_TARGET)));

    assertThat(fixture.looksUp().home()).isEqualTo("TGT-DB02");
    assertThat(fixture.source.asked).isEmpty();
  }

  // ------------------------------------------------------------------ what Temporal is told

  @Test
  void asksTemporalToTryALookAgainThatFoundNobody() {
    fixture.target.isAway();

    assertThatThrownBy(fixture::polls)
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("MF-AD-AWAY");
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(20));
            });
  }

  @Test
  void tellsWhatStandsInTheWayAlsoOfAMailboxWithALeftover() {
    fixture.target.has(
        Given.stamped(
            Given.living(Given.prepared(Given.ANNA, "anna"), Given.in(Given.OTHER_TARGET)),
            Given.stamp(RequestStatus.COMPLETED, Route.PULL, "Balancing")));

    assertThat(fixture.looksUp().obstacles())
        .singleElement()
        .asString()
        .contains("both forests have a mailbox with this GUID");
  }

  @Test
  void asksTemporalForThePatienceThatWasAskedFor() {
    var failure = failureOf(FakeExchange.busy(Duration.ofSeconds(95)));

    assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(95));
    assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
  }

  @Test
  void comesBackByItselfWhenSomebodyHasPutThingsRight() {
    var failure =
        failureOf(
            FakeExchange.refused(
                "MF-AD-CREDENTIALS",
                io.mailferry.activities.fault.Fault.Refused.Reason.NOT_ALLOWED));

    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isPositive();
  }

  private static ApplicationFailure failureOf(RuntimeException fault) {
    var thrown =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            ApplicationFailure.class,
            () ->
                TemporalFailures.retried(
                    () -> {
                      throw fault;
                    }));
    return java.util.Objects.requireNonNull(thrown);
  }
}
