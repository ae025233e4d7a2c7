package io.mailferry.activities.mailbox;

import io.mailferry.activities.breaker.Breakers;
import io.mailferry.model.order.Choice;
import io.mailferry.workflows.mailbox.ActivityInput;
import org.jspecify.annotations.Nullable;

/**
 * A person says that what a command was refused for may have been put right: it is asked at once,
 * and not when its next probe is due.
 *
 * <p>It is heeded before the first look after the answer, because that forgets what was refused. An
 * answer that stays open until it could be carried out is heeded at each look; the breaker lets
 * fewer and fewer of them through, because an account may be locked for it.
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
        && (saysThatItIsPutRight(input.orders().answer()) || input.orders().resync() != null)) {
      breakers.askAtOnce(refusal.dependency());
    }
  }

  private static boolean saysThatItIsPutRight(@Nullable Choice answer) {
    return answer == Choice.LOOK_AGAIN || answer == Choice.REPOINT;
  }
}
