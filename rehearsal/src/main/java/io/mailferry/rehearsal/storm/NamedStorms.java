package io.mailferry.rehearsal.storm;

import io.mailferry.rehearsal.storm.Storm.Ground;
import io.mailferry.rehearsal.storm.Storm.Misfortune;
import io.mailferry.rehearsal.storm.Storm.Oddity;
import io.mailferry.rehearsal.storm.Storm.Open;
import io.mailferry.simulator.commands.LostAnswer;
import io.mailferry.simulator.faults.Fault;
import io.mailferry.simulator.faults.PlannedFault;
import io.mailferry.simulator.faults.Trigger;
import io.mailferry.simulator.moves.request.StatusDetail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Storms of one kind of fault each, and of two: what a user runs before she relies on it. The
 * moment and the length of what is drawn follow from a seed.
 */
public final class NamedStorms {
  /** Between the names of two; a plus cannot stand in the name of a folder everywhere. */
  private static final String BETWEEN = "--";

  private static final int MAILBOXES = 20;

  /** Far enough for all to be copied, so that a cutover before it would show. */
  private static final Duration NOT_BEFORE = Duration.ofMinutes(90);

  /**
   * In each of three databases a third of them: as many as make a read of it take three minutes.
   */
  private static final int REQUESTS_OF_OTHERS = 450;

  private static final Duration EACH_OF_THEM = Duration.ofMillis(1_200);

  private static final int IN_CHILD_DOMAINS = 8;

  private static final Duration WRONG_BY = Duration.ofMinutes(20);

  private static final Duration FOR_EVER = Duration.ofDays(30);
  private static final List<Integer> SOME = List.of(2, 5, 11);

  /** What happens to one command, which may never be given, is nothing to rely on. */
  private static final Set<String> OF_ONE_COMMAND =
      Set.of("answer-lost", "command-lost", "throttled");

  private static final Set<String> WITHIN_ONE = Set.of("leftovers", "leftovers-unasked");
  private static final Set<String> BETWEEN_TWO =
      Set.of("far-password-changed", "blank-limits", "lossy-fail-over");

  private static final List<String> CMDLETS =
      List.of(
          "New-MoveRequest",
          "Set-MoveRequest",
          "Remove-MoveRequest",
          "Get-MoveRequest",
          "Get-MoveRequestStatistics",
          "Get-MailboxDatabase",
          "Test-MAPIConnectivity");

  private static final Map<String, Function<Random, Content>> PASSING = passing();
  private static final Map<String, Trouble> TROUBLES = troubles();

  private record Content(Misfortune misfortune, Ground ground, List<Open> windows) {
    static Content of(Misfortune misfortune) {
      return on(Ground.USUAL, misfortune);
    }

    static Content on(Ground ground, Misfortune misfortune) {
      return new Content(misfortune, ground, List.of());
    }

    static Content in(List<Open> windows, Misfortune misfortune) {
      return new Content(misfortune, Ground.USUAL, windows);
    }
  }

  /** In the first there is time for some of the mailboxes, in the last for all of them. */
  private static final List<Open> THREE_WINDOWS =
      List.of(open(90, 150), open(300, 390), open(26 * 60, 30 * 60 - 30));

  private NamedStorms() {}

  /** The names of all, in the order in which they are run. */
  public static List<String> names() {
    return Stream.of(Stream.of("calm"), PASSING.keySet().stream(), TROUBLES.keySet().stream())
        .flatMap(names -> names)
        .toList();
  }

  /** The name as it is typed. */
  static String typed(String name) {
    return name.replace(BETWEEN, "+");
  }

  /**
   * The storm of a name, or of several with a plus between them; empty when there is none, and when
   * two of them could not be told apart by what people are asked.
   *
   * @param seed what moments and lengths follow from
   */
  public static Optional<Storm> named(String name, long seed) {
    var kinds = List.of(name.split("\\+", -1));
    return names().containsAll(kinds) && canBeToldApart(kinds) && isOneWorld(kinds)
        ? Optional.of(storm(String.join(BETWEEN, kinds), kinds, seed))
        : Optional.empty();
  }

  private static boolean canBeToldApart(List<String> kinds) {
    var causes =
        TROUBLES.entrySet().stream()
            .filter(each -> kinds.contains(each.getKey()))
            .map(each -> each.getValue().cause())
            .toList();
    return isWithoutTwins(kinds) && isWithoutTwins(causes);
  }

  /** A wave within one organisation has no far account, and databases of its own choice. */
  private static boolean isOneWorld(List<String> kinds) {
    return Collections.disjoint(kinds, WITHIN_ONE) || Collections.disjoint(kinds, BETWEEN_TWO);
  }

  private static boolean isWithoutTwins(List<String> words) {
    return Set.copyOf(words).size() == words.size();
  }

  /** Every two of those that pass by themselves, at a time. */
  public static List<Storm> pairs(long seed) {
    var names = List.copyOf(PASSING.keySet());
    return IntStream.range(0, names.size())
        .boxed()
        .flatMap(
            first ->
                names.subList(first + 1, names.size()).stream()
                    .map(second -> List.of(names.get(first), second)))
        .map(pair -> storm(String.join(BETWEEN, pair), pair, seed))
        .toList();
  }

  private static Storm storm(String name, List<String> kinds, long seed) {
    var contents = new ArrayList<Content>();
    var troubles = new ArrayList<Trouble>();
    for (var kind : kinds) {
      var passing = PASSING.get(kind);
      if (passing != null) {
        // Each has moments of its own.
        contents.add(passing.apply(new Random(31 * seed + kind.hashCode())));
      }
      var trouble = TROUBLES.get(kind);
      if (trouble != null) {
        troubles.add(trouble);
      }
    }
    return new Storm(
        name,
        seed,
        troubles.isEmpty() ? StormKind.TRANSIENT : StormKind.MIXED,
        MAILBOXES,
        Optional.of(NOT_BEFORE),
        contents.stream().flatMap(content -> content.windows().stream()).distinct().toList(),
        contents.stream().map(Content::misfortune).toList(),
        troubles,
        contents.stream().map(Content::ground).reduce(Ground.USUAL, Ground::and));
  }

  private static Map<String, Function<Random, Content>> passing() {
    var all = new LinkedHashMap<String, Function<Random, Content>>();
    Misfortunes.names().stream()
        .filter(name -> !OF_ONE_COMMAND.contains(name))
        .forEach(name -> all.put(name, chance -> Content.of(new Misfortunes(chance).named(name))));
    all.put("controller-away-4h", _ -> Content.of(controllerForHours()));
    all.put("forest-away-4h", _ -> Content.of(forestForHours()));
    all.put("account-expired", _ -> Content.of(accountExpired()));
    all.put("server-crashes", _ -> Content.of(serverCrashes()));
    all.put("copies-behind", _ -> Content.of(copiesBehind()));
    all.put("controller-told-alone", _ -> Content.of(controllerToldAlone()));
    all.put(
        "answers-lost",
        _ ->
            Content.of(
                everyFirst(
                    "answer is lost", each -> new Fault.AnswerLost(each, LostAnswer.SILENCE))));
    all.put("commands-lost", _ -> Content.of(everyFirst("never arrives", Fault.NeverArrives::new)));
    all.put(
        "commands-throttled",
        _ ->
            Content.of(
                everyFirst(
                    "is throttled for 5 min",
                    each -> new Fault.Throttled(each, Duration.ofMinutes(5)))));
    all.put("stalls", _ -> Content.of(stalls()));
    all.put("release-ignored", _ -> Content.of(releaseIgnored()));
    all.put("far-directory-lags", _ -> Content.of(farDirectoryLags()));
    all.put("clock-ahead", _ -> Content.of(clockWrong(WRONG_BY)));
    all.put("clock-behind", _ -> Content.of(clockWrong(WRONG_BY.negated())));
    all.put(
        "clock-ahead-held",
        _ -> Content.on(Ground.with(Oddity.HELD_BY_EXCHANGE), clockAheadHeld()));
    all.put("log-volume-full", _ -> Content.of(logVolumeFull()));
    all.put(
        "slow-queues", _ -> Content.on(new Ground(REQUESTS_OF_OTHERS, 0, Set.of()), slowQueues()));
    all.put(
        "child-domains",
        _ -> Content.on(new Ground(0, IN_CHILD_DOMAINS, Set.of()), childDomains()));
    all.put("window-missed", _ -> Content.in(THREE_WINDOWS, windowMissed()));
    all.put("window-too-short", _ -> Content.in(THREE_WINDOWS, windowTooShort()));
    all.put("window-forest-away", _ -> Content.in(THREE_WINDOWS, windowForestAway()));
    all.put("few-slots", _ -> Content.on(Ground.with(Oddity.SLOTS), fewSlots()));
    all.put("agreed-beforehand", _ -> Content.on(Ground.with(Oddity.AGREED), agreedBeforehand()));
    all.put("two-workers", _ -> Content.on(Ground.with(Oddity.TWO_WORKERS), twoWorkers()));
    all.put("leftovers", _ -> Content.on(Ground.with(Oddity.BALANCED), leftovers()));
    return all;
  }

  private static Map<String, Trouble> troubles() {
    var all = new LinkedHashMap<String, Trouble>();
    all.put("damaged-items", new Trouble.SpoiltItems(SOME, Trouble.BAD_ITEM_LIMIT + 3));
    all.put("blank-limits", new Trouble.BlankLimits(SOME, 2));
    all.put("quota-too-small", new Trouble.OverQuota(SOME));
    all.put("moved-by-hand", new Trouble.SomebodyElses(SOME));
    all.put("leftovers-unasked", new Trouble.Leftovers(StormWorld.BALANCED));
    all.put("request-removed", new Trouble.RemovedBehindOurBack(SOME));
    all.put(
        "far-password-changed",
        new Trouble.FarPasswordChanged(IntStream.range(0, MAILBOXES).boxed().toList()));
    all.put(
        "far-account-locked",
        new Trouble.FarAccountLocked(
            IntStream.range(0, MAILBOXES).boxed().toList(), Duration.ofMinutes(70)));
    all.put("lossy-fail-over", new Trouble.LostByFailOver(goingTo("TGT-DB01"), "TGT-DB01"));
    all.put("request-not-valid", new Trouble.NotValid(SOME, hours(4)));
    return all;
  }

  private static List<Integer> goingTo(String database) {
    return IntStream.range(0, MAILBOXES)
        .filter(each -> StormWorld.target(each).equals(database))
        .boxed()
        .toList();
  }

  private static Misfortune controllerForHours() {
    return new Misfortune(
        "dc1.target.example is away for 4 h",
        List.of(
            at(Duration.ofMinutes(5), new Fault.ControllerAway("dc1.target.example", hours(4)))));
  }

  private static Misfortune forestForHours() {
    return new Misfortune(
        "all controllers of target.example are away for 4 h",
        awayFrom(Duration.ofMinutes(20), hours(4)).toList());
  }

  /** The controllers answer all the time, and nobody is let in: half of the wave is submitted. */
  private static Misfortune accountExpired() {
    return new Misfortune(
        "Mailferry's account in target.example expires when half of the mailboxes are submitted, and"
            + " is extended after 4 h",
        List.of(
            new PlannedFault(
                new Trigger.OnCommand("New-MoveRequest", MAILBOXES / 2),
                Duration.ZERO,
                new Fault.AccountExpires("target.example", hours(4)))));
  }

  private static Misfortune clockWrong(Duration ahead) {
    return new Misfortune(
        "the clocks of all Exchange servers and controllers are %d min %s"
            .formatted(ahead.abs().toMinutes(), ahead.isNegative() ? "behind" : "ahead"),
        List.of(at(Duration.ZERO, new Fault.ClockWrong(ahead, FOR_EVER))));
  }

  private static Misfortune clockAheadHeld() {
    var ahead = clockWrong(WRONG_BY);
    return new Misfortune(
        ahead.words() + ", and Exchange is given the moment from which it may switch",
        ahead.faults());
  }

  private static Misfortune twoWorkers() {
    return new Misfortune(
        "two workers share the work, one of which is stopped when half of the mailboxes are"
            + " submitted",
        List.of());
  }

  private static Misfortune leftovers() {
    return new Misfortune(
        "the mailboxes move within one organisation, in which somebody moved %d of them before and left the completed requests; the plan has them removed"
            .formatted(StormWorld.BALANCED.size()),
        List.of());
  }

  private static Stream<PlannedFault> awayFrom(Duration moment, Duration length) {
    return Stream.of("dc1.target.example", "dc2.target.example")
        .map(host -> at(moment, new Fault.ControllerAway(host, length)));
  }

  /** As one event: what lay on that server is gone until it is back. */
  private static Misfortune serverCrashes() {
    var moment = Duration.ofMinutes(25);
    var length = Duration.ofMinutes(30);
    return new Misfortune(
        "the server with TGT-DB01 crashes: the database is off line for 30 min, the replication"
            + " service rests and all PowerShells die",
        List.of(
            at(moment, new Fault.Dismounted("TGT-DB01", length)),
            at(moment, new Fault.ReplicationStops(length)),
            at(moment, new Fault.ShellsKilled())));
  }

  private static Misfortune copiesBehind() {
    return new Misfortune(
        "three moves stall for 3 h because copies of their database are behind",
        Stream.generate(
                () ->
                    at(
                        Duration.ofMinutes(8),
                        new Fault.MoveStalls(
                            null, StatusDetail.STALLED_DUE_TO_TARGET_MDB_REPLICATION, hours(3))))
            .limit(3)
            .toList());
  }

  /** Nobody can be released, nor verified, in the first window. */
  private static Misfortune windowForestAway() {
    return new Misfortune(
        "mailboxes switch in windows, and all controllers of target.example are away over the end of"
            + " the first",
        awayFrom(Duration.ofMinutes(85), Duration.ofMinutes(75)).toList());
  }

  /** The controller alone knows where the first mailboxes live now. */
  private static Misfortune controllerToldAlone() {
    var host = "dc1.target.example";
    return new Misfortune(
        host + " is away for 2 h as soon as it is told of the first new home, and tells nobody",
        List.of(
            at(Duration.ZERO, new Fault.VisibilityLag(Duration.ofMinutes(5), "target.example")),
            new PlannedFault(
                new Trigger.WhenMoveReaches(StatusDetail.CLEANUP.label(), null),
                Duration.ZERO,
                new Fault.ControllerAway(host, hours(2)))));
  }

  private static Misfortune everyFirst(String what, Function<String, Fault> fault) {
    return new Misfortune(
        "of each cmdlet the first " + what,
        CMDLETS.stream()
            .map(
                cmdlet ->
                    new PlannedFault(
                        new Trigger.OnCommand(cmdlet, 1), Duration.ZERO, fault.apply(cmdlet)))
            .toList());
  }

  private static Misfortune stalls() {
    return new Misfortune(
        "three moves stall for 5 h",
        Stream.of(
                StatusDetail.STALLED_DUE_TO_TARGET_CONTENT_INDEXING,
                StatusDetail.STALLED_DUE_TO_TARGET_DISK_LATENCY,
                StatusDetail.STALLED_DUE_TO_MAILBOX_LOCK)
            .map(detail -> at(Duration.ofMinutes(8), new Fault.MoveStalls(null, detail, hours(5))))
            .toList());
  }

  private static Misfortune releaseIgnored() {
    return new Misfortune(
        "no release is taken up for 3 h",
        List.of(at(Duration.ofMinutes(60), new Fault.ReleaseIgnored(null, hours(3)))));
  }

  /** Nobody can release anything in the first window. */
  private static Misfortune windowMissed() {
    return new Misfortune(
        "mailboxes switch in windows, in the first of which no PowerShell session opens",
        List.of(at(Duration.ofMinutes(80), new Fault.ShellsUnreachable(Duration.ofMinutes(80)))));
  }

  /** What was released in the first window is not to complete after it. */
  private static Misfortune windowTooShort() {
    return new Misfortune(
        "mailboxes switch in windows, and Exchange takes up no release from the first on for 3 h",
        List.of(at(Duration.ofMinutes(88), new Fault.ReleaseIgnored(null, hours(3)))));
  }

  /** Nobody can count what is at work for a while, nor begin anything. */
  private static Misfortune fewSlots() {
    return new Misfortune(
        "no more than %d mailboxes are copied into a database at a time, %d in all, and %d switch; no PowerShell session opens for 20 min"
            .formatted(Ground.COPYING_INTO_ONE, Ground.COPYING_IN_ALL, Ground.SWITCHING_IN_ALL),
        List.of(at(Duration.ofMinutes(40), new Fault.ShellsUnreachable(Duration.ofMinutes(20)))));
  }

  private static Misfortune agreedBeforehand() {
    return new Misfortune(
        "%d items are damaged in %d mailboxes and somebody else moves %d; the plan has steps for the one and adopts the other; no PowerShell session opens for 20 min"
            .formatted(
                Trouble.BAD_ITEM_LIMIT + 3,
                StormWorld.DAMAGED.size(),
                StormWorld.BEGUN_BY_OTHERS.size()),
        List.of(at(Duration.ofMinutes(25), new Fault.ShellsUnreachable(Duration.ofMinutes(20)))));
  }

  private static Open open(int fromMinutes, int toMinutes) {
    return new Open(Duration.ofMinutes(fromMinutes), Duration.ofMinutes(toMinutes));
  }

  private static Misfortune farDirectoryLags() {
    return new Misfortune(
        "the controllers of source.example take 45 min to agree, and Exchange writes on another one"
            + " than we read",
        List.of(
            at(
                Duration.ZERO,
                new Fault.VisibilityLag(Duration.ofMinutes(45), "source.example", true))));
  }

  private static Misfortune logVolumeFull() {
    return new Misfortune(
        "the log volume of TGT-DB01 is full after 6 GB, for 2 h",
        List.of(at(Duration.ZERO, new Fault.LogVolumeFills("TGT-DB01", 6L << 30, hours(2)))));
  }

  private static Misfortune slowQueues() {
    return new Misfortune(
        "each queue holds 150 completed requests of others and takes three minutes to read",
        List.of(at(Duration.ZERO, new Fault.QueuesSlow(EACH_OF_THEM, FOR_EVER))));
  }

  private static Misfortune childDomains() {
    return new Misfortune(
        IN_CHILD_DOMAINS
            + " users stand in child domains, of each of which one controller is away for 2 h",
        Stream.of("dc1.child.source.example", "dc1.emea.target.example")
            .map(host -> at(Duration.ofMinutes(5), new Fault.ControllerAway(host, hours(2))))
            .toList());
  }

  private static Duration hours(int number) {
    return Duration.ofHours(number);
  }

  private static PlannedFault at(Duration moment, Fault fault) {
    return new PlannedFault(new Trigger.After(moment), Duration.ZERO, fault);
  }
}
