package io.mailferry.activities.exchange.shell;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultTable;
import io.mailferry.activities.fault.Nature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shell sessions that are opened ahead of need.
 *
 * <p>Opening one costs a second and more, so none is opened on the way of a command: as many as the
 * settings want are kept, and each that ends is replaced in the background, at the best endpoint
 * that can be reached. A session has one owner at a time. One that rests is used for a cheap read
 * now and then; one that missed an answer, or met an error that is not a plain cmdlet's, is thrown
 * away; and none lives longer than an hour.
 *
 * <p>When Exchange asks for patience, nothing is sent in the account's name until then, and whoever
 * asks is told at once how long that is.
 *
 * <p>Whatever shells an earlier worker left behind are ended when a pool is opened.
 */
public final class ShellPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShellPool.class);
  private static final String SCRIPT = "/io/mailferry/activities/exchange/mailferry.ps1";
  private static final Duration TEND_EVERY = Duration.ofSeconds(30);

  /** A read that costs Exchange little and that every role of ours has. */
  private static final ShellCommand SIGN_OF_LIFE =
      new ShellCommand("Get-MailboxDatabase", new LinkedHashMap<>(), Effect.READS);

  private static final Duration SIGN_OF_LIFE_WITHIN = Duration.ofMinutes(1);

  private final String name;
  private final ShellSettings settings;
  private final FaultTable faults;
  private final Account account;
  private final Throttling throttling;
  private final LongSupplier nanos;
  private final Endpoints endpoints;
  private final int reaped;
  private final ShellFolder folder;

  /** Looks after the pool; never waits for a shell. */
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mailferry-shell-keeper").factory());

  /** Open, use and end sessions, which takes its time. */
  private final ExecutorService hands =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("mailferry-shell-hand-", 0).factory());

  private final Runnable onAccount = this::accountChanged;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Member> ready = new ArrayDeque<>();
  private final Set<Member> busy = new HashSet<>();
  private int opening;
  private boolean closed;
  private @Nullable Future<?> nextFill;
  private long opened;
  private long recycled;
  private long discarded;
  private long shellFailedUntil;
  private @Nullable Introduction newest;
  private @Nullable String lastFailure;
  private @Nullable Instant failedAt;

  private ShellPool(String name, ShellSettings settings, FaultTable faults, Accounts accounts) {
    this.name = name;
    this.settings = settings;
    this.faults = faults;
    this.account = accounts.of(settings.connections().getFirst());
    this.throttling = new Throttling(account, faults);
    this.nanos = accounts.nanos();
    this.endpoints = new Endpoints(settings.connections(), settings.timing().retryOpening(), nanos);
    this.shellFailedUntil = nanos.getAsLong();
    this.reaped = Reaper.reap(settings.registry());
    this.folder = ShellFolder.create(settings, script());
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
    var pool = new ShellPool(name, settings, faults, accounts);
    pool.account.listen(pool.onAccount);
    pool.fill();
    var every = TEND_EVERY.toMillis();
    var _ = pool.keeper.scheduleWithFixedDelay(pool::tend, every, every, TimeUnit.MILLISECONDS);
    return pool;
  }

  /** What a shell runs, docs/develop/shell-protocol.md. */
  static String script() {
    try (var source = ShellPool.class.getResourceAsStream(SCRIPT)) {
      if (source == null) {
        throw new IllegalStateException("the shell script is missing from the program");
      }
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  // ------------------------------------------------------------------ using sessions

  /**
   * Has one command carried out by a session of the pool.
   *
   * @param leasePatience how long to wait for a free session
   * @param patience how long to wait for the answer
   * @return the reply, which may carry Exchange's own error
   * @throws Fault when there was no session or no answer, or Exchange wants none just now
   */
  public ShellReply ask(ShellCommand command, Duration leasePatience, Duration patience) {
    return use(lease(command, leasePatience), command, patience);
  }

  /** The one way to a session: whatever a command must pass before it is sent belongs here. */
  private ShellReply use(Member member, ShellCommand command, Duration patience) {
    var keep = false;
    try {
      var cmdlets = member.session().introduction().cmdlets();
      var misfit = cmdlets.misfit(command.cmdlet(), command.parameters().keySet());
      if (misfit.isPresent()) {
        keep = true;
        throw misfit.get().fault(faults, command.effect(), command.cmdlet() + " at " + name);
      }
      var reply = member.session().ask(command, patience);
      var error = reply.error();
      keep = error == null || !(error.brokeTheSession() || faults.classify(error).endsSession());
      if (error != null) {
        throttling.answered(error);
      }
      return reply;
    } catch (ShellSession.NoAnswer none) {
      throw switch (none.silence()) {
        case ShellSession.Silence.NotDelivered(var how) ->
            fault("MF-EX-NOT-DELIVERED", how, command, none);
        case ShellSession.Silence.Lost(var how) -> fault("MF-EX-LOST-ANSWER", how, command, none);
      };
    } catch (IllegalArgumentException unsendable) {
      keep = true;
      throw fault("MF-EX-NUL", String.valueOf(unsendable.getMessage()), command, unsendable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault("MF-EX-LOST-ANSWER", "the worker was told to stop waiting", command, stopped);
    } finally {
      release(member, keep);
    }
  }

  private Member lease(ShellCommand command, Duration patience) {
    var left = patience.toNanos();
    lock.lock();
    try {
      while (!closed) {
        refuseWhileHeld(command);
        var member = ready.pollFirst();
        if (member != null && member.session().usable()) {
          busy.add(member);
          return member;
        }
        if (member != null) {
          discarded++;
          retire(member);
        } else if (left <= 0) {
          break;
        } else {
          left = changed.awaitNanos(left);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault("MF-EX-NO-SESSION", "the worker was told to stop waiting", command, stopped);
    } finally {
      lock.unlock();
    }
    throw fault("MF-EX-NO-SESSION", whyNone(patience), command, null);
  }

  /** Nobody is kept waiting for what Exchange will not do before a stated time. */
  private void refuseWhileHeld(ShellCommand command) {
    var hold = account.commandsHeld();
    if (hold == null && ready.isEmpty() && busy.isEmpty() && opening == 0) {
      hold = account.openingsHeld();
    }
    if (hold != null) {
      throw new Fault.Busy(
          hold.code(),
          "Exchange wants nothing from this account for another %d s (%s at %s); it was not sent."
              .formatted(Math.max(1, hold.left().toSeconds()), command.cmdlet(), name),
          hold.left(),
          null);
    }
  }

  private String whyNone(Duration patience) {
    var health = health();
    var none =
        closed
            ? "the pool is closed"
            : "none of " + settings.sessions() + " was free within " + patience.toSeconds() + " s";
    return health.lastFailure() == null ? none : none + "; " + health.lastFailure();
  }

  private void release(Member member, boolean keep) {
    lock.lock();
    try {
      busy.remove(member);
      var now = nanos.getAsLong();
      member.used(now);
      var sound = keep && member.session().usable();
      if (closed) {
        member.session().end();
      } else if (sound && !member.isOld(now)) {
        ready.addFirst(member);
        changed.signal();
      } else {
        count(sound);
        retire(member);
      }
    } finally {
      lock.unlock();
    }
  }

  // ------------------------------------------------------------------ keeping sessions

  private void count(boolean sound) {
    if (sound) {
      recycled++;
    } else {
      discarded++;
    }
  }

  /** Lets a session go; the place it took is free once its shell has ended. */
  private void retire(Member member) {
    endpoints.gone(member.endpoint());
    hands.execute(
        () -> {
          if (member.session().usable()) {
            member.session().leave();
          } else {
            member.session().end();
          }
          account.give();
        });
    fill();
  }

  /** Replaces sessions that are old or died, before anyone needs them, and keeps others alive. */
  void tend() {
    lock.lock();
    try {
      var now = nanos.getAsLong();
      var held = account.commandsHeld() != null;
      for (var member : List.copyOf(ready)) {
        var sound =
            member.session().usable() && !member.restedLongerThan(settings.timing().idleFor(), now);
        if (!sound || member.isOld(now)) {
          ready.remove(member);
          count(sound);
          retire(member);
        } else if (!held && member.restedLongerThan(settings.timing().keepAlive(), now)) {
          ready.remove(member);
          busy.add(member);
          hands.execute(() -> keepAlive(member));
        }
      }
      fill();
    } finally {
      lock.unlock();
    }
  }

  private void keepAlive(Member member) {
    try {
      var _ = use(member, SIGN_OF_LIFE, SIGN_OF_LIFE_WITHIN);
    } catch (Fault gone) {
      LOG.info("shell gave no sign of life organisation={} code={}", name, gone.code());
    }
  }

  private void accountChanged() {
    var _ =
        onKeeper(
            () -> {
              lock.lock();
              try {
                changed.signalAll();
              } finally {
                lock.unlock();
              }
              fill();
            },
            Duration.ZERO);
  }

  private @Nullable Future<?> onKeeper(Runnable task, Duration delay) {
    try {
      return keeper.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      // Then there is nothing left to keep.
      return null;
    }
  }

  // ------------------------------------------------------------------ opening sessions

  /** Opens as many sessions as are missing and may be had now; asks again when more may be. */
  private void fill() {
    lock.lock();
    try {
      Duration wait = null;
      while (wait == null
          && !closed
          && ready.size() + busy.size() + opening < settings.sessions()) {
        wait = beginOne();
      }
      // One look ahead is enough, however often somebody came by meanwhile.
      if (nextFill != null) {
        nextFill.cancel(false);
      }
      nextFill = wait == null || wait.isZero() ? null : onKeeper(this::fill, wait);
    } finally {
      lock.unlock();
    }
  }

  /** How long none can be had; nothing when somebody will tell; null when one is on its way. */
  private @Nullable Duration beginOne() {
    var hold = account.openingsHeld();
    if (hold != null) {
      return hold.left();
    }
    var now = nanos.getAsLong();
    if (shellFailedUntil - now > 0) {
      return Duration.ofNanos(shellFailedUntil - now);
    }
    return switch (endpoints.choose(settings.sessions())) {
      case Endpoints.Choice.Later(var wait) -> wait;
      case Endpoints.Choice.At(var endpoint) -> {
        if (!account.take()) {
          yield Duration.ZERO;
        }
        opening++;
        endpoints.opening(endpoint);
        hands.execute(() -> openAt(endpoint, now));
        yield null;
      }
    };
  }

  private void openAt(Endpoints.Endpoint endpoint, long began) {
    Runnable outcome;
    try {
      var session = ShellSession.open(folder, endpoint.connection());
      outcome = () -> opened(session, endpoint);
    } catch (ShellSession.NotConnected refused) {
      outcome = () -> notConnected(refused, endpoint, began);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      outcome = () -> shellFailed(endpoint, "the pool is closing");
    } catch (ShellSession.NeverConnected silent) {
      outcome = () -> neverConnected(endpoint, began, String.valueOf(silent.getMessage()));
    } catch (RuntimeException failed) {
      outcome = () -> shellFailed(endpoint, String.valueOf(failed.getMessage()));
    }
    lock.lock();
    try {
      opening--;
      outcome.run();
    } finally {
      lock.unlock();
    }
    fill();
  }

  private void opened(ShellSession session, Endpoints.Endpoint endpoint) {
    if (closed) {
      session.end();
      account.give();
      return;
    }
    opened++;
    newest = session.introduction();
    lastFailure = null;
    failedAt = null;
    endpoints.reached(endpoint);
    ready.addLast(
        new Member(
            session,
            endpoint,
            settings.timing().recycleAfter(),
            RandomGenerator.getDefault(),
            nanos.getAsLong()));
    changed.signal();
  }

  private void notConnected(
      ShellSession.NotConnected refused, Endpoints.Endpoint endpoint, long began) {
    var row = faults.classify(refused.report());
    var why = row.code() + " " + row.cause();
    failed(endpoint, endpoint.connection().name() + ": " + why);
    if (!throttling.refused(refused.report())) {
      var patient = row.nature() instanceof Nature.Refused || row.refusesSignIn();
      endpoints.failed(endpoint, began, patient, why);
    }
    // Whoever waits may have to be told that Exchange wants patience.
    changed.signalAll();
  }

  /** A server that takes a connection and does not answer looks like a shell that does not. */
  private void neverConnected(Endpoints.Endpoint endpoint, long began, String why) {
    failed(endpoint, endpoint.connection().name() + ": " + why);
    endpoints.failed(endpoint, began, false, why);
    changed.signalAll();
  }

  /** The shell itself did not start: no other endpoint would help. */
  private void shellFailed(Endpoints.Endpoint endpoint, String why) {
    shellFailedUntil = nanos.getAsLong() + settings.timing().retryOpening().toNanos();
    failed(endpoint, why);
  }

  private void failed(Endpoints.Endpoint endpoint, String why) {
    endpoints.gone(endpoint);
    account.give();
    lastFailure = why;
    failedAt = Instant.now();
    if (!closed) {
      LOG.warn("shell not opened organisation={} why=\"{}\"", name, why);
    }
  }

  // ------------------------------------------------------------------ the pool as a whole

  /** What the session that was opened last said of itself; empty when none has been. */
  public Optional<Introduction> introduction() {
    lock.lock();
    try {
      return Optional.ofNullable(newest);
    } finally {
      lock.unlock();
    }
  }

  /** How the pool stands. */
  public PoolHealth health() {
    lock.lock();
    try {
      return new PoolHealth(
          ready.size(),
          busy.size(),
          opening,
          endpoints.health(),
          until(account.commandsHeld()),
          until(account.openingsHeld()),
          new PoolHealth.Counts(opened, recycled, discarded, reaped),
          lastFailure,
          failedAt);
    } finally {
      lock.unlock();
    }
  }

  private static @Nullable Instant until(Account.@Nullable Hold hold) {
    return hold == null ? null : Instant.now().plus(hold.left());
  }

  /** The processes of all sessions, for tests and for support. */
  List<ProcessHandle> processes() {
    lock.lock();
    try {
      return Stream.concat(ready.stream(), busy.stream())
          .map(member -> member.session().process())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private Fault fault(String code, String what, ShellCommand command, @Nullable Throwable cause) {
    return faults.fault(code, what, command.effect(), command.cmdlet() + " at " + name, cause);
  }

  /** Ends every session and its processes; waits for none of the commands at work. */
  @Override
  public void close() {
    List<Member> all;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      all = new ArrayList<>(ready);
      all.addAll(busy);
      ready.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    account.forget(onAccount);
    keeper.shutdownNow();
    hands.shutdownNow();
    all.parallelStream().forEach(member -> member.session().end());
    try {
      hands.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    all.forEach(member -> account.give());
    folder.close();
  }
}
