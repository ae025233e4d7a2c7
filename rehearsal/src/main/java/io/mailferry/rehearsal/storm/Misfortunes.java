package io.mailferry.rehearsal.storm;

import io.mailferry.rehearsal.storm.Storm.Misfortune;
import io.mailferry.simulator.commands.LostAnswer;
import io.mailferry.simulator.faults.Fault;
import io.mailferry.simulator.faults.PlannedFault;
import io.mailferry.simulator.faults.Trigger;
import io.mailferry.simulator.moves.request.MoveFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Draws what goes wrong and passes: everything of that kind that the simulator offers. */
public final class Misfortunes {
  /** The wave works in this time; later there would be nothing to disturb. */
  private static final int BUSY_MINUTES = 100;

  private static final List<String> FORESTS = List.of("source.example", "target.example");
  private static final List<String> DATABASES =
      List.of("SRC-DB01", "SRC-DB02", "TGT-DB01", "TGT-DB02", "TGT-DB03");

  /** Changes come with each mailbox, reads many times; so early numbers hit both. */
  private static final List<String> CHANGES =
      List.of(
          "New-MoveRequest",
          "New-MoveRequest",
          "Set-MoveRequest",
          "Resume-MoveRequest",
          "Remove-MoveRequest");

  private static final List<String> READS =
      List.of("Get-MoveRequest", "Get-MoveRequestStatistics", "Get-MailboxDatabase");

  /** Requests fail so for reasons that pass (docs/exchange/failures.md#families). */
  private static final List<MoveFailure> PASSING =
      List.of(
          new MoveFailure(
              "MapiExceptionNetworkError", "Source", "Unable to make connection to the server."),
          new MoveFailure(
              "MapiExceptionMdbOffline", "Target", "MapiExceptionMdbOffline: Unable to open store"),
          new MoveFailure(
              "CommunicationErrorTransientException",
              "Source",
              "The call to 'https://mail.source.example/EWS/mrsproxy.svc' timed out."),
          new MoveFailure(
              "TooManyTransientFailureRetriesPermanentException",
              "Target",
              "Too many transient failures. The LDAP server is unavailable."),
          new MoveFailure(
              "SourceMailboxConnectionStalePermanentException",
              "Source",
              "The connection to the source mailbox is stale."));

  private static final List<LostAnswer> DEADLY =
      List.of(LostAnswer.SILENCE, LostAnswer.HALF_A_FRAME);
  private static final List<LostAnswer> ALL_WAYS =
      List.of(LostAnswer.SILENCE, LostAnswer.HALF_A_FRAME, LostAnswer.HANGING);

  private static final String TWICE = "answer-lost";

  private final Random chance;
  private final Map<String, Supplier<Misfortune>> byName = new LinkedHashMap<>();

  /** Losing an answer stands for much, so it is drawn twice as often; the order is a part of it. */
  private final List<String> menu;

  /** Draws by this chance. */
  public Misfortunes(Random chance) {
    this.chance = chance;
    byName.put("controller-away", this::controllerAway);
    byName.put("forest-away", this::forestAway);
    byName.put("both-forests-away", this::bothForestsAway);
    byName.put("shells-unreachable", this::shellsUnreachable);
    byName.put("shells-die", this::shellsDie);
    byName.put("answer-lost", this::answerLost);
    byName.put("command-lost", this::neverArrives);
    byName.put("throttled", this::throttled);
    byName.put("fail-over", this::failsOver);
    byName.put("fail-over-and-back", this::failsOverAndBack);
    byName.put("database-off-line", this::dismounts);
    byName.put("service-stops", this::serviceStops);
    byName.put("proxies-away", this::proxiesAway);
    byName.put("requests-fail", this::requestsFail);
    byName.put("replication-lags", this::replicationLags);
    menu = new ArrayList<>(byName.keySet());
    menu.add(menu.indexOf(TWICE), TWICE);
  }

  List<Misfortune> draw(int number) {
    return IntStream.range(0, number)
        .mapToObj(_ -> named(menu.get(chance.nextInt(menu.size()))))
        .toList();
  }

  /** What there is, each name once, in order. */
  public static List<String> names() {
    return List.copyOf(new Misfortunes(new Random(0)).byName.keySet());
  }

  /** One of this name, which is one of {@link #names}. */
  public Misfortune named(String name) {
    return Objects.requireNonNull(byName.get(name), name).get();
  }

  private Misfortune controllerAway() {
    var at = moment();
    var length = minutes(5, 120);
    var host = "dc" + (1 + chance.nextInt(2)) + "." + one(FORESTS);
    return new Misfortune(
        told(at, host + " is away for " + length.toMinutes() + " min"),
        List.of(planned(at, new Fault.ControllerAway(host, length))));
  }

  private Misfortune forestAway() {
    var at = moment();
    var length = minutes(3, 45);
    var forest = one(FORESTS);
    return new Misfortune(
        told(at, "all controllers of " + forest + " are away for " + length.toMinutes() + " min"),
        controllersAway(at, length, List.of(forest)));
  }

  private Misfortune bothForestsAway() {
    var at = moment();
    var length = minutes(3, 30);
    return new Misfortune(
        told(at, "all controllers of both forests are away for " + length.toMinutes() + " min"),
        controllersAway(at, length, FORESTS));
  }

  private static List<PlannedFault> controllersAway(
      Duration at, Duration length, List<String> forests) {
    return forests.stream()
        .flatMap(forest -> IntStream.of(1, 2).mapToObj(i -> "dc" + i + "." + forest))
        .map(host -> planned(at, new Fault.ControllerAway(host, length)))
        .toList();
  }

  private Misfortune shellsUnreachable() {
    var at = moment();
    var length = minutes(3, 45);
    return new Misfortune(
        told(at, "no PowerShell session opens for " + length.toMinutes() + " min"),
        List.of(planned(at, new Fault.ShellsUnreachable(length))));
  }

  private Misfortune shellsDie() {
    var at = moment();
    var all = chance.nextBoolean();
    return new Misfortune(
        told(at, all ? "every PowerShell dies" : "a PowerShell dies"),
        List.of(
            planned(
                at, all ? new Fault.ShellsKilled() : new Fault.ShellKilled(chance.nextInt(100)))));
  }

  /** A change whose answer hangs is not drawn: giving it up takes minutes of the wall's time. */
  private Misfortune answerLost() {
    var change = chance.nextBoolean();
    var cmdlet = one(change ? CHANGES : READS);
    var number = 1 + chance.nextInt(12);
    var how = one(change ? DEADLY : ALL_WAYS);
    return new Misfortune(
        "the answer to " + cmdlet + " number " + number + " is lost (" + words(how) + ")",
        List.of(onCommand(cmdlet, number, new Fault.AnswerLost(cmdlet, how))));
  }

  private Misfortune neverArrives() {
    var cmdlet = one(chance.nextBoolean() ? CHANGES : READS);
    var number = 1 + chance.nextInt(12);
    return new Misfortune(
        cmdlet + " number " + number + " never arrives",
        List.of(onCommand(cmdlet, number, new Fault.NeverArrives(cmdlet))));
  }

  private Misfortune throttled() {
    var cmdlet = one(chance.nextBoolean() ? CHANGES : READS);
    var number = 1 + chance.nextInt(12);
    var length = minutes(1, 10);
    return new Misfortune(
        cmdlet + " number " + number + " is throttled for " + length.toMinutes() + " min",
        List.of(onCommand(cmdlet, number, new Fault.Throttled(cmdlet, length))));
  }

  private Misfortune failsOver() {
    var at = moment();
    var database = one(DATABASES);
    return new Misfortune(
        told(at, database + " fails over"),
        List.of(planned(at, new Fault.FailOver(database, minutes(1, 8)))));
  }

  private Misfortune failsOverAndBack() {
    var at = moment();
    var database = one(DATABASES);
    var back = at.plus(minutes(20, 60));
    return new Misfortune(
        told(at, database + " fails over, and back at " + back.toMinutes() + " min"),
        List.of(
            planned(at, new Fault.FailOver(database, minutes(1, 8))),
            planned(back, new Fault.FailOver(database, minutes(1, 8)))));
  }

  private Misfortune dismounts() {
    var at = moment();
    var database = one(DATABASES);
    var length = minutes(2, 60);
    return new Misfortune(
        told(at, database + " is off line for " + length.toMinutes() + " min"),
        List.of(planned(at, new Fault.Dismounted(database, length))));
  }

  private Misfortune serviceStops() {
    var at = moment();
    var length = minutes(5, 60);
    return new Misfortune(
        told(at, "the replication services rest for " + length.toMinutes() + " min"),
        List.of(planned(at, new Fault.ReplicationStops(length))));
  }

  private Misfortune proxiesAway() {
    var at = moment();
    var length = minutes(5, 60);
    return new Misfortune(
        told(at, "no MRS proxy answers for " + length.toMinutes() + " min"),
        List.of(planned(at, new Fault.ProxiesAway(length))));
  }

  private Misfortune requestsFail() {
    var at = moment();
    var number = 1 + chance.nextInt(4);
    var failure = one(PASSING);
    return new Misfortune(
        told(at, number + " requests fail with " + failure.type()),
        IntStream.range(0, number)
            .mapToObj(_ -> planned(at, new Fault.MoveFails(null, failure)))
            .toList());
  }

  /** Less than the settling time of a submission, or Exchange itself would be to blame. */
  private Misfortune replicationLags() {
    var at = moment();
    var lag = minutes(1, 10);
    return new Misfortune(
        told(at, "the directories take " + lag.toMinutes() + " min to agree for an hour"),
        List.of(
            planned(at, new Fault.VisibilityLag(lag, null)),
            planned(at.plusHours(1), new Fault.VisibilityLag(Duration.ofSeconds(15), null))));
  }

  private Duration moment() {
    return Duration.ofMinutes(chance.nextInt(BUSY_MINUTES));
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(chance.nextInt(least, most + 1));
  }

  private <T> T one(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  private static String words(LostAnswer how) {
    return switch (how) {
      case SILENCE -> "its shell dies";
      case HALF_A_FRAME -> "its shell dies in the middle of it";
      case HANGING -> "its shell says nothing more";
    };
  }

  private static String told(Duration at, String what) {
    return "at " + at.toMinutes() + " min " + what;
  }

  private static PlannedFault planned(Duration at, Fault fault) {
    return new PlannedFault(new Trigger.After(at), Duration.ZERO, fault);
  }

  private static PlannedFault onCommand(String cmdlet, int number, Fault fault) {
    return new PlannedFault(new Trigger.OnCommand(cmdlet, number), Duration.ZERO, fault);
  }
}
