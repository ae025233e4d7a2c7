package io.mailferry.activities.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.ActivityFixture;
import io.mailferry.activities.FakeExchange;
import io.mailferry.activities.Given;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Action;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.order.Question;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A request of Exchange's own batch service stands in the way, and a person looks for its batch.
 */
class BatchInTheWayTest {
  private static final String ASKED = "migration batch";

  private final ActivityFixture fixture = ActivityFixture.set();

  @AfterEach
  void endsTheStage() {
    fixture.close();
  }

  @Test
  void isNamedInTheQuestionWithoutAskingExchange() {
    isInTheWay("MigrationService:Spring");

    assertThat(question().sentence()).contains("migration batch \"Spring\"");
    assertThat(fixture.exchange.said).doesNotContain(ASKED);
  }

  @Test
  void isAskedForOnceWhereItsMarkHasNoName() {
    isInTheWay("MigrationService:");
    fixture.exchange.hasInABatch("Spring");

    question();
    question();

    assertThat(fixture.exchange.said).containsOnlyOnce(ASKED);
    assertThat(tellings())
        .containsOnlyOnce("the request in the way is one of the migration batch \"Spring\"");
  }

  @Test
  void staysUnknownWhereExchangeCannotTell() {
    isInTheWay("MigrationService:");
    fixture.exchange.cannotTellBatches(FakeExchange.notReached());

    assertThat(question().sentence()).startsWith("a migration batch of Exchange's own has");
    assertThat(tellings()).noneMatch(each -> each.contains("is one of"));
  }

  @Test
  void isNotLookedForWhenTheRequestIsOfNoBatch() {
    fixture.exchange.has(
        Given.ANNA,
        Given.request(RequestStatus.IN_PROGRESS, "Copying", Route.PUSH, "somebody's own"));

    question();

    assertThat(fixture.exchange.said).doesNotContain(ASKED);
  }

  private void isInTheWay(String batchName) {
    fixture.exchange.has(
        Given.ANNA, Given.request(RequestStatus.IN_PROGRESS, "Copying", Route.PULL, batchName));
  }

  private Question question() {
    assertThat(fixture.polls().decision().next()).isInstanceOf(Action.Ask.class);
    var asked = Objects.requireNonNull(fixture.memory.asked());
    assertThat(asked.code()).isEqualTo(Question.Code.CONFLICTING_REQUEST);
    return asked;
  }

  private List<String> tellings() {
    return fixture.journal.facts.stream()
        .filter(fact -> fact.kind() == FactKind.QUESTION)
        .map(Fact::sentence)
        .toList();
  }
}
