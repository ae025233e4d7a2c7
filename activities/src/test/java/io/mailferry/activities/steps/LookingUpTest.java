package io.mailferry.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Route;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.policy.Phase;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookingUpTest {
  private final Stage stage = Stage.set();

  @AfterEach
  void endsTheStage() {
    stage.close();
  }

  @Test
  void findsTheMailboxAndWhereItLives() {
    var found = stage.looksUp();

    assertThat(found.obstacles()).isEmpty();
    assertThat(found.home()).isEqualTo("SRC-DB01");
    assertThat(found.memory().sourceDatabase()).isEqualTo("SRC-DB01");
    assertThat(found.memory().controller()).isEqualTo("dc1.target.example");
    assertThat(stage.journal.sentences(FactKind.LOOKED_UP))
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
    stage.target.has(bare);

    assertThat(stage.looksUp().obstacles()).hasSize(5);
    assertThat(stage.journal.kinds()).containsOnlyOnce(FactKind.QUESTION);
  }

  @Test
  void saysInWhichForestTheObjectIsMissing() {
    stage.target.forgets(Given.ANNA);
    assertThat(stage.looksUp().obstacles())
        .singleElement()
        .asString()
        .startsWith("the target forest");

    stage.source.forgets(Given.ANNA);
    assertThat(stage.looksUp().obstacles())
        .singleElement()
        .asString()
        .startsWith("the source forest");
  }

  @Test
  void putsNothingInTheWayOfAMailboxThatHasArrived() {
    stage.annaHasArrived();

    var found = stage.looksUp();

    assertThat(found.obstacles()).isEmpty();
    assertThat(found.home()).isEqualTo("TGT-DB01");
    assertThat(found.memory().sourceDatabase()).isNull();
    assertThat(stage.detects().decision().phase()).isEqualTo(Phase.DONE);
  }

  @Test
  void findsAMailboxAtHomeEvenIfItsSourceObjectIsGone() {
    stage.annaHasArrived();
    stage.source.forgets(Given.ANNA);

    assertThat(stage.looksUp().obstacles()).isEmpty();
  }

  @Test
  void doesNotArgueWithAMoveThatIsUnderWay() {
    stage.exchange.has(Given.ANNA, Given.request(RequestStatus.IN_PROGRESS));
    stage.source.has(Given.mailbox(Given.ANNA, "somebody", Given.in(Given.SOURCE)));

    assertThat(stage.looksUp().obstacles()).isEmpty();
  }

  @Test
  void checksALocalMoveInItsOwnForest() {
    stage.intention = Given.intention(Route.LOCAL);
    stage.target.has(Given.mailbox(Given.ANNA, "anna", Given.in(Given.OTHER_TARGET)));

    assertThat(stage.looksUp().home()).isEqualTo("TGT-DB02");
    assertThat(stage.source.asked).isEmpty();
  }

  // ------------------------------------------------------------------ what Temporal is told

  @Test
  void asksTemporalToTryALookAgainThatFoundNobody() {
    stage.target.isAway();

    assertThatThrownBy(stage::polls)
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("MF-AD-AWAY");
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getNextRetryDelay()).isNull();
            });
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
                FaultsForTemporal.retried(
                    () -> {
                      throw fault;
                    }));
    return java.util.Objects.requireNonNull(thrown);
  }
}
