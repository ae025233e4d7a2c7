package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends a pool's sessions: borrows one, has a command carried out by it, and gives it back. */
final class SessionLender {
  private static final Logger LOG = LoggerFactory.getLogger(SessionLender.class);

  /** A read that costs Exchange little and that every role of ours has. */
  private static final ShellCommand SIGN_OF_LIFE =
      new ShellCommand("Get-MailboxDatabase", new LinkedHashMap<>(), Effect.READS);

  private static final Duration SIGN_OF_LIFE_WITHIN = Duration.ofMinutes(1);

  private final PoolContext pool;
  private final PoolState state;
  private final Throttling throttling;
  private final SessionKeeper keeper;

  SessionLender(PoolContext pool, SessionKeeper keeper) {
    this.pool = pool;
    this.state = pool.state();
    this.throttling = pool.throttling();
    this.keeper = keeper;
  }

  /** As {@link ShellPool#ask} has it. */
  ShellReply ask(ShellCommand command, Duration sessionTimeout, Duration timeout) {
    return use(lease(command, sessionTimeout), command, timeout);
  }

  /** Has a session answer that is taken from those at rest; whether it does is seen next time. */
  void signOfLife(PooledSession pooled) {
    try {
      var _ = use(pooled, SIGN_OF_LIFE, SIGN_OF_LIFE_WITHIN);
    } catch (Fault gone) {
      LOG.info("shell gave no sign of life organisation={} code={}", pool.name(), gone.code());
    }
  }

  /** The one way to a session: whatever a command must pass before it is sent belongs here. */
  private ShellReply use(PooledSession pooled, ShellCommand command, Duration timeout) {
    var keep = false;
    try {
      var cmdlets = pooled.session().sessionInfo().cmdlets();
      var problem = cmdlets.bindingProblem(command.cmdlet(), command.parameters().keySet());
      if (problem.isPresent()) {
        keep = true;
        throw problem.get().fault(pool.faults(), command.effect(), where(command));
      }
      var reply = pooled.session().ask(command, timeout);
      var error = reply.error();
      keep =
          error == null
              || !(error.brokeTheSession() || pool.faults().classify(error).endsSession());
      if (error != null) {
        throttling.answered(error);
      }
      return reply;
    } catch (ShellSession.NoAnswer none) {
      throw switch (none.silence()) {
        case ShellSession.Silence.NotDelivered(var how) ->
            fault(FaultCode.EX_NOT_DELIVERED, how, command, none);
        case ShellSession.Silence.Lost(var how) ->
            fault(FaultCode.EX_LOST_ANSWER, how, command, none);
      };
    } catch (IllegalArgumentException unsendable) {
      keep = true;
      throw fault(FaultCode.EX_NUL, String.valueOf(unsendable.getMessage()), command, unsendable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault(FaultCode.EX_LOST_ANSWER, "the wait was interrupted", command, stopped);
    } catch (Error failed) {
      // No thread or no memory, as a rule, at a moment that nobody knows.
      throw fault(FaultCode.EX_LOST_ANSWER, failed.toString(), command, failed);
    } finally {
      keeper.takeBack(pooled, keep);
    }
  }

  private PooledSession lease(ShellCommand command, Duration timeout) {
    var left = timeout.toNanos();
    state.lock.lock();
    try {
      while (!state.closed()) {
        refuseWhileHeld(command);
        var pooled = state.pollReady();
        if (pooled != null && pooled.session().usable()) {
          state.busy(pooled);
          return pooled;
        }
        if (pooled != null) {
          keeper.retire(pooled, false);
        } else if (left <= 0) {
          break;
        } else {
          left = state.changed.awaitNanos(left);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault(FaultCode.EX_NO_SESSION, "the wait was interrupted", command, stopped);
    } finally {
      state.lock.unlock();
    }
    throw fault(codeOfNone(), whyNone(timeout), command, null);
  }

  /** That none could be opened is something else than that others have them all. */
  private String codeOfNone() {
    state.lock.lock();
    try {
      return Objects.requireNonNullElse(state.whyThereIsNone(), FaultCode.EX_NO_SESSION);
    } finally {
      state.lock.unlock();
    }
  }

  /** Nobody is kept waiting for what Exchange will not do before a stated time. */
  private void refuseWhileHeld(ShellCommand command) {
    var hold = pool.account().commandsHeld();
    if (hold == null && state.size() == 0) {
      hold = pool.account().openingsHeld();
    }
    if (hold != null) {
      throw new Fault.Busy(
          hold.code(),
          "Exchange accepts nothing from this account for another %d s; the command was not sent (%s)."
              .formatted(Math.max(1, hold.left().toSeconds()), where(command)),
          hold.left(),
          null);
    }
  }

  private String whyNone(Duration timeout) {
    state.lock.lock();
    try {
      var none =
          state.closed()
              ? "the pool is closed"
              : "none of the %d sessions was free within %d s"
                  .formatted(pool.settings().sessions(), timeout.toSeconds());
      return state.lastFailure() == null ? none : none + "; " + state.lastFailure();
    } finally {
      state.lock.unlock();
    }
  }

  private Fault fault(String code, String what, ShellCommand command, @Nullable Throwable cause) {
    return pool.faults().fault(code, what, command.effect(), where(command), cause);
  }

  private String where(ShellCommand command) {
    return command.cmdlet() + " at " + pool.name();
  }
}
