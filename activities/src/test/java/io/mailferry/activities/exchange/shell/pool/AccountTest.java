package io.mailferry.activities.exchange.shell.pool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.CredentialReference;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {
  private final Ticker time = new Ticker();
  private final Account account = new Account(2, time);

  @Test
  void hasNoMoreSessionsThanItsAllowance() {
    assertThat(account.take()).isTrue();
    assertThat(account.take()).isTrue();
    assertThat(account.take()).isFalse();

    account.give();

    assertThat(account.take()).isTrue();
  }

  @Test
  void tellsWhoeverListensThatASessionWasGivenBack() {
    var told = new AtomicInteger();
    Runnable listener = told::incrementAndGet;
    account.listen(listener);
    assertThat(account.take()).isTrue();

    account.give();
    account.forget(listener);
    account.holdAll("MF-EX-LOAD-QUOTA", Duration.ofSeconds(1));

    assertThat(told).hasValue(1);
  }

  @Test
  void isHeldBackAsLongAsExchangeAsked() {
    account.holdAll("MF-EX-LOAD-QUOTA", Duration.ofSeconds(30));

    time.passes(Duration.ofSeconds(12));

    var hold = requireNonNull(account.commandsHeld());
    assertThat(hold.code()).isEqualTo("MF-EX-LOAD-QUOTA");
    assertThat(hold.left()).isEqualTo(Duration.ofSeconds(18));
    assertThat(account.openingsHeld()).isEqualTo(hold);
    time.passes(Duration.ofSeconds(18));
    assertThat(account.commandsHeld()).isNull();
    assertThat(account.openingsHeld()).isNull();
  }

  @Test
  void mayUseTheSessionsItHasWhenOnlyOpeningIsHeldBack() {
    account.holdOpenings("MF-EX-TOO-MANY-SHELLS", Duration.ofSeconds(60));

    assertThat(account.commandsHeld()).isNull();
    assertThat(requireNonNull(account.openingsHeld()).left()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void isNotLetGoEarlierByAShorterWait() {
    account.holdAll("MF-EX-LOAD-QUOTA", Duration.ofSeconds(30));
    account.holdOpenings("MF-EX-RUNSPACE-BUDGET", Duration.ofSeconds(5));

    assertThat(requireNonNull(account.openingsHeld()).left()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void isSharedByAllConnectionsThatSignInWithTheSameCredential() {
    var accounts = Accounts.allowing(8);
    var mine = accounts.of(remote("one", null));
    var named = accounts.of(remote("one", "vault:exchange"));

    assertThat(accounts.of(remote("two", null))).isSameAs(mine);
    assertThat(accounts.of(new Connection.Ready())).isSameAs(mine);
    assertThat(accounts.of(remote("two", "vault:exchange"))).isSameAs(named).isNotSameAs(mine);
  }

  @Test
  void isRefusedAnAllowanceThatWouldNotLeaveRoomForTheSessionsOfAWorkerThatDied() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accounts.allowing(13))
        .withMessageContaining("1 to 12")
        .withMessageContaining("15 minutes");
  }

  private static Connection remote(String host, @Nullable String credential) {
    return new Connection.Remote(
        URI.create("http://" + host + ".example/PowerShell/"),
        Connection.Authentication.KERBEROS,
        credential == null ? null : new CredentialReference(credential));
  }
}
