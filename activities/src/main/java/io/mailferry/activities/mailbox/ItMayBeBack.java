package io.mailferry.activities.mailbox;

import io.mailferry.activities.breaker.Breakers;
import io.mailferry.model.order.Choice;
import io.mailferry.workflows.mailbox.ActivityInput;

/**
 * A person says that what a command was refused for may have been put right: it is asked at once,
 * and not when its next probe is due.
 *
 * <p>It is heeded before the first look after the answer, because that forgets what was refused. A
 * repoint waits for the next probe: it stays open until it could be carried out, and each look
 * would probe an account that may be locked for it.
 */
final class ItMayBeBack {
  private final Breakers breakers;

  ItMayBeBack(Breakers breakers) {
    this.breakers = breakers;
  }

  void heed(ActivityInput input) {
    var refusal = input.memory().repairs().refusal();
    if (refusal != null
        && refusal.dependency() != null
        && (input.orders().answer() == Choice.LOOK_AGAIN || input.orders().resync() != null)) {
      breakers.askAtOnce(refusal.dependency());
    }
  }
}
