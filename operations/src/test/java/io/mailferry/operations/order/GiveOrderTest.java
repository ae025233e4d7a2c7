package io.mailferry.operations.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mailferry.model.Limits;
import io.mailferry.model.order.Choice;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.OrderVerb;
import io.mailferry.model.window.Window;
import io.mailferry.operations.FakeTemporal;
import io.mailferry.operations.TemporalAndJournal;
import io.mailferry.operations.client.OperationFailed;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.workflows.OrderReply;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GiveOrderTest extends TemporalAndJournal {
  private static final Duration AT_ONCE = Duration.ofMillis(200);
  private static final String ANNA = "00000000-0000-0001-0000-000000000002";

  @ParameterizedTest
  @MethodSource("everyOrder")
  void reachesTheMigrationItIsFor(OrderVerb verb, String told) {
    // given
    temporal.answers("mailbox/" + ANNA, new OrderReply("it is done"));

    // then
    assertThat(new GiveOrder(connections).give(new Wanted(verb), ANNA, "a storm", "ben"))
        .isEqualTo(new OrderView(verb.word(), ANNA, "it is done"));
    assertThat(temporal.told())
        .singleElement()
        .asString()
        .startsWith("mailbox/" + ANNA + " " + told);
  }

  @ParameterizedTest
  @MethodSource("everyOrder")
  void isLeftBehindAsTheSameOrderWhenNoWorkerAnswers(OrderVerb verb, String told) {
    // given
    temporal.isSilent("mailbox/" + ANNA);

    // then
    assertThatThrownBy(
            () ->
                new GiveOrder(connections, AT_ONCE).give(new Wanted(verb), ANNA, "a storm", "ben"))
        .isInstanceOfSatisfying(
            TemporalAway.class,
            away -> assertThat(away.code()).isEqualTo(ProblemCode.ORDER_UNANSWERED));
    assertThat(temporal.told())
        .singleElement()
        .asString()
        .startsWith("signal mailbox/" + ANNA + " " + told + " {")
        .contains("a storm", "ben");
  }

  @Test
  void isLeftBehindForAWholeWaveToo() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.isSilent("wave/spring");

    // then
    assertThatThrownBy(
            () ->
                new GiveOrder(connections, AT_ONCE)
                    .give(new Wanted(OrderVerb.CANCEL), "spring", "a storm", "ben"))
        .isInstanceOf(TemporalAway.class)
        .hasMessageContaining("is carried out when a worker is back");
    assertThat(temporal.told())
        .singleElement()
        .asString()
        .startsWith("signal wave/spring order ")
        .contains("CANCEL", "a storm", "ben");
  }

  @Test
  void anAnswerIsLeftBehindToo() {
    // given
    temporal.isSilent("mailbox/" + ANNA);

    // then
    assertThatThrownBy(
            () ->
                new AnswerQuestion(connections, AT_ONCE)
                    .answer(ANNA, Choice.ADOPT, null, "a storm", "ben"))
        .isInstanceOf(TemporalAway.class);
    assertThat(temporal.told())
        .singleElement()
        .asString()
        .startsWith("signal mailbox/" + ANNA + " answer \"ADOPT\" {")
        .contains("a storm", "ben");
  }

  @Test
  void reachesTheWaveItIsFor() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new OrderReply("it is held"));

    // then
    assertThat(
            new GiveOrder(connections)
                .give(new Wanted(OrderVerb.LIFT_HOLD), "spring", "a storm", "ben"))
        .isEqualTo(new OrderView("resume", "spring", "it is held"));
    assertThat(temporal.told())
        .singleElement()
        .asString()
        .startsWith("wave/spring order ")
        .contains("LIFT_HOLD", "a storm", "ben");
  }

  @Test
  void approvesNoMailboxAlone() {
    assertThatThrownBy(
            () ->
                new GiveOrder(connections)
                    .give(new Wanted(OrderVerb.APPROVE), "anna@source.example", "CHG 1", "ben"))
        .hasMessageContaining("an approval is given to a whole wave");
    assertThat(temporal.told()).isEmpty();
  }

  @Test
  void tellsHowAWaveGoesOnThatWasStoppedInTemporal() {
    // given
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);

    // then
    assertThatThrownBy(
            () ->
                new GiveOrder(connections)
                    .give(new Wanted(OrderVerb.RESYNC), "spring", "a storm", "ben"))
        .isInstanceOfSatisfying(
            OperationFailed.class,
            failed -> assertThat(failed.code()).isEqualTo(ProblemCode.ORDER_REFUSED))
        .hasMessageContaining("mailferry start FILE --wave spring");
    assertThat(temporal.told()).isEmpty();
  }

  @Test
  void answersAQuestion() {
    // given
    temporal.answers("mailbox/" + ANNA, new OrderReply("it looks again"));

    // then
    assertThat(new AnswerQuestion(connections).answer(ANNA, Choice.ADOPT, null, "a storm", "ben"))
        .isEqualTo(new AnswerView(Choice.ADOPT, ANNA, "it looks again"));
    assertThat(temporal.told()).containsExactly("mailbox/" + ANNA + " answer \"ADOPT\"");
  }

  @Test
  void anAnswerTakesItsLimitsAlong() {
    // given
    temporal.answers("mailbox/" + ANNA, new OrderReply("it is resumed with them"));

    // then
    new AnswerQuestion(connections)
        .answer(ANNA, Choice.RAISE_LIMITS, new Limits(50, 10), "a storm", "ben");
    assertThat(temporal.told())
        .singleElement()
        .asString()
        .startsWith("mailbox/" + ANNA + " answer \"RAISE_LIMITS\"");
  }

  @Test
  void anotherTimeForTheCutoverReachesAMailboxAndAWave() {
    temporal.answers("mailbox/" + ANNA, new OrderReply("it switches"));
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new OrderReply("all switch"));

    var now = Instant.parse("2026-11-23T21:00:00Z");
    var february = Instant.parse("2027-02-23T01:00:00Z");
    var later = CutoverWish.notBefore(february, Order.UNSIGNED);
    var orders = new GiveOrder(connections);
    assertThat(
            orders.give(Wanted.cutover(CutoverWish.now(Order.UNSIGNED), now), ANNA, "why", "ben"))
        .isEqualTo(new OrderView("cutover", ANNA, "it switches"));
    assertThat(orders.give(Wanted.cutover(later, now), "spring", "why", "ben"))
        .isEqualTo(new OrderView("cutover", "spring", "all switch"));
    assertThat(temporal.told().getFirst()).startsWith("mailbox/" + ANNA + " cutover {");
    assertThat(temporal.told().getLast()).contains("2027-02-23T01:00:00Z");
    assertThatThrownBy(() -> Wanted.cutover(later, february))
        .isInstanceOfSatisfying(
            OperationFailed.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.CUTOVER_PAST));
    var over =
        CutoverWish.within(
            List.of(
                new Window.Dated(
                    LocalDateTime.parse("2026-11-20T20:00"),
                    LocalDateTime.parse("2026-11-21T05:00"),
                    ZoneOffset.UTC)),
            Order.UNSIGNED);
    assertThatThrownBy(() -> Wanted.cutover(over, now)).hasMessageContaining("no window is left");
    assertThat(temporal.told()).hasSize(2);
  }

  @Test
  void limitsReachAMailboxAndAWave() {
    // given
    temporal.answers("mailbox/" + ANNA, new OrderReply("it gets them"));
    temporal.knows("wave/spring", WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    temporal.answers("wave/spring", new OrderReply("all get them"));

    // then
    var orders = new GiveOrder(connections);
    assertThat(orders.give(Wanted.limits(new Limits(50, 10)), ANNA, "a storm", "ben"))
        .isEqualTo(new OrderView("limits", ANNA, "it gets them"));
    assertThat(orders.give(Wanted.limits(new Limits(0, 7)), "spring", "a storm", "ben"))
        .isEqualTo(new OrderView("limits", "spring", "all get them"));
    assertThat(temporal.told().getFirst()).startsWith("mailbox/" + ANNA + " limits {");
    assertThat(temporal.told().getLast())
        .startsWith("wave/spring order ")
        .contains("LIMITS", "\"largeItems\":7");
  }

  @Test
  void passesOnWhyTheMigrationRefusesIt() {
    // given
    temporal.answers("mailbox/" + ANNA, FakeTemporal.failure("MF-REFUSED", "it is paused already"));

    // then
    assertThat(refused(ANNA))
        .returns(ProblemCode.ORDER_REFUSED, OperationFailed::code)
        .returns("it is paused already", OperationFailed::sentence);
  }

  @Test
  void saysWhetherThereEverWasWhatItIsFor() {
    // then
    assertThat(refused(ANNA))
        .returns(ProblemCode.UNKNOWN_MAILBOX, OperationFailed::code)
        .returns("there is no migration of mailbox " + ANNA, OperationFailed::sentence);
    assertThat(refused("spring"))
        .returns(ProblemCode.UNKNOWN_WAVE, OperationFailed::code)
        .returns("there is no wave spring", OperationFailed::sentence);

    // when
    temporal.knows("mailbox/" + ANNA, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);

    // then
    assertThat(refused(ANNA).sentence())
        .isEqualTo("the migration of mailbox " + ANNA + " is over; nothing was changed");
  }

  /** Each, and what a migration is told. */
  private static Stream<Arguments> everyOrder() {
    return Stream.of(
        arguments(OrderVerb.PAUSE, "pause"),
        arguments(OrderVerb.RESUME, "resume"),
        arguments(OrderVerb.LIFT_PAUSE, "lift \"PAUSE\""),
        arguments(OrderVerb.LIFT_HOLD, "lift \"HOLD\""),
        arguments(OrderVerb.HOLD, "hold"),
        arguments(OrderVerb.CANCEL, "cancel"),
        arguments(OrderVerb.REPOINT, "repoint"),
        arguments(OrderVerb.RETRY, "retry"),
        arguments(OrderVerb.RESYNC, "resync"));
  }

  private OperationFailed refused(String whom) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            OperationFailed.class,
            () ->
                new GiveOrder(connections)
                    .give(new Wanted(OrderVerb.PAUSE), whom, "a storm", "ben")));
  }
}
