package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.activities.exchange.ExchangeShell;
import io.mailferry.activities.exchange.ExchangeTimeouts;
import io.mailferry.activities.exchange.catalogue.CmdletName;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.exchange.shell.engine.PracticeDoors.Door;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem;
import io.mailferry.simulator.RequestFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.world.Organisation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One request, one answer, whichever way it goes: through the module in the shell, through a remote
 * session, and through the stand-in.
 *
 * <p>The shell, the far end and we are in three time zones, and the far end writes numbers as four
 * cultures do. {@link Answer} says what may differ.
 */
@NeedsPowerShell
class BothDoorsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static ExecutorService hands;
  private static PracticeDoors doors;
  private static Simulator simulator;

  @BeforeAll
  static void open() throws Exception {
    doors = PracticeDoors.open(folder, AwkwardWorld.config());
    simulator = doors.simulator();
    hands = Executors.newCachedThreadPool();
    AwkwardWorld.fill(simulator);
  }

  @AfterAll
  static void close() throws Exception {
    hands.shutdownNow();
    doors.close();
  }

  @Test
  void readsAWorldInWhichNothingAwkwardIsMissing() {
    var items = simulator.requests();

    assertThat(items)
        .extracting(RequestFacts::status)
        .contains("Queued", "InProgress", "Suspended", "AutoSuspended", "Synced", "Completed")
        .contains("Failed");
    assertThat(items)
        .extracting(RequestFacts::properties)
        .anySatisfy(each -> assertThat(each).containsEntry("BadItemLimit", "Unlimited"))
        .anySatisfy(each -> assertThat(each).containsEntry("TotalMailboxSize", 5_684_054_577L))
        .anySatisfy(each -> assertThat(each).containsEntry("Direction", "Push"))
        .anySatisfy(each -> assertThat(each).containsEntry("StartTimestamp", null))
        .anySatisfy(each -> assertThat((Long) each.get("TotalStalledDuration")).isPositive());
  }

  @Test
  void asksEveryCmdletOfTheClosedList() {
    assertThat(EveryRequest.to(Organisation.TARGET, simulator))
        .extracting(ShellCommand::cmdlet)
        .containsAll(Arrays.stream(CmdletName.values()).map(CmdletName::word).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "fr-FR", "de-CH"})
  void givesTheSameAnswersInEveryCulture(String culture) throws Exception {
    agree(Organisation.TARGET, Locale.forLanguageTag(culture), ShellTransport.OWN);
  }

  @Test
  void givesTheSameAnswersWhereMovesLeave() throws Exception {
    agree(Organisation.SOURCE, Locale.GERMANY, ShellTransport.OWN);
  }

  /** Whatever is far from plain is in this culture. */
  @Test
  void givesTheSameAnswersOverTheOtherTransport() throws Exception {
    agree(Organisation.TARGET, Locale.forLanguageTag("de-CH"), ShellTransport.JPOWERSHELL);
  }

  private static void agree(Organisation organisation, Locale culture, ShellTransport transport)
      throws Exception {
    var commands = EveryRequest.to(organisation, simulator);
    var before = simulator.requests();

    var standIn = answers(Door.STAND_IN.of(organisation), commands);
    var module = answers(Door.MODULE.of(organisation).writing(culture).over(transport), commands);
    var remoting =
        answers(Door.REMOTING.of(organisation).writing(culture).over(transport), commands);

    areEqual(module.get(), standIn.get());
    areEqual(remoting.get(), standIn.get());
    assertThat(simulator.requests()).as("nothing was changed").isEqualTo(before);
  }

  private static Future<Map<ShellCommand, Answer>> answers(Door door, List<ShellCommand> commands) {
    return hands.submit(
        () -> {
          var answers = new LinkedHashMap<ShellCommand, Answer>();
          var session = doors.session(door);
          for (var command : commands) {
            answers.put(command, Answer.of(command, session.ask(command, LONG)));
          }
          session.leave();
          return answers;
        });
  }

  @Test
  void meansTheSameToWhoeverAsksInOurWords() throws Exception {
    var standIn = facts(Door.STAND_IN);

    areEqual(facts(Door.MODULE.writing(Locale.FRANCE)), standIn);
    areEqual(facts(Door.REMOTING.writing(Locale.FRANCE)), standIn);
  }

  /** Names what differs, and nothing else of so much. */
  private static <K, V> void areEqual(Map<K, V> actual, Map<K, V> expected) {
    var softly = new SoftAssertions();
    softly.assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (asked, answer) -> softly.assertThat(actual.get(asked)).as("%s", asked).isEqualTo(answer));
    softly.assertAll();
  }

  private static Map<String, String> facts(Door door) throws Exception {
    var exchange =
        new ExchangeShell(
            "target",
            doors.pool(door, 1),
            FaultTable.STANDARD,
            simulator.clock(),
            ExchangeTimeouts.USUAL,
            CommandLog.NONE);
    var facts = new LinkedHashMap<String, Object>();
    var controller = "dc1.target.example";
    for (var each : simulator.mailboxes()) {
      var mailbox = new MailboxGuid(each.exchangeGuid());
      facts.put(
          "request of " + each.address(), told(() -> exchange.requestOf(mailbox, controller)));
      facts.put("batch of " + each.address(), exchange.migrationBatchOf(mailbox));
      facts.put("log-on of " + each.address(), exchange.whyNobodyCanLogOn(mailbox, controller));
    }
    for (var name : List.of("TGT-DB01", "TGT-DB03", "TGT-DB99")) {
      var database = new Database(UUID.nameUUIDFromBytes(new byte[] {1}), name, "CN=" + name);
      facts.put("state of " + name, exchange.stateOf(database));
    }
    facts.put("ours", exchange.requestsOfBatch(WaveName.everyBatch(), controller));
    facts.put("all", exchange.requestsOfBatch("*", null));
    var told = new LinkedHashMap<String, String>();
    facts.forEach((asked, fact) -> told.put(asked, withoutServer(fact.toString())));
    return told;
  }

  /** Of a database that is off line, both doors say so alike. */
  private static Object told(Supplier<QueueItem> read) {
    try {
      return read.get();
    } catch (Fault.NotReached offLine) {
      return offLine.code() + ": " + offLine.sentence();
    }
  }

  /** A module has no server, so the organisation stands where a session names its own. */
  private static String withoutServer(String why) {
    return why.replace(" at exch1.target.example)", " at target)");
  }
}
