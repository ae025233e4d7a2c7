package io.mailferry.operations.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.mailferry.model.order.Choice;
import io.mailferry.model.order.OrderVerb;
import org.junit.jupiter.api.Test;

class OrderTest {
  @Test
  void isSignedAndHasAnIdOfItsOwn() {
    // when
    var order = Reasons.signed(" a storm ", "ben");

    // then
    assertThat(order.reason()).isEqualTo("a storm");
    assertThat(order.who()).isEqualTo("ben");
    assertThat(order.id()).isNotNull().isNotEqualTo(Reasons.signed("a storm", "ben").id());
  }

  @Test
  void needsAReason() {
    assertThatThrownBy(() -> Reasons.signed("  ", "ben")).hasMessageContaining("needs a reason");
  }

  @Test
  void isCalledWhatPeopleType() {
    assertThat(OrderVerb.values())
        .extracting(OrderVerb::word)
        .containsExactly(
            "pause", "resume", "resume", "resume", "hold", "approve", "cancel", "limits", "cutover",
            "repoint", "retry", "resync");
  }

  @Test
  void givesAsDataWhatCameOfIt() {
    assertThat(new OrderView("hold", "first-wave", "it is held").data())
        .containsExactly(
            entry("order", "hold"), entry("to", "first-wave"), entry("decided", "it is held"));
    assertThat(new AnswerView(Choice.LOOK_AGAIN, "anna@x.example", "it looks").data())
        .containsExactly(
            entry("answer", "look-again"),
            entry("to", "anna@x.example"),
            entry("decided", "it looks"));
  }
}
