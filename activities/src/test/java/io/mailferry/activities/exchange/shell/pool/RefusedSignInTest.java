package io.mailferry.activities.exchange.shell.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.pool.Account.Hold;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An account that a server refuses, as time goes by. */
class RefusedSignInTest {
  private static final String DENIED = "MF-EX-CONNECT-DENIED";

  private final AtomicLong nanos = new AtomicLong();
  private final Account account = new Account(18, nanos::get);

  @Test
  void isHeldBackLongerEachTimeWhicheverServerRefusesIt() {
    assertThat(account.signInsHeld()).isNull();

    account.signInRefused(DENIED);
    assertThat(account.signInsHeld()).isEqualTo(new Hold(DENIED, Duration.ofMinutes(5)));

    passes(Duration.ofMinutes(5));
    assertThat(account.signInsHeld()).isNull();
    account.signInRefused(DENIED);
    assertThat(account.signInsHeld()).isEqualTo(new Hold(DENIED, Duration.ofMinutes(10)));

    for (var times = 0; times < 20; times++) {
      passes(Duration.ofMinutes(30));
      account.signInRefused(DENIED);
    }
    assertThat(account.signInsHeld()).isEqualTo(new Hold(DENIED, Duration.ofMinutes(30)));
  }

  @Test
  void isRefusedOnceBySeveralAtATime() {
    account.signInRefused(DENIED);
    passes(Duration.ofMinutes(1));
    account.signInRefused(DENIED);

    assertThat(account.signInsHeld()).isEqualTo(new Hold(DENIED, Duration.ofMinutes(4)));
    passes(Duration.ofMinutes(4));
    account.signInRefused(DENIED);
    assertThat(account.signInsHeld()).isEqualTo(new Hold(DENIED, Duration.ofMinutes(10)));
  }

  @Test
  void beginsWithTheShortestRestAgainOnceItWasLetIn() {
    account.signInRefused(DENIED);
    passes(Duration.ofMinutes(5));
    account.signedIn();

    account.signInRefused(DENIED);

    assertThat(account.signInsHeld()).isEqualTo(new Hold(DENIED, Duration.ofMinutes(5)));
  }

  @Test
  void tellsItsPoolsWhenItIsRefused() {
    var told = new AtomicInteger();
    account.listen(told::incrementAndGet);

    account.signInRefused(DENIED);

    assertThat(told).hasValue(1);
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
