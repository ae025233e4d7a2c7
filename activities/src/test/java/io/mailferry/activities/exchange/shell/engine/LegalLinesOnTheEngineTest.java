package io.mailferry.activities.exchange.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.command.NewMoveRequest;
import io.mailferry.activities.exchange.command.argument.Begin;
import io.mailferry.activities.exchange.command.argument.Comment;
import io.mailferry.activities.exchange.command.argument.Loss;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Part;
import io.mailferry.activities.exchange.command.line.Rendering;
import io.mailferry.activities.exchange.shell.ShellCommand;
import io.mailferry.activities.exchange.shell.ShellReply;
import io.mailferry.activities.exchange.shell.engine.PracticeDoors.Door;
import io.mailferry.activities.exchange.shell.pool.ShellPool;
import io.mailferry.activities.exchange.shell.session.ShellSession;
import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.Fault.Refused.Reason;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.simulator.SimulatorConfig;
import io.mailferry.simulator.count.Arrival;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lines of docs/exchange/move-requests.md#legal-lines on a real engine, sent straight to a
 * session: what is legal binds, and what is illegal is refused by the engine itself, or by Exchange
 * where it binds.
 *
 * <p>No line names a mailbox that exists, so that one which passes all of Exchange's rules ends
 * with that, and nothing is ever created.
 */
@NeedsPowerShell
class LegalLinesOnTheEngineTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant AT = NOW.plus(Duration.ofDays(13));
  private static final String CONTROLLER = "dc1.target.example";
  private static final MailboxGuid NOBODY = MailboxGuid.of("3f1c0000-0000-0000-0000-000000000001");
  private static final Database DB01 = database("b0c10000-0000-0000-0000-000000000002");
  private static final Database DBA01 = database("b0c10000-0000-0000-0000-000000000003");
  private static final WaveName W07 = new WaveName("w07");
  private static final NewMove.Brake UNTIL = new NewMove.Brake.CompleteAfter(AT);
  private static final NewMove.Brake STOP = new NewMove.Brake.SuspendWhenReady();
  private static final NewMove.Brake NONE = new NewMove.Brake.None();

  /** How Exchange's own errors are named; the engine's have no server in front. */
  private static final Pattern BY_EXCHANGE =
      Pattern.compile("\\[Server=\\w+,RequestId=.*] \\[FailureCategory=Cmdlet-\\w+] .*");

  @TempDir static Path folder;
  private static final Map<ExchangeVersion, PracticeDoors> DOORS = new ConcurrentHashMap<>();
  private static final Map<Way, ShellSession> SESSIONS = new ConcurrentHashMap<>();
  private static final Map<Way, ShellPool> POOLS = new ConcurrentHashMap<>();

  /** Two at once, because an engine that starts keeps hardly more than one core busy. */
  private static final int OPENED_AT_ONCE = 2;

  /** A version's cmdlets and the way to them. */
  private record Way(ExchangeVersion version, Door door) {}

  @BeforeAll
  static void open() throws Exception {
    try (var openers = Executors.newFixedThreadPool(OPENED_AT_ONCE)) {
      var opening =
          Arrays.stream(ExchangeVersion.values())
              .map(version -> (Callable<PracticeDoors>) () -> opened(version))
              .toList();
      for (var doors : openers.invokeAll(opening)) {
        assertThat(doors.get()).isNotNull();
      }
    }
    for (var version : List.of(ExchangeVersion.V2010, ExchangeVersion.V2019)) {
      for (var door : List.of(Door.MODULE, Door.REMOTING)) {
        POOLS.put(new Way(version, door), doors(version).pool(door, 1));
      }
    }
  }

  private static PracticeDoors opened(ExchangeVersion version) throws Exception {
    var practised =
        io.mailferry.simulator.world.ExchangeVersion.valueOf(
            version.name().replaceFirst("^V", "E"));
    var world = SimulatorConfig.builder().mailboxes(1).version(practised).manualClock(NOW);
    var doors = PracticeDoors.open(Files.createDirectory(folder.resolve(version.name())), world);
    DOORS.put(version, doors);
    for (var door : List.of(Door.MODULE, Door.REMOTING)) {
      SESSIONS.put(new Way(version, door), doors.session(door));
    }
    return doors;
  }

  @AfterAll
  static void close() {
    SESSIONS.values().forEach(ShellSession::leave);
    DOORS.values().forEach(PracticeDoors::close);
  }

  // ------------------------------------------------------------------ what is legal

  /**
   * A line by its number in docs/exchange/move-requests.md#legal-lines, and the first version that
   * has all of it.
   */
  record Legal(String number, ExchangeVersion version, NewMoveRequest request) {
    /** The same on this version and on all that came after it. */
    Stream<Legal> onEveryVersion() {
      return Arrays.stream(ExchangeVersion.values())
          .filter(each -> each.compareTo(version) >= 0)
          .map(each -> new Legal(number, each, request));
    }

    Legal(String number, ExchangeVersion version, NewMove move) {
      this(number, version, new NewMoveRequest(move, CONTROLLER));
    }

    @Override
    public String toString() {
      return "line " + number + " on " + version;
    }
  }

  private static List<Legal> legalLines() {
    var source =
        new NewMove.FarEnd(
            "mail.source.example",
            PracticeDoors.CREDENTIAL,
            "dc1.source.example",
            "target.example");
    var sourceAlone =
        new NewMove.FarEnd("mail.source.example", PracticeDoors.CREDENTIAL, null, "target.example");
    var target =
        new NewMove.FarEnd("mail.target.example", PracticeDoors.CREDENTIAL, null, "target.example");
    var old =
        new NewMove.LegacyEnd("dc1.source.example", PracticeDoors.CREDENTIAL, "target.example");
    var plain = new NewMove.Common(W07, Limits.NONE, NONE);
    var stopping = new NewMove.Common(W07, Limits.NONE, STOP);
    var resting =
        new NewMove.Common(
            W07,
            new Loss.UpTo(Limits.NONE),
            NONE,
            new Begin.WhenResumed(new Comment("wave 7 not released")));
    var syncing =
        new NewMove.Common(
            W07, new Limits(10, 0), new NewMove.Brake.CompleteAfter(AT, null, Duration.ofDays(1)));
    var limited = new NewMove.Common(W07, new Limits(10, 10), UNTIL);
    var largeAndStopping =
        new NewMove.Common(W07, new Loss.AllLargeItems(0), STOP, new Begin.Soon());
    var lossy = new NewMove.Common(W07, new Limits(200, 0), NONE);
    var whole = new Part.Whole(DB01, null);
    var v2010 = ExchangeVersion.V2010;
    var v2013 = ExchangeVersion.V2013;
    return List.of(
        new Legal("1", v2013, new NewMove.Local(NOBODY, whole, syncing)),
        new Legal("2", v2010, new NewMove.Local(NOBODY, new Part.Whole(DB01, DBA01), stopping)),
        new Legal("3", v2010, new NewMove.Local(NOBODY, new Part.ArchiveOnly(DBA01), plain)),
        new Legal("4", v2010, new NewMove.Local(NOBODY, new Part.PrimaryOnly(DB01), resting)),
        new Legal("5", v2013, new NewMove.Pull(NOBODY, source, DB01, null, limited)),
        new Legal("6", v2010, new NewMove.Pull(NOBODY, sourceAlone, DB01, DBA01, largeAndStopping)),
        new Legal("7", v2010, new NewMove.Push(NOBODY, target, DB01, null, plain)),
        new Legal("8", v2010, new NewMove.Push(NOBODY, target, DB01, DBA01, plain)),
        new Legal("9", v2010, new NewMove.LegacyPull(NOBODY, old, DB01, plain)),
        new Legal("9, its push", v2010, new NewMove.LegacyPush(NOBODY, old, DB01, plain)),
        new Legal(
            "10",
            v2010,
            new NewMoveRequest(new NewMove.Local(NOBODY, whole, lossy), CONTROLLER, true)));
  }

  static Stream<Arguments> legal() {
    return throughBothDoors(legalLines().stream().flatMap(Legal::onEveryVersion).toList());
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("legal")
  void bindsEveryLegalLine(Legal line, Door door) throws Exception {
    var doors = doors(line.version());
    var command = new Rendering(NOW, line.version()).of(line.request());
    doors.simulator().recordArrivals();

    var error = error(session(new Way(line.version(), door)).ask(command, LONG));

    assertThat(error.errorId()).as("who refuses it, and why").matches(BY_EXCHANGE);
    assertThat(error.reason())
        .as("it passes every rule and fails on its mailbox: %s", error.message())
        .isEqualTo("ManagementObjectNotFoundException");
    assertThat(doors.simulator().arrivals())
        .singleElement()
        .extracting(Arrival::parameters)
        .satisfies(
            arrived ->
                assertThat(arrived.keySet())
                    .containsExactlyInAnyOrderElementsOf(command.parameters().keySet()));
  }

  // ------------------------------------------------------------------ what is illegal

  /** Who refuses an illegal line. */
  enum By {
    /** Two that no set has together. */
    NO_SET("AmbiguousParameterSet", "MF-EX-PARAMETERS", Reason.WRONG_COMMAND),
    /** One that the set needs is not there. */
    MISSING("MissingMandatoryParameter", "MF-EX-PARAMETER-MISSING", Reason.WRONG_COMMAND),
    /** One that the version does not have. */
    UNKNOWN("NamedParameterNotFound", "MF-EX-PARAMETER-UNKNOWN", Reason.NOT_ALLOWED),
    /** It binds, and Exchange has a rule against it. */
    EXCHANGE("", "MF-EX-COMBINATION", Reason.WRONG_COMMAND);

    private final String id;
    private final String code;
    private final Reason reason;

    By(String id, String code, Reason reason) {
      this.id = id;
      this.code = code;
      this.reason = reason;
    }
  }

  record Illegal(String name, ExchangeVersion version, By by, ShellCommand command) {
    @Override
    public String toString() {
      return name + " on " + version;
    }
  }

  private static List<Illegal> illegalLines() {
    var soon = Map.of("utc", AT.toString());
    return List.of(
        row(By.NO_SET, "Remote", true, "RemoteHostName", "h", "RemoteTargetDatabase", "X"),
        row(By.NO_SET, "Outbound", true, "RemoteHostName", "h", "TargetDatabase", "X"),
        row(By.MISSING, "TargetDatabase", "X", "RemoteTargetDatabase", "Y"),
        row(By.MISSING, "Remote", true, "TargetDatabase", "X"),
        row(By.NO_SET, "Remote", true, "Outbound", true, "RemoteHostName", "h"),
        row(By.MISSING, "TargetDatabase", "X", "RemoteHostName", "h"),
        row(By.NO_SET, "TargetDatabase", "X", "TargetDeliveryDomain", "d"),
        row(By.NO_SET, legacy("RemoteHostName", "h")),
        row(By.NO_SET, legacy("PrimaryOnly", true)),
        row(By.EXCHANGE, "SuspendWhenReadyToComplete", true, "CompleteAfter", soon),
        row(By.EXCHANGE, "ArchiveOnly", true, "TargetDatabase", "X"),
        row(By.EXCHANGE, "AllowLargeItems", true, "LargeItemLimit", 5),
        row(By.EXCHANGE, "TargetDatabase", "X", "SuspendComment", "c"),
        row(
            By.NO_SET,
            "DoNotPreserveMailboxSignature",
            true,
            "Remote",
            true,
            "RemoteHostName",
            "h"),
        row(By.EXCHANGE, "TargetDatabase", "X", "LargeItemLimit", 60),
        row(By.EXCHANGE, "TargetDatabase", "X", "AcceptLargeDataLoss", true),
        oldRow("CompleteAfter", soon),
        oldRow("StartAfter", soon),
        oldRow("IncrementalSyncInterval", "1.00:00:00"),
        oldRow("CompletedRequestAgeLimit", "1.00:00:00"),
        oldRow("LargeItemLimit", 5),
        oldRow("ForceOffline", true),
        oldRow("PreventCompletion", true),
        oldRow("ForcePull", true),
        oldRow("ForcePush", true),
        oldRow("WorkloadType", "Local"),
        oldRow("SkipMoving", List.of("FolderRules")),
        oldRow("InternalFlags", List.of("UseTcp")));
  }

  private static Illegal row(By by, Object... parameters) {
    return row(ExchangeVersion.V2019, by, parameters);
  }

  private static Illegal oldRow(String parameter, Object value) {
    return row(ExchangeVersion.V2010, By.UNKNOWN, "TargetDatabase", "X", parameter, value);
  }

  private static Object[] legacy(String parameter, Object value) {
    return new Object[] {
      "RemoteLegacy",
      true,
      "RemoteGlobalCatalog",
      "dc1.source.example",
      "RemoteCredential",
      Map.of("credential", PracticeDoors.CREDENTIAL),
      parameter,
      value
    };
  }

  private static Illegal row(ExchangeVersion version, By by, Object... namesAndValues) {
    var given = Parameters.of("Identity", NOBODY.toString());
    given.putAll(Parameters.of(namesAndValues));
    var name = "-" + String.join(" -", given.keySet().stream().skip(1).toList());
    return new Illegal(
        name, version, by, new ShellCommand("New-MoveRequest", given, Effect.CHANGES));
  }

  static Stream<Arguments> illegal() {
    return throughBothDoors(illegalLines());
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("illegal")
  void refusesEveryIllegalLine(Illegal line, Door door) throws Exception {
    var simulator = doors(line.version()).simulator();
    simulator.recordArrivals();

    var error = error(session(new Way(line.version(), door)).ask(line.command(), LONG));

    var refused = FaultTable.STANDARD.fault(error, Effect.CHANGES, "New-MoveRequest");
    assertThat(refused.code()).as("%s", error).isEqualTo(line.by().code);
    assertThat(refused)
        .isInstanceOfSatisfying(
            Fault.Refused.class, each -> assertThat(each.reason()).isEqualTo(line.by().reason));
    if (line.by() == By.EXCHANGE) {
      assertThat(error.errorId()).matches(BY_EXCHANGE);
      assertThat(simulator.arrivals()).hasSize(1);
    } else {
      assertThat(error.errorId()).isEqualTo(engineId(line.by(), door));
      assertThat(simulator.arrivals()).isEmpty();
    }
  }

  /** Behind a remote endpoint the engine would ask for what is missing, and nobody answers. */
  private static String engineId(By by, Door door) {
    return by == By.MISSING && door.equals(Door.REMOTING)
        ? "InvalidOperation"
        : by.id + ",New-MoveRequest";
  }

  static Stream<Arguments> unbindable() {
    return throughBothDoors(
        illegalLines().stream().filter(each -> each.by() != By.EXCHANGE).toList());
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("unbindable")
  void sendsNothingThatTheEngineWouldRefuse(Illegal line, Door door) {
    var simulator = doors(line.version()).simulator();
    var pool = Objects.requireNonNull(POOLS.get(new Way(line.version(), door)));
    simulator.recordArrivals();

    assertThatExceptionOfType(Fault.Refused.class)
        .isThrownBy(() -> pool.ask(line.command(), LONG, LONG))
        .satisfies(
            refused -> {
              assertThat(refused.reason()).isEqualTo(line.by().reason);
              assertThat(refused.getMessage()).contains("not sent");
            });
    assertThat(simulator.arrivals()).isEmpty();
  }

  // ------------------------------------------------------------------ the ways there

  private static Stream<Arguments> throughBothDoors(List<?> lines) {
    return lines.stream()
        .flatMap(
            line -> Stream.of(Door.MODULE, Door.REMOTING).map(door -> Arguments.of(line, door)));
  }

  private static PracticeDoors doors(ExchangeVersion version) {
    return Objects.requireNonNull(DOORS.get(version));
  }

  private static ShellSession session(Way way) {
    return Objects.requireNonNull(SESSIONS.get(way));
  }

  private static ErrorReport error(ShellReply reply) {
    return Objects.requireNonNull(reply.error(), "it was not refused");
  }

  private static Database database(String guid) {
    return new Database(UUID.fromString(guid), guid, "CN=" + guid);
  }
}
