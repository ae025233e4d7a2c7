package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.exchange.ExchangeShell;
import io.mailferry.activities.exchange.command.GetMoveRequestStatistics;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.session.Transcript;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads a queue in a process of its own, whose heap the caller limits, and prints one object.
 *
 * <p>A program and not a method, because only a heap with a limit shows what a read needs.
 */
public final class QueueReader {
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private QueueReader() {}

  /**
   * {@code live TRANSPORT POWERSHELL MODULE FOLDER QUEUE TIMES} asks a shell; {@code kept FILE ID
   * TIMES} reads what a shell once printed.
   */
  public static void main(String[] arguments) throws IOException {
    var answer =
        switch (arguments[0]) {
          case "live" ->
              live(
                  ShellFixture.settings(
                          Path.of(arguments[2]), Path.of(arguments[3]), Path.of(arguments[4]))
                      .over(ShellTransport.named(arguments[1])),
                  arguments[5],
                  Integer.parseInt(arguments[6]));
          case "kept" ->
              kept(
                  Path.of(arguments[1]),
                  UUID.fromString(arguments[2]),
                  Integer.parseInt(arguments[3]));
          default -> throw new IllegalArgumentException("live or kept, not " + arguments[0]);
        };
    System.out.println(new ObjectMapper().writeValueAsString(answer));
    // A thread of jPowerShell's may outlast its session by some seconds.
    System.exit(0);
  }

  /** Milliseconds of each read: all of it, and the cmdlet's own. */
  private static Map<String, Object> live(ShellSettings settings, String queue, int times) {
    var whole = new ArrayList<Double>();
    var engine = new ArrayList<Double>();
    var moves = 0;
    try (var pool = ShellPool.open("practice", settings, FaultTable.STANDARD)) {
      var cmdlet =
          new GetMoveRequestStatistics(
              new GetMoveRequestStatistics.Which.InQueue(database(pool, queue), null));
      for (var i = 0; i < times; i++) {
        var began = System.nanoTime();
        var reply = ShellFixture.ask(pool, cmdlet);
        moves = ExchangeShell.queued(reply).size();
        whole.add((System.nanoTime() - began) / 1e6);
        engine.add(reply.elapsedMillis());
      }
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("moves", moves);
    answer.put("wholeMillis", whole);
    answer.put("engineMillis", engine);
    return answer;
  }

  private static Database database(ShellPool pool, String name) {
    return ShellFixture.ask(pool, ShellFixture.SMALL_READ).result().stream()
        .filter(each -> each.path("Name").asText().equals(name))
        .map(
            each ->
                new Database(
                    UUID.fromString(each.path("Guid").asText()),
                    name,
                    each.path("DistinguishedName").asText()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no database " + name));
  }

  /** Milliseconds and allocated bytes of each read, and what its values hold at the end. */
  private static Map<String, Object> kept(Path file, UUID id, int times) throws IOException {
    var millis = new ArrayList<Double>();
    var allocated = new ArrayList<Double>();
    var moves = new ArrayList<QueuedMove>();
    for (var i = 0; i < times; i++) {
      var bytes = THREADS.getCurrentThreadAllocatedBytes();
      var began = System.nanoTime();
      var read = read(file, id);
      millis.add((System.nanoTime() - began) / 1e6);
      allocated.add(Numbers.megabytes(THREADS.getCurrentThreadAllocatedBytes() - bytes));
      moves.clear();
      moves.addAll(read);
    }
    var answer = new LinkedHashMap<String, Object>();
    var held = used();
    answer.put("moves", moves.size());
    moves.clear();
    answer.put("valuesMegabytes", Numbers.megabytes(held - used()));
    answer.put("millis", millis);
    answer.put("allocatedMegabytes", allocated);
    return answer;
  }

  private static List<QueuedMove> read(Path file, UUID id) throws IOException {
    var reply = Transcript.reply(Files.newInputStream(file), id);
    return ExchangeShell.queued(
        reply.orElseThrow(() -> new IOException("there is no answer in " + file)));
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
