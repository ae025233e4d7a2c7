package io.mailferry.simulator.faults;

import io.mailferry.simulator.commands.CommandFault;
import io.mailferry.simulator.commands.CommandFaults;
import io.mailferry.simulator.commands.call.Outages;
import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.directory.DomainController;
import io.mailferry.simulator.directory.PracticeDirectory;
import io.mailferry.simulator.moves.MailboxReplication;
import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.time.ServersClock;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Lets planned faults happen when their time comes. */
public final class FaultInjector implements CommandFaults {
  private record Counting(PlannedFault planned, int number) {}

  private final SimulatedClock clock;
  private final ServersClock servers;
  private final World world;
  private final Directories directories;
  private final MailboxReplication moves;
  private final Outages outages;
  private final OpenShells shells;
  private final LogVolumes logVolumes = new LogVolumes();
  private final Map<String, Integer> arrivals = new HashMap<>();
  private final List<Counting> onCommands = new ArrayList<>();
  private final List<PlannedFault> onDetails = new ArrayList<>();
  private final List<Fault> armed = new ArrayList<>();
  private final List<Happened> happened = new CopyOnWriteArrayList<>();
  private Instant unreachableUntil = Instant.MIN;

  /** An injector with nothing planned. */
  public FaultInjector(
      SimulatedClock clock,
      ServersClock servers,
      World world,
      Directories directories,
      MailboxReplication moves,
      Outages outages,
      OpenShells shells) {
    this.clock = clock;
    this.servers = servers;
    this.world = world;
    this.directories = directories;
    this.moves = moves;
    this.outages = outages;
    this.shells = shells;
    moves.watch(this::moveChanged);
  }

  /** Adds a line; names that do not exist are refused here, not when it is too late. */
  public void plan(PlannedFault planned) {
    check(planned.fault());
    clock.change(
        () -> {
          switch (planned.trigger()) {
            case Trigger.After after ->
                clock.after(after.time().plus(planned.delay()), () -> happen(planned.fault()));
            case Trigger.OnCommand command ->
                onCommands.add(new Counting(planned, arrived(command.cmdlet()) + command.number()));
            case Trigger.WhenMoveReaches _ -> onDetails.add(planned);
          }
        });
  }

  /** What has happened so far, in the order of time. */
  public List<Happened> happened() {
    return List.copyOf(happened);
  }

  @Override
  public CommandFault of(String cmdlet) {
    int number = arrivals.merge(key(cmdlet), 1, Integer::sum);
    for (var counting : List.copyOf(onCommands)) {
      if (counting.planned().trigger() instanceof Trigger.OnCommand(String awaited, int _)
          && key(awaited).equals(key(cmdlet))
          && counting.number() == number) {
        onCommands.remove(counting);
        set(counting.planned());
      }
    }
    if (noSessionOpens()) {
      return new CommandFault.Unreachable();
    }
    for (var fault : armed) {
      var hit = hit(fault, cmdlet);
      if (hit.isPresent()) {
        armed.remove(fault);
        return hit.get();
      }
    }
    return new CommandFault.None();
  }

  @Override
  public boolean noSessionOpens() {
    return clock.instant().isBefore(unreachableUntil);
  }

  private static Optional<CommandFault> hit(Fault fault, String cmdlet) {
    if (fault instanceof Fault.AnswerLost lost && concerns(lost.cmdlet(), cmdlet)) {
      return Optional.of(new CommandFault.LosesAnswer(lost.how()));
    }
    if (fault instanceof Fault.NeverArrives never && concerns(never.cmdlet(), cmdlet)) {
      return Optional.of(new CommandFault.NeverArrives());
    }
    if (fault instanceof Fault.Throttled throttled && concerns(throttled.cmdlet(), cmdlet)) {
      return Optional.of(new CommandFault.Throttled(throttled.patience()));
    }
    return Optional.empty();
  }

  private static boolean concerns(@Nullable String awaited, String cmdlet) {
    return awaited == null || awaited.equalsIgnoreCase(cmdlet);
  }

  private void set(PlannedFault planned) {
    if (planned.delay().isZero()) {
      happen(planned.fault());
    } else {
      clock.after(planned.delay(), () -> happen(planned.fault()));
    }
  }

  private void moveChanged(MoveRequest request) {
    if (request.statusDetail().equals(StatusDetail.COPYING_MESSAGES.label())) {
      logVolumes
          .copies(request)
          .ifPresent(
              length ->
                  clock.after(
                      Duration.ZERO,
                      () -> happen(new Fault.Dismounted(request.order().target().name(), length))));
    }
    for (var planned : List.copyOf(onDetails)) {
      if (planned.trigger() instanceof Trigger.WhenMoveReaches(String detail, String database)
          && detail.equalsIgnoreCase(request.statusDetail())
          && concerns(request, database)) {
        onDetails.remove(planned);
        // Never in the middle of the step that set it off.
        clock.after(planned.delay(), () -> happen(planned.fault()));
      }
    }
  }

  private static boolean concerns(MoveRequest request, @Nullable String database) {
    return database == null
        || request.order().target().isCalled(database)
        || request.order().source().isCalled(database);
  }

  private void happen(Fault fault) {
    happened.add(new Happened(clock.instant(), fault));
    switch (fault) {
      case Fault.ControllerAway away ->
          directory(away.controller()).away(controller(away.controller()), away.length());
      case Fault.AccountExpires expires ->
          forests(expires.forest()).forEach(forest -> forest.expireAccount(expires.length()));
      case Fault.ClockWrong wrong -> servers.goWrong(wrong.ahead(), wrong.length());
      case Fault.FailOver over -> moves.failOver(world.database(over.database()), over.gap());
      case Fault.LossyFailOver over ->
          moves.failOverWithLoss(world.database(over.database()), over.gap(), over.lost());
      case Fault.Dismounted gone -> moves.dismount(world.database(gone.database()), gone.length());
      case Fault.DatabaseUnknown gone ->
          outages.forgets(world.database(gone.database()), gone.length());
      case Fault.AnswerLost _, Fault.NeverArrives _, Fault.Throttled _ -> armed.add(fault);
      case Fault.ShellsUnreachable away ->
          unreachableUntil = clock.later(unreachableUntil, away.length());
      case Fault.ShellsKilled _ -> shells.killAll();
      case Fault.ShellKilled killed -> shells.killOne(killed.pick());
      case Fault.MoveFails fails -> moves.failOnce(mailbox(fails.mailbox()), fails.failure());
      case Fault.MoveStalls stalls ->
          moves.stall(mailbox(stalls.mailbox()), stalls.detail(), stalls.length());
      case Fault.ReleaseIgnored ignored ->
          moves.ignoreRelease(mailbox(ignored.mailbox()), ignored.length());
      case Fault.RequestNotValid odd ->
          moves.mismatch(world.mailbox(odd.mailbox()), odd.mismatch(), odd.length());
      case Fault.ItemsSpoiled spoiled -> world.mailbox(spoiled.mailbox()).spoil(spoiled.count());
      case Fault.ReplicationStops stops -> moves.stopService(stops.length());
      case Fault.ProxiesAway away -> moves.takeProxiesAway(away.length());
      case Fault.FarCredentialExpires expires -> moves.expireFarCredential(expires.length());
      case Fault.VisibilityLag slow ->
          forests(slow.forest())
              .forEach(
                  forest -> {
                    forest.lag(slow.lag());
                    if (slow.servicesWriteElsewhere()) {
                      forest.servicesWriteElsewhere();
                    }
                  });
      case Fault.QueuesSlow slow -> outages.slowQueues(slow.each(), slow.length());
      case Fault.LogVolumeFills fills ->
          logVolumes.fill(world.database(fills.database()), fills.bytes(), fills.length());
    }
  }

  private void check(Fault fault) {
    switch (fault) {
      case Fault.ControllerAway away -> controller(away.controller());
      case Fault.FailOver over -> world.database(over.database());
      case Fault.LossyFailOver over -> world.database(over.database());
      case Fault.Dismounted gone -> world.database(gone.database());
      case Fault.DatabaseUnknown gone -> world.database(gone.database());
      case Fault.RequestNotValid odd -> world.mailbox(odd.mailbox());
      case Fault.ItemsSpoiled spoiled -> world.mailbox(spoiled.mailbox());
      case Fault.MoveFails fails -> mailbox(fails.mailbox());
      case Fault.MoveStalls stalls -> mailbox(stalls.mailbox());
      case Fault.ReleaseIgnored ignored -> mailbox(ignored.mailbox());
      case Fault.LogVolumeFills fills -> world.database(fills.database());
      case Fault.VisibilityLag slow -> forests(slow.forest());
      case Fault.AccountExpires expires -> forests(expires.forest());
      case Fault.AnswerLost _,
          Fault.NeverArrives _,
          Fault.Throttled _,
          Fault.ShellsUnreachable _,
          Fault.ShellsKilled _,
          Fault.ShellKilled _,
          Fault.ReplicationStops _,
          Fault.ProxiesAway _,
          Fault.FarCredentialExpires _,
          Fault.ClockWrong _,
          Fault.QueuesSlow _ -> {}
    }
  }

  private Optional<Mailbox> mailbox(@Nullable String name) {
    return Optional.ofNullable(name).map(world::mailbox);
  }

  private DomainController controller(String host) {
    return directories.all().stream()
        .flatMap(each -> each.controller(hostName(host)).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no controller is called " + host));
  }

  private static String hostName(String host) {
    if (!host.contains(".")) {
      throw new IllegalArgumentException("each forest has a " + host + ": give its full DNS name");
    }
    return host;
  }

  private PracticeDirectory directory(String host) {
    return directories.of(controller(host).organisation());
  }

  private List<PracticeDirectory> forests(@Nullable String name) {
    var named =
        directories.all().stream()
            .filter(
                each ->
                    name == null
                        || each.controllers().getFirst().organisation().domain().equals(name))
            .toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException("no forest is called " + name);
    }
    return named;
  }

  private int arrived(String cmdlet) {
    return arrivals.getOrDefault(key(cmdlet), 0);
  }

  private static String key(String cmdlet) {
    return cmdlet.toLowerCase(Locale.ROOT);
  }
}
