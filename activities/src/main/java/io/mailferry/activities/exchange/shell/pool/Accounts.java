package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The accounts that the pools of this process sign in as.
 *
 * <p>Exchange counts sessions by account and not by program, and holds an account back as a whole
 * (docs/exchange/remote-powershell.md#sessions-per-account); so pools that sign in as the same one
 * share an allowance and a hold.
 */
public final class Accounts {
  /**
   * As many sessions as one worker may hold for an account. Exchange allows 18, and those of a
   * worker that was killed count for another 15 minutes: twelve leave room for half as many again.
   */
  public static final int MOST_SESSIONS = 12;

  /** What a worker holds for an account unless it is told otherwise. */
  public static final int USUAL_SESSIONS = 8;

  private final Map<String, Account> byName = new ConcurrentHashMap<>();
  private final int most;
  private final LongSupplier nanos;

  private Accounts(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /**
   * Accounts with an allowance.
   *
   * @param most how many sessions each may have, those on their way and those being closed included
   * @throws IllegalArgumentException when that is none or more than {@link #MOST_SESSIONS}
   */
  public static Accounts allowing(int most) {
    return allowing(most, System::nanoTime);
  }

  static Accounts allowing(int most, LongSupplier nanos) {
    if (most < 1 || most > MOST_SESSIONS) {
      throw new IllegalArgumentException(
          "sessions of an account: 1 to "
              + MOST_SESSIONS
              + "; Exchange allows it 18, and those of a worker that died count for another 15"
              + " minutes");
    }
    return new Accounts(most, nanos);
  }

  Account of(Connection connection) {
    return byName.computeIfAbsent(connection.accountName(), name -> new Account(most, nanos));
  }

  LongSupplier nanos() {
    return nanos;
  }
}
