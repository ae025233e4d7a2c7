package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.moves.MoveTimings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one read of a whole queue costs us, in processes of their own: with a shell, and of an
 * answer that was kept.
 */
final class BulkRead {
  /** The heap that the goal allows, in megabytes. */
  static final int ALLOWED = 64;

  private static final List<Integer> SMALLER_HEAPS = List.of(56, 48, 40, 32, 28, 24, 20, 16, 12);

  /** What jPowerShell is given, which holds an answer several times over. */
  private static final List<Integer> LARGER_HEAPS = List.of(64, 96, 128, 192, 256, 384, 512);

  private static final String QUEUE = "TGT-DB01";
  private static final int TIMES = 7;
  private static final Duration UNTIL_COPIED = Duration.ofHours(12);
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private BulkRead() {}

  /**
   * What was found.
   *
   * @param whole milliseconds of each read from question to values, the first one first
   * @param engine milliseconds of the cmdlet alone in each
   * @param parsing milliseconds of each read of the answer that was kept
   * @param allocated megabytes that each of those allocated
   * @param values megabytes that the values hold
   * @param answer megabytes that the shell printed
   * @param smallestHeap megabytes of the smallest heap tried in which the answer was read
   * @param overJPowerShell the same reads over jPowerShell
   */
  record Found(
      List<Double> whole,
      List<Double> engine,
      List<Double> parsing,
      List<Double> allocated,
      double values,
      double answer,
      int smallestHeap,
      Live overJPowerShell) {
    /** Milliseconds of each read that were not the cmdlet's. */
    List<Double> ours() {
      return difference(whole, engine);
    }
  }

  /**
   * Reads through a shell.
   *
   * @param heap megabytes of the smallest heap tried in which they came to their end
   * @param whole milliseconds of each read from question to values, the first one first
   * @param engine milliseconds of the cmdlet alone in each
   */
  record Live(int heap, List<Double> whole, List<Double> engine) {
    /** Milliseconds of each read that were not the cmdlet's. */
    List<Double> ours() {
      return difference(whole, engine);
    }
  }

  private static List<Double> difference(List<Double> whole, List<Double> part) {
    var rest = new ArrayList<Double>();
    for (var i = 0; i < whole.size(); i++) {
      rest.add(whole.get(i) - part.get(i));
    }
    return rest;
  }

  /** Measures with that many requests in one queue. */
  static Found of(int requests, long seed, Path powershell, Path work)
      throws IOException, InterruptedException {
    var config =
        SimulatorConfig.builder()
            .mailboxes(requests)
            .seed(seed)
            .timings(MoveTimings.usual().movingAtOnce(requests));
    try (var scene = ShellFixture.open(config, powershell, work)) {
      fill(scene.simulator());
      var own =
          live(ShellTransport.OWN, List.of(ALLOWED), scene, requests)
              .orElseThrow(() -> new IOException("a queue could not be read in the allowed heap"));
      var other =
          live(ShellTransport.JPOWERSHELL, LARGER_HEAPS, scene, requests)
              .orElseThrow(() -> new IOException("a queue could not be read over jPowerShell"));
      var recording = Recording.ofQueue(scene.powershell(), scene.module(), QUEUE, work);
      return found(own, other, recording, requests);
    }
  }

  /** In the first of these heaps in which the reads come to their end; empty when none will do. */
  private static Optional<Live> live(
      ShellTransport transport, List<Integer> heaps, ShellFixture scene, int requests)
      throws IOException, InterruptedException {
    for (var heap : heaps) {
      var said =
          child(
              heap,
              "live",
              transport.word(),
              scene.powershell().toString(),
              scene.module().toString(),
              scene.work().toString(),
              QUEUE,
              String.valueOf(TIMES));
      if (said.isPresent()) {
        var read = said.get();
        refuseUnless(read.path("moves").asInt() == requests, "requests were read: " + read);
        return Optional.of(
            new Live(heap, numbers(read.path("wholeMillis")), numbers(read.path("engineMillis"))));
      }
    }
    return Optional.empty();
  }

  private static Found found(Live own, Live other, Recording recording, int requests)
      throws IOException, InterruptedException {
    var parsed =
        kept(ALLOWED, recording, TIMES)
            .orElseThrow(() -> new IOException("an answer did not fit the allowed heap"));
    var smallest = ALLOWED;
    for (var heap : SMALLER_HEAPS) {
      if (kept(heap, recording, 1).isEmpty()) {
        break;
      }
      smallest = heap;
    }
    refuseUnless(parsed.path("moves").asInt() == requests, "requests were kept: " + parsed);
    return new Found(
        own.whole(),
        own.engine(),
        numbers(parsed.path("millis")),
        numbers(parsed.path("allocatedMegabytes")),
        parsed.path("valuesMegabytes").asDouble(),
        Numbers.megabytes(Files.size(recording.file())),
        smallest,
        other);
  }

  /** As a migration leaves it for weeks: everything copied, the cutover held. */
  private static void fill(Simulator simulator) {
    for (var mailbox : simulator.mailboxes()) {
      var parameters = new LinkedHashMap<String, @Nullable Object>();
      parameters.put("Identity", mailbox.exchangeGuid().toString());
      parameters.put("Remote", true);
      parameters.put("RemoteHostName", "mail.source.example");
      parameters.put("TargetDeliveryDomain", "target.example");
      parameters.put("TargetDatabase", QUEUE);
      parameters.put("BatchName", "first-wave/a-name-as-long-as-they-are");
      parameters.put("BadItemLimit", 10);
      parameters.put(
          "CompleteAfter",
          Map.of("utc", ShellFixture.EVENING.plus(Duration.ofDays(90)).toString()));
      var reply = simulator.command("New-MoveRequest", parameters);
      refuseUnless(Boolean.TRUE.equals(reply.get("ok")), "a request was refused: " + reply);
    }
    simulator.advance(UNTIL_COPIED);
  }

  private static void refuseUnless(boolean well, String what) {
    if (!well) {
      throw new IllegalStateException(what);
    }
  }

  private static Optional<JsonNode> kept(int heap, Recording recording, int times)
      throws IOException, InterruptedException {
    return child(
        heap,
        "kept",
        recording.file().toString(),
        recording.request().toString(),
        String.valueOf(times));
  }

  /** What a reader with that much heap printed; empty when that was not enough. */
  private static Optional<JsonNode> child(int heap, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Machine.jvmOptions());
    command.add("-Xmx" + heap + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(QueueReader.class.getName());
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      return Optional.of(new ObjectMapper().readTree(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<Double> numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asDouble).toList();
  }
}
