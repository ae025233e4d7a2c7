package io.mailferry.simulator.http;

import io.mailferry.simulator.faults.OpenShells;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * The shell processes that are open. A stand-in waits to hear how it ends; a PowerShell with the
 * practice module only says its process id, and is ended from outside.
 */
public final class Shells implements OpenShells {
  private static final class End {
    private final long pid;
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile String order = "bye";

    End(long pid) {
      this.pid = pid;
    }

    void tell(String newOrder) {
      order = newOrder;
      told.countDown();
    }
  }

  private record Victim(long pid, Runnable death) {}

  private final Predicate<ProcessHandle> isShell;
  private final Set<End> waiting = ConcurrentHashMap.newKeySet();
  private final Map<Long, ProcessHandle> announced = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** No shells yet; only a PowerShell is ever ended from outside. */
  public Shells() {
    this(Shells::isPowerShell);
  }

  /** No shells yet; only processes that are shells by this judgement are ended from outside. */
  Shells(Predicate<ProcessHandle> isShell) {
    this.isShell = isShell;
  }

  private static boolean isPowerShell(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString().toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith("pwsh") || name.startsWith("powershell"))
        .isPresent();
  }

  String awaitEnd(long pid) {
    var end = new End(pid);
    waiting.add(end);
    try {
      if (!closed) {
        end.told.await();
      }
    } catch (InterruptedException simulatorCloses) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.remove(end);
    }
    return end.order;
  }

  /** Remembers a process that says it is a shell; a handle, so that a reused id is nobody's. */
  void announce(long pid) {
    ProcessHandle.of(pid).filter(isShell).ifPresent(process -> announced.put(pid, process));
  }

  /** Ends the announced process with this id; returns whether there was one. */
  boolean kill(long pid) {
    var process = announced.remove(pid);
    return process != null && process.isAlive() && process.destroyForcibly();
  }

  @Override
  public void killAll() {
    victims().forEach(each -> each.death().run());
  }

  @Override
  public void killOne(int pick) {
    var victims = victims();
    if (!victims.isEmpty()) {
      victims.get(Math.floorMod(pick, victims.size())).death().run();
    }
  }

  private List<Victim> victims() {
    announced.values().removeIf(process -> !process.isAlive());
    var victims = new ArrayList<Victim>();
    waiting.forEach(end -> victims.add(new Victim(end.pid, () -> end.tell("die"))));
    announced.keySet().forEach(pid -> victims.add(new Victim(pid, () -> kill(pid))));
    victims.sort(Comparator.comparingLong(Victim::pid));
    return victims;
  }

  void closeAll() {
    closed = true;
    waiting.forEach(end -> end.tell("bye"));
  }
}
