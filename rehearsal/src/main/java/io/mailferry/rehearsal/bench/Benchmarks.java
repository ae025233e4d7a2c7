package io.mailferry.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Runs benchmarks and prints what they found. */
public final class Benchmarks {
  private final BenchOptions options;
  private final PrintStream out = System.out;

  /** Benchmarks with these options. */
  public Benchmarks(BenchOptions options) {
    this.options = options;
  }

  /** Measures one thing in this process. */
  public void one(Benchmark benchmark) throws Exception {
    var machine = Machine.described();
    var findings = benchmark.measure(options);
    machine.put("loadAverageAfter", Machine.load());
    if (options.json()) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("commandLine", options.commandLine());
      answer.put("machine", machine);
      answer.putAll(findings.numbers());
      out.println(new ObjectMapper().writeValueAsString(answer));
      return;
    }
    findings.print(out);
    out.println("Command line: " + options.commandLine());
    out.println("Machine: " + machine);
  }

  /** Measures everything, each thing in a fresh process, so that none warms up another. */
  public void all(List<String> arguments) throws IOException, InterruptedException {
    var answers = new ArrayList<JsonNode>();
    var leftOut = new ArrayList<String>();
    for (var benchmark : Benchmark.values()) {
      var hindrance = benchmark.hindrance();
      if (hindrance.isPresent()) {
        leftOut.add(hindrance.get());
        System.err.println("Left out: " + hindrance.get());
        continue;
      }
      var command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
      command.add("--sun-misc-unsafe-memory-access=allow");
      command.addAll(Machine.jvmOptions());
      command.add("-Dmailferry.home=" + options.home());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of("io.mailferry.rehearsal.Rehearsal", "bench", benchmark.word()));
      command.addAll(arguments);
      var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      if (options.json()) {
        answers.add(answer(process.start(), benchmark));
      } else {
        endsWell(process.inheritIO().start(), benchmark);
        out.println();
      }
    }
    if (options.json()) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("commandLine", options.commandLine());
      answer.put("benchmarks", answers);
      answer.put("leftOut", leftOut);
      out.println(new ObjectMapper().writeValueAsString(answer));
    }
  }

  private static JsonNode answer(Process process, Benchmark benchmark)
      throws IOException, InterruptedException {
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    endsWell(process, benchmark);
    return new ObjectMapper().readTree(text);
  }

  private static void endsWell(Process process, Benchmark benchmark)
      throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new IOException("bench " + benchmark.word() + " ended with " + process.exitValue());
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
