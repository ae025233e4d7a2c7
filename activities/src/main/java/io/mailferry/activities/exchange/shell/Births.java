package io.mailferry.activities.exchange.shell;

import com.profesorfalken.jpowershell.PowerShell;
import com.profesorfalken.jpowershell.PowerShellNotAvailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Starts shells and learns which process is whose.
 *
 * <p>The library opens for five seconds and asks the shell for its number, which a banner can
 * falsify. So processes are born one after the other, by watching our own children, and only the
 * five seconds pass side by side.
 */
final class Births {
  /** A shell and the process that it is. */
  record Born(PowerShell shell, ProcessHandle process) {}

  /** Two of the library's waits: five seconds to start, ten to tell its number. */
  private static final Duration OPENING = Duration.ofSeconds(30);

  private static final Duration BIRTH = Duration.ofSeconds(5);
  private static final long A_MOMENT_NANOS = 2_000_000;

  /**
   * Held while a process is born. A file that is written meanwhile would be held open by the
   * half-born process, and could not be started itself.
   */
  static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private Births() {}

  /**
   * @throws IllegalStateException when no shell comes to life
   */
  static Born of(ShellFolder folder, Executor thread) throws InterruptedException {
    CompletableFuture<PowerShell> opening;
    ProcessHandle process;
    ONE_AT_A_TIME.lockInterruptibly();
    try {
      var before = children();
      opening = CompletableFuture.supplyAsync(() -> open(folder.launcher().toString()), thread);
      process = newChild(before, folder, opening);
      folder.note(process);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
    try {
      return new Born(opening.get(OPENING.toMillis(), TimeUnit.MILLISECONDS), process);
    } catch (ExecutionException | TimeoutException failed) {
      ProcessTrees.end(process);
      throw new IllegalStateException("the shell did not start: " + cause(failed), failed);
    } catch (InterruptedException stopped) {
      ProcessTrees.end(process);
      throw stopped;
    }
  }

  private static PowerShell open(String launcher) {
    try {
      return PowerShell.openSession(launcher);
    } catch (PowerShellNotAvailableException none) {
      throw new IllegalStateException(none.getMessage(), none);
    }
  }

  private static String cause(Exception failed) {
    var cause = failed.getCause();
    return cause == null ? "no sign of life" : String.valueOf(cause.getMessage());
  }

  private static ProcessHandle newChild(
      Set<Long> before, ShellFolder folder, CompletableFuture<PowerShell> opening)
      throws InterruptedException {
    var deadline = System.nanoTime() + BIRTH.toNanos();
    var stopped = false;
    while (System.nanoTime() < deadline) {
      var born =
          ProcessHandle.current()
              .children()
              .filter(each -> !before.contains(each.pid()) && folder.started(each))
              .findFirst();
      if (born.isPresent() && stopped) {
        ProcessTrees.end(born.get());
        throw new InterruptedException();
      }
      if (born.isPresent()) {
        return born.get();
      }
      if (opening.isCompletedExceptionally()) {
        throw new IllegalStateException("the shell cannot be started; look at its path");
      }
      LockSupport.parkNanos(A_MOMENT_NANOS);
      // Whoever stops waiting now would leave a process that nobody knows.
      stopped |= Thread.interrupted();
    }
    if (stopped) {
      throw new InterruptedException();
    }
    throw new IllegalStateException("the shell was started and no process appeared");
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::pid)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
