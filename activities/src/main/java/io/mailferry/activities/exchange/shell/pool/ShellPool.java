package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.exchange.shell.transport.OrphanedShells;
import io.mailferry.activities.exchange.shell.transport.ShellFolder;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shell sessions that are opened ahead of need.
 *
 * <p>Opening one costs a second and more, so none is opened on the way of a command: as many as the
 * settings want are kept, and each that ends is replaced in the background, at the best endpoint
 * that can be reached. A session has one owner at a time. One that rests is used for a cheap read
 * now and then; one that missed an answer, or met an error that is not a plain cmdlet's, is thrown
 * away; and none lives longer than an hour.
 *
 * <p>When Exchange asks to wait, nothing is sent in the account's name until then, and whoever asks
 * is told at once how long that is.
 *
 * <p>Whatever shells an earlier worker left behind are ended when a pool is opened.
 *
 * <p>This is the door: {@link SessionLender} lets sessions be used, {@link SessionKeeper} keeps
 * them, {@link SessionOpener} opens them.
 */
public final class ShellPool implements AutoCloseable {
  private final PoolContext pool;
  private final PoolState state;
  private final int reaped;
  private final ShellFolder folder;
  private final SessionOpener opener;
  private final SessionKeeper keeper;
  private final SessionLender lender;

  private ShellPool(
      String name,
      ShellSettings settings,
      FaultTable faults,
      Accounts accounts,
      UnaryOperator<SessionOpener.Door> way) {
    this.pool = PoolContext.of(name, settings, faults, accounts);
    this.state = pool.state();
    this.reaped = OrphanedShells.endAll(settings.registry());
    this.folder = ShellFolder.create(settings);
    this.opener =
        new SessionOpener(pool, way.apply(connection -> ShellSession.open(folder, connection)));
    this.keeper = new SessionKeeper(pool, opener);
    this.lender = new SessionLender(pool, keeper);
  }

  /** Starts a pool whose account no other pool of this process uses. */
  public static ShellPool open(String name, ShellSettings settings, FaultTable faults) {
    return open(name, settings, faults, Accounts.allowing(Accounts.MOST_SESSIONS));
  }

  /**
   * Starts a pool; its sessions open in the background, side by side.
   *
   * @param name of the organisation it serves, for messages
   * @param accounts shared by all pools of this process
   */
  public static ShellPool open(
      String name, ShellSettings settings, FaultTable faults, Accounts accounts) {
    return open(name, settings, faults, accounts, UnaryOperator.identity());
  }

  /**
   * The same.
   *
   * @param way leads to the door through which sessions are opened
   */
  static ShellPool open(
      String name,
      ShellSettings settings,
      FaultTable faults,
      Accounts accounts,
      UnaryOperator<SessionOpener.Door> way) {
    var pool = new ShellPool(name, settings, faults, accounts, way);
    pool.keeper.begin(pool.lender::signOfLife);
    return pool;
  }

  /**
   * Has one command carried out by a session of the pool.
   *
   * <p>It is sent at most once, and only when the session offers it. A session that did not answer,
   * or whose answer says that it broke, is not used again.
   *
   * @param sessionTimeout how long to wait for a free session; nobody waits while Exchange wants
   *     nothing from the account
   * @param answerTimeout how long to wait for the answer
   * @return the reply, which may carry Exchange's own error: nothing of it is thrown
   * @throws Fault.NotReached when no session was free in time, the pool is closed or the thread was
   *     interrupted meanwhile ({@code MF-EX-NO-SESSION}); when the shell ended, fell silent or
   *     spoke unasked before it began with the command ({@code MF-EX-NOT-DELIVERED}); of a command
   *     that reads also whatever would leave a change unconfirmed
   * @throws Fault.Unconfirmed when a change may have run and its answer is missing, mangled or no
   *     longer waited for ({@code MF-EX-LOST-ANSWER})
   * @throws Fault.Busy when Exchange has asked the account to wait, with what is left of the time,
   *     under the code with which it did; nothing was sent
   * @throws Fault.Refused when the session does not offer the cmdlet ({@code MF-EX-NO-CMDLET}), a
   *     parameter ({@code MF-EX-PARAMETER-UNKNOWN}) or their combination ({@code
   *     MF-EX-PARAMETERS}), or a text cannot be sent ({@code MF-EX-NUL}); nothing was sent
   */
  public ShellReply ask(ShellCommand command, Duration sessionTimeout, Duration answerTimeout) {
    return lender.ask(command, sessionTimeout, answerTimeout);
  }

  /** Looks after the sessions once, which happens by itself every half minute. */
  void tend() {
    keeper.tend(lender::signOfLife);
  }

  /** What the session that was opened last said of itself; empty when none has been. */
  public Optional<SessionInfo> sessionInfo() {
    state.lock.lock();
    try {
      return Optional.ofNullable(state.newest());
    } finally {
      state.lock.unlock();
    }
  }

  /** How the pool stands. */
  public PoolHealth health() {
    state.lock.lock();
    try {
      return state.health(
          opener.health(),
          until(pool.account().commandsHeld()),
          until(pool.account().openingsHeld()),
          reaped);
    } finally {
      state.lock.unlock();
    }
  }

  private static @Nullable Instant until(Account.@Nullable Hold hold) {
    return hold == null ? null : Instant.now().plus(hold.left());
  }

  /** The processes of all sessions, for tests and for support. */
  List<ProcessHandle> processes() {
    state.lock.lock();
    try {
      return state.all().stream().map(pooled -> pooled.session().process()).toList();
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Lets every session go, so that Exchange frees its side, and ends all processes. A command at
   * work has a few seconds to come to its end. Takes at most about a quarter of a minute.
   */
  @Override
  public void close() {
    if (keeper.close()) {
      folder.close();
    }
  }
}
