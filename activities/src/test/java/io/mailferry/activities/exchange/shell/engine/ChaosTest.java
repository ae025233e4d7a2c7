package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellSettings;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.engine.MeddlingShell.Mischief;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of requests to a real shell while it is killed, delayed, cut short and talked over.
 *
 * <p>{@code -Dmailferry.chaos.seed=…} is another run, {@code -Dmailferry.chaos.requests=…} another
 * length; the mischief grows with it.
 */
@NeedsPowerShell
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChaosTest {
  private static final int REQUESTS = Integer.getInteger("mailferry.chaos.requests", 2_000);
  private static final long SEED = Long.getLong("mailferry.chaos.seed", 20_261_125);
  private static final int SESSIONS = 6;

  /** Of so many, because every mischief costs six seconds there. */
  private static final int OVER_JPOWERSHELL = 20;

  /** Enough for each mischief and as many that nothing befalls. */
  private static final int FEWEST = 60;

  /** Of so many requests one meets a mischief that costs its shell, and one a harmless one. */
  private static final int RARELY = 50;

  private static final Duration FOR_A_SESSION = Duration.ofMinutes(3);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofSeconds(4);

  private static final Set<Mischief> PATIENCE_IS_SHORT =
      EnumSet.of(Mischief.LATE, Mischief.HALF_AND_SILENCE, Mischief.HANG);
  private static final List<Mischief> HARMLESS = List.of(Mischief.NOISE, Mischief.TALK);
  private static final List<Mischief> DEADLY =
      List.of(
          Mischief.KILLED_BEFORE,
          Mischief.KILLED_DURING,
          Mischief.KILLED_AFTER,
          Mischief.LATE,
          Mischief.HALF_AND_EXIT,
          Mischief.HALF_AND_SILENCE,
          Mischief.STRANGER,
          Mischief.MANGLED,
          Mischief.EXIT,
          Mischief.HANG);
  private static final String OWN_ANSWER = "its own answer";

  private record Asked(Mischief mischief, String token, boolean changes) {}

  private record Outcome(Asked asked, String what, long runs) {}

  @TempDir private static Path folder;

  @ParameterizedTest
  @EnumSource(ShellTransport.class)
  void everyAnswerBelongsToItsQuestionAndNothingIsRunTwice(ShellTransport transport)
      throws Exception {
    // given
    var ledger = Files.createDirectory(folder.resolve(transport.word()));
    var asked =
        switch (transport) {
          case OWN -> asked(REQUESTS, 2);
          case JPOWERSHELL -> asked(Math.max(REQUESTS / OVER_JPOWERSHELL, FEWEST), 1);
        };

    // when
    List<Outcome> outcomes;
    try (var pool = pool(ledger, transport)) {
      outcomes = carriedOut(asked, pool, ledger);
    }

    // then
    assertThat(outcomes).hasSameSizeAs(asked);
    assertThat(outcomes.stream().filter(each -> !isAsItShouldBe(each, transport)))
        .as("seed %d", SEED)
        .isEmpty();
    assertThat(outcomes).extracting(each -> each.asked().mischief()).contains(Mischief.values());
  }

  /**
   * What befalls each, in the order of the seed; each mischief equally often and at least once.
   *
   * @param large how often the largest
   */
  private static List<Asked> asked(int requests, int large) {
    var chance = new Random(SEED);
    var mischiefs = new ArrayList<>(Collections.nCopies(large, Mischief.HUGE));
    mischiefs.addAll(Collections.nCopies(large, Mischief.FLOOD));
    for (var i = 0; i < Math.max(requests / RARELY, DEADLY.size()); i++) {
      mischiefs.add(DEADLY.get(i % DEADLY.size()));
      mischiefs.add(HARMLESS.get(i % HARMLESS.size()));
    }
    mischiefs.addAll(Collections.nCopies(requests - mischiefs.size(), Mischief.NONE));
    Collections.shuffle(mischiefs, chance);
    var asked = new ArrayList<Asked>();
    for (var mischief : mischiefs) {
      var changes = mischief == Mischief.HUGE || chance.nextBoolean();
      asked.add(new Asked(mischief, "token-" + asked.size(), changes));
    }
    return asked;
  }

  private static ShellPool pool(Path ledger, ShellTransport transport) {
    var module = Resources.path("Mischief.psm1");
    var shell = MeddlingShell.launcher(folder, PowerShellOfTests.path());
    return ShellPool.open(
        "chaos",
        ShellSettings.of(shell, Map.of("MISCHIEF_LEDGER", ledger.toString()))
            .reaching(new Connection.Module(module))
            .keeping(SESSIONS)
            .recordedIn(folder.resolve("shells"))
            .over(transport),
        FaultTable.STANDARD);
  }

  private static List<Outcome> carriedOut(List<Asked> asked, ShellPool pool, Path ledger)
      throws InterruptedException, IOException {
    var tasks = asked.stream().map(each -> (Callable<String>) () -> outcome(each, pool)).toList();
    List<String> said;
    try (var askers = Executors.newFixedThreadPool(SESSIONS)) {
      said = askers.invokeAll(tasks).stream().map(each -> each.resultNow()).toList();
    }
    var runs = runs(ledger);
    var outcomes = new ArrayList<Outcome>();
    for (var i = 0; i < asked.size(); i++) {
      var each = asked.get(i);
      outcomes.add(new Outcome(each, said.get(i), runs.getOrDefault(each.token(), 0L)));
    }
    return outcomes;
  }

  /** How often each token was written down, in the ledgers of all shells together. */
  private static Map<String, Long> runs(Path ledger) throws IOException {
    var tokens = new ArrayList<String>();
    try (var shells = Files.list(ledger)) {
      for (var shell : shells.toList()) {
        tokens.addAll(Files.readAllLines(shell));
      }
    }
    return tokens.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static String outcome(Asked asked, ShellPool pool) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("Identity", asked.token());
    parameters.put("BatchName", asked.mischief().word());
    var command =
        asked.changes()
            ? new ShellCommand("New-MoveRequest", parameters, Effect.CHANGES)
            : new ShellCommand("Get-MoveRequest", parameters, Effect.READS);
    try {
      var patience = PATIENCE_IS_SHORT.contains(asked.mischief()) ? SHORT : LONG;
      var reply = pool.ask(command, FOR_A_SESSION, patience);
      var error = reply.error();
      if (error != null) {
        return FaultTable.STANDARD.classify(error).code();
      }
      var whose = reply.result().getFirst().path("BatchName").asText();
      return whose.equals(asked.token()) ? OWN_ANSWER : "the answer of " + whose;
    } catch (Fault fault) {
      return fault.code() + " " + fault.getClass().getSimpleName();
    }
  }

  /** Over jPowerShell nobody knows of a command that it had not begun. */
  private static String expected(Asked asked, ShellTransport transport) {
    var lost = "MF-EX-LOST-ANSWER " + (asked.changes() ? "Unconfirmed" : "NotReached");
    return switch (asked.mischief()) {
      case NONE, NOISE, FLOOD, TALK -> OWN_ANSWER;
      case HUGE -> "MF-EX-TOO-LONG-ANSWER";
      case KILLED_BEFORE ->
          transport == ShellTransport.OWN ? "MF-EX-NOT-DELIVERED NotReached" : lost;
      case KILLED_DURING,
          KILLED_AFTER,
          LATE,
          HALF_AND_EXIT,
          HALF_AND_SILENCE,
          STRANGER,
          MANGLED,
          EXIT,
          HANG ->
          lost;
    };
  }

  private static boolean isAsItShouldBe(Outcome outcome, ShellTransport transport) {
    return outcome.what().equals(expected(outcome.asked(), transport))
        && outcome.runs() >= fewest(outcome)
        && outcome.runs() <= most(outcome);
  }

  private static long fewest(Outcome outcome) {
    var answered = outcome.what().equals(OWN_ANSWER);
    return outcome.asked().changes() && answered ? 1 : 0;
  }

  private static long most(Outcome outcome) {
    var never = outcome.asked().mischief() == Mischief.KILLED_BEFORE;
    return outcome.asked().changes() && !never ? 1 : 0;
  }
}
