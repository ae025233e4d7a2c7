package io.mailferry.rehearsal;

import io.mailferry.rehearsal.bench.BenchOptions;
import io.mailferry.rehearsal.bench.Benchmark;
import io.mailferry.rehearsal.bench.Benchmarks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: measurements. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures, on the practice organisation and always next to something comparable:",
      "  history    events in the history of one calm migration",
      "  commands   commands and searches per mailbox, next to a polling loop",
      "  thousand   time, heap and processor of 1,000 mailboxes in one process",
      "  cli        one call of the command line, next to Temporal's",
      "  shell      one request through a PowerShell, by both transports",
      "  all        all of these, each in a fresh process"
    },
    footer = {
      "",
      "What the numbers mean: docs/develop/benchmarks.md",
      "Exit codes: 0 measured, whatever the result · 2 bad usage · 1 anything unexpected"
    })
final class BenchCommand implements Callable<Integer> {
  private static final String ALL = "all";
  private static final int MOST_MAILBOXES = 5_000;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "BENCHMARK",
      arity = "0..1",
      description = "history, commands, thousand, cli, shell or all (default: ${DEFAULT-VALUE}).")
  private String benchmark = ALL;

  @Option(
      names = "--mailboxes",
      paramLabel = "N",
      split = ",",
      description =
          "Other sizes than a benchmark's own; several for commands, e.g. 12,100. For shell:"
              + " requests in the queue.")
  private List<Integer> mailboxes = new ArrayList<>();

  @Option(
      names = "--hours",
      paramLabel = "H",
      split = ",",
      defaultValue = "1,8",
      description =
          "commands: for how long the cutover is held, by Exchange's clock (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Integer> hours = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "cli: how many calls are counted; shell: how many turns of ten calls and one new session"
              + " (default: ${DEFAULT-VALUE}).")
  private int runs = 12;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What sizes follow from (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Print exactly one object on standard output.")
  private boolean json;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where journals and logs go (default: .mailferry/bench).")
  private @Nullable Path work;

  BenchCommand() {}

  @Override
  public Integer call() throws Exception {
    refuseIf(
        mailboxes.stream().anyMatch(size -> size < 1 || size > MOST_MAILBOXES),
        "--mailboxes is between 1 and " + MOST_MAILBOXES);
    refuseIf(hours.stream().anyMatch(each -> each < 1 || each > 72), "--hours is between 1 and 72");
    refuseIf(runs < 1 || runs > 1_000, "--runs is between 1 and 1000");
    var one = Benchmark.named(benchmark);
    refuseIf(
        one.isEmpty() && !benchmark.equals(ALL),
        "there is no benchmark " + benchmark + "; there are " + known() + " and all");
    var hindrance = one.flatMap(Benchmark::hindrance);
    refuseIf(hindrance.isPresent(), hindrance.orElse(""));
    var benchmarks = new Benchmarks(options());
    if (one.isPresent()) {
      benchmarks.one(one.get());
    } else {
      benchmarks.all(typed().stream().filter(argument -> !argument.equals(ALL)).toList());
    }
    return 0;
  }

  private BenchOptions options() {
    var home = Path.of(System.getProperty("mailferry.home", ".")).toAbsolutePath().normalize();
    return new BenchOptions(
        home,
        (work == null ? home.resolve(".mailferry/bench") : work).toAbsolutePath(),
        mailboxes,
        hours.stream().map(Duration::ofHours).toList(),
        runs,
        seed,
        json,
        ("./mailferry bench " + String.join(" ", typed())).strip());
  }

  /** What stands after {@code bench}. */
  private List<String> typed() {
    return spec == null
        ? List.of()
        : spec.commandLine().getParseResult().originalArgs().stream().skip(1).toList();
  }

  private static String known() {
    return Arrays.stream(Benchmark.values()).map(Benchmark::word).collect(Collectors.joining(", "));
  }

  private void refuseIf(boolean wrong, String why) {
    if (wrong && spec != null) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}
