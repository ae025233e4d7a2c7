package io.mailferry.workflows.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.order.Choice;
import io.mailferry.model.order.Order;
import io.mailferry.model.order.Orders;
import io.mailferry.workflows.Given;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private static final Order BEN = new Order("the manager asked for it", "ben");

  private final OrderBook book =
      new OrderBook(MigrationTask.beginning(Given.intention(Given.MAILBOX)));

  /** What is refused for good would be tried for ever if each look forgot that it was refused. */
  @Test
  void forgetsWhatWasTriedInOneLookAndDecidesAnewUntilTheNextDecision() {
    var known = book.take("resync", BEN, true, own -> own.resynced(BEN));

    book.forgottenOnce(known);

    assertThat(book.own().resync()).isNull();
    assertThat(book.own().answer()).isEqualTo(Choice.LOOK_AGAIN);
  }

  @Test
  void keepsAResyncThatTheLookDidNotKnowYet() {
    var known = book.news();
    book.take("resync", BEN, true, own -> own.resynced(BEN));

    book.forgottenOnce(known);

    assertThat(book.own().resync()).isEqualTo(BEN);
  }

  @Test
  void losesNoOrderToRepointOverAnotherThatWantsALook() {
    book.take("repoint", BEN, true, own -> own.answered(Choice.REPOINT));

    book.take("limits of 5", BEN, true, Orders::lookingAgain);

    assertThat(book.own().answer()).isEqualTo(Choice.REPOINT);
  }

  @Test
  void losesNoAnswerThatWaitsToBeCarriedOutOverAnotherWishForALook() {
    book.take("answer raise-limits", BEN, true, own -> own.answered(Choice.RAISE_LIMITS));
    var answered = book.news();

    book.take("retry", BEN, true, Orders::lookingAgain);

    assertThat(book.own().answer()).isEqualTo(Choice.RAISE_LIMITS);
    assertThat(book.answeredSince(answered)).as("it is considered anew").isTrue();
  }
}
