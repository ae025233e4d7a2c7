package io.mailferry.rehearsal.storm;

import io.mailferry.model.plan.Consents;
import io.mailferry.model.plan.Leftovers;
import io.mailferry.model.plan.LimitSteps;
import io.mailferry.model.plan.RequestsOfOthers;
import io.mailferry.simulator.MailboxFacts;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.SimulatorConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The practice organisation of a storm: what happens to it, and what people do in it. */
final class StormWorld {
  /** Which mailboxes are damaged where a plan agrees to that. */
  static final List<Integer> DAMAGED = List.of(2, 5, 11);

  /** Which mailboxes somebody else begins to move where a plan agrees to that. */
  static final List<Integer> BEGUN_BY_OTHERS = List.of(3, 7);

  /**
   * Which mailboxes somebody moved before where that is so: most, and none to which another kind
   * happens.
   */
  static final List<Integer> BALANCED =
      List.of(0, 1, 4, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19);

  private static final int DATABASES = 3;

  /** Large enough to be in mid-copy when somebody comes to remove its request. */
  private static final long REMOVED_BYTES = 4L << 30;

  private static final long OTHERS_SMALL_BYTES = 20L << 20;
  private static final Duration UNTIL_OTHERS_HAVE_MOVED = Duration.ofDays(3);

  /** Large enough not to be copied before a question about it can be answered. */
  private static final long OTHERS_BYTES = 8L << 30;

  /** Some requests fail then, and the others are refused. */
  private static final int HALF_OF_THEM = 10;

  /**
   * What people did, which no record of Exchange tells from what we did.
   *
   * @param created requests that somebody else created
   * @param removed requests that an operator removed in the middle of their copy
   * @param notDone what they could not do, a sentence each; the storm was not the one planned then
   */
  record Deeds(int created, int removed, List<String> notDone) {
    Deeds {
      notDone = List.copyOf(notDone);
    }
  }

  private final Storm storm;
  private final Simulator simulator;
  private final List<MailboxFacts> mailboxes;
  private final Set<String> toRemove = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final List<String> notDone = new ArrayList<>();
  private int created;
  private int removed;

  StormWorld(Storm storm, Simulator simulator) {
    this.storm = storm;
    this.simulator = simulator;
    this.mailboxes = simulator.mailboxes().subList(0, storm.mailboxes());
  }

  /** The world that a storm happens to, whose time is still to be set. */
  static SimulatorConfig.Builder config(Storm storm) {
    var local = storm.isWithinOneOrganisation();
    return SimulatorConfig.builder()
        .mailboxes(local ? 0 : storm.mailboxes())
        .localMailboxes(storm.ground().requestsOfOthers() + (local ? storm.mailboxes() : 0))
        .inChildDomains(storm.ground().inChildDomains())
        .seed(storm.seed())
        .databases(2, DATABASES);
  }

  /** What the plan of its wave agrees to. */
  Consents consents() {
    var consents = Consents.NONE;
    if (storm.ground().has(Storm.Oddity.AGREED)) {
      consents =
          consents
              .with(new LimitSteps(List.of(Trouble.BAD_ITEM_LIMIT + 1, 50), List.of()))
              .with(RequestsOfOthers.ADOPT);
    }
    return storm.ground().has(Storm.Oddity.BALANCED) && !storm.asksAboutLeftovers()
        ? consents.with(Leftovers.REMOVE)
        : consents;
  }

  /** The plan of its wave. */
  String plan() {
    var limit = storm.badItemLimit().map(String::valueOf).orElse("");
    var text = new StringBuilder("EmailAddress,TargetDatabase,BadItemLimit\n");
    targets()
        .forEach(
            (address, target) ->
                text.append(address)
                    .append(',')
                    .append(target)
                    .append(',')
                    .append(limit)
                    .append('\n'));
    return text.toString();
  }

  /** Where each mailbox is to go, by address, in the order of the plan. */
  Map<String, String> targets() {
    var targets = new LinkedHashMap<String, String>();
    for (var i = 0; i < mailboxes.size(); i++) {
      targets.put(address(i), where(i));
    }
    return targets;
  }

  private String where(int mailbox) {
    return storm.isWithinOneOrganisation()
        ? another(simulator.homeOf(address(mailbox)).database())
        : target(mailbox);
  }

  /** Where the mailbox of this number is to go, if it comes from another organisation. */
  static String target(int mailbox) {
    return "TGT-DB0" + (1 + mailbox % DATABASES);
  }

  String address(int mailbox) {
    return mailboxes.get(mailbox).address();
  }

  /** What happened before: others moved their mailboxes and never cleared the requests. */
  void whatWasBefore() {
    for (var earlier : simulator.mailboxes()) {
      if (mailboxes.contains(earlier)) {
        continue;
      }
      simulator.resizeMailbox(earlier.address(), OTHERS_SMALL_BYTES);
      othersMove(earlier);
    }
    var balanced = storm.isWithinOneOrganisation() ? BALANCED : List.<Integer>of();
    balanced.forEach(
        each -> {
          var mailbox = mailboxes.get(each);
          simulator.resizeMailbox(mailbox.address(), OTHERS_SMALL_BYTES);
          othersMove(mailbox);
        });
    if (storm.ground().requestsOfOthers() > 0 || !balanced.isEmpty()) {
      simulator.advance(UNTIL_OTHERS_HAVE_MOVED);
    }
    balanced.forEach(each -> simulator.resizeMailbox(address(each), mailboxes.get(each).bytes()));
  }

  private void othersMove(MailboxFacts mailbox) {
    var parameters =
        Map.<String, @Nullable Object>of(
            "Identity",
            mailbox.address(),
            "TargetDatabase",
            another(mailbox.home().database()),
            "BatchName",
            Trouble.EARLIER_BATCH);
    if (Boolean.TRUE.equals(simulator.command("New-MoveRequest", parameters).get("ok"))) {
      created++;
    } else {
      notDone.add("others could not move " + mailbox.address());
    }
  }

  private static String another(String database) {
    var number = database.charAt(database.length() - 1) - '0';
    return target(number % DATABASES);
  }

  /**
   * Lets the storm begin.
   *
   * @param speed of its clock: how long Exchange asks to wait is counted by the wall's
   */
  void begin(double speed) {
    if (storm.ground().has(Storm.Oddity.AGREED)) {
      spoil(DAMAGED.stream().map(this::address).toList(), Trouble.BAD_ITEM_LIMIT + 3);
      BEGUN_BY_OTHERS.forEach(this::somebodyElseBegins);
    }
    storm.troubles().forEach(this::prepare);
    storm.misfortunes().stream()
        .flatMap(misfortune -> misfortune.byTheWall(speed))
        .forEach(simulator.script()::plan);
  }

  private void prepare(Trouble trouble) {
    var whose = trouble.mailboxes().stream().map(this::address).toList();
    switch (trouble) {
      case Trouble.SpoiltItems(_, var items) -> spoil(whose, items);
      case Trouble.BlankLimits(_, var items) -> spoil(whose, items);
      case Trouble.OverQuota _ ->
          whose.forEach(
              each ->
                  simulator
                      .script()
                      .now()
                      .failsMove(
                          each,
                          "MapiExceptionShutoffQuotaExceeded",
                          "MapiExceptionShutoffQuotaExceeded: Unable to save changes."));
      // That was before.
      case Trouble.Leftovers _ -> {}
      case Trouble.SomebodyElses _ -> trouble.mailboxes().forEach(this::somebodyElseBegins);
      case Trouble.RemovedBehindOurBack _ -> {
        whose.forEach(each -> simulator.resizeMailbox(each, REMOVED_BYTES));
        toRemove.addAll(whose);
      }
      case Trouble.FarPasswordChanged _ -> {
        whose.forEach(each -> simulator.resizeMailbox(each, OTHERS_BYTES));
        simulator.script().onCommand("New-MoveRequest", HALF_OF_THEM).farCredentialExpires(null);
      }
      case Trouble.FarAccountLocked(_, var length) -> {
        whose.forEach(each -> simulator.resizeMailbox(each, OTHERS_BYTES));
        simulator.script().onCommand("New-MoveRequest", HALF_OF_THEM).farCredentialExpires(length);
      }
      case Trouble.LostByFailOver(_, var database) -> {
        whose.forEach(each -> simulator.resizeMailbox(each, OTHERS_BYTES));
        simulator
            .script()
            .onCommand("New-MoveRequest", mailboxes.size())
            .after(Duration.ofMinutes(1))
            .failOverWithLoss(database, Duration.ofMinutes(2), Duration.ofHours(1));
      }
      case Trouble.NotValid(_, var length) ->
          whose.forEach(each -> simulator.script().now().invalidates(each, "DataMissing", length));
    }
  }

  private void spoil(List<String> whose, int items) {
    whose.forEach(each -> simulator.script().now().spoilsItems(each, items));
  }

  private void somebodyElseBegins(int mailbox) {
    var whose = address(mailbox);
    simulator.resizeMailbox(whose, OTHERS_BYTES);
    others.add(whose);
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("Identity", whose);
    parameters.put("TargetDatabase", where(mailbox));
    parameters.put("BatchName", Trouble.BATCH);
    if (!storm.isWithinOneOrganisation()) {
      parameters.put("Remote", true);
      parameters.put("RemoteHostName", "mail.source.example");
      parameters.put("TargetDeliveryDomain", "target.example");
    }
    if (Boolean.TRUE.equals(simulator.command("New-MoveRequest", parameters).get("ok"))) {
      created++;
    } else {
      notDone.add("somebody else could not begin to move " + whose);
    }
  }

  /** Removes the requests that are to be removed, each when it is being copied. */
  void whatAnOperatorDoes() {
    for (var whose : List.copyOf(toRemove)) {
      var copying =
          simulator.requestsOf(whose).stream()
              .anyMatch(each -> each.statusDetail().equals("CopyingMessages") && !each.removed());
      if (copying
          && Boolean.TRUE.equals(
              simulator
                  .command("Remove-MoveRequest", Map.of("Identity", whose, "Confirm", false))
                  .get("ok"))) {
        toRemove.remove(whose);
        removed++;
      }
    }
  }

  /** Whether a request of any mailbox of the wave is still there. */
  boolean hasRequests() {
    return mailboxes.stream().anyMatch(each -> !simulator.requestsOf(each.address()).isEmpty());
  }

  /** What people have done. */
  Deeds deeds() {
    var all = new ArrayList<>(notDone);
    toRemove.stream()
        .sorted()
        .map(each -> "an operator never met the request of " + each + " while it was copied")
        .forEach(all::add);
    return new Deeds(created, removed, all);
  }

  /** How many of ours began to complete when they might not; a stranger's request has no brake. */
  long completionsOutside(Instant start) {
    return simulator.cutovers().stream()
        .filter(each -> each.began().isAfter(start))
        .filter(each -> !others.contains(each.address()))
        .filter(each -> !storm.mayBegin(Duration.between(start, each.began()).plus(storm.unseen())))
        .count();
  }
}
