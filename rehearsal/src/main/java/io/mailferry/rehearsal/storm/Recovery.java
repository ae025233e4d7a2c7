package io.mailferry.rehearsal.storm;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Attention;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.simulator.faults.Fault;
import io.mailferry.simulator.faults.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long after the end of the last fault it takes until every mailbox that waited at that moment
 * goes on, as the status of the wave shows it (docs/rehearsals.md#one-fault-a-night).
 */
final class Recovery {
  private final double speed;
  private @Nullable Instant end;
  private Set<MailboxGuid> waiting = new HashSet<>();
  private @Nullable Duration longest;

  /**
   * @param speed of the night: how long Exchange asks to wait is counted by the wall's clock
   */
  Recovery(double speed) {
    this.speed = speed;
  }

  /**
   * Looks at the status of the wave.
   *
   * @param happened which faults there were until now
   * @param now by Exchange's clock
   */
  void look(WaveSnapshot wave, List<Happened> happened, Instant now) {
    var waitingNow =
        wave.mailboxes().stream()
            .filter(Recovery::waits)
            .map(MailboxSnapshot::mailbox)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var last = lastEnd(happened, now);
    if (last.isPresent() && !last.get().equals(end)) {
      end = last.get();
      waiting = waitingNow;
      longest = waiting.isEmpty() ? Duration.ZERO : null;
    }
    waiting.retainAll(waitingNow);
    if (end != null && longest == null && waiting.isEmpty()) {
      longest = Duration.between(end, now);
    }
  }

  /**
   * How long it took the last of them; null where no fault has ended.
   *
   * @param over when the wave ended: whoever waited until then waits no more
   */
  @Nullable Duration longest(Instant over) {
    return end == null || longest != null ? longest : Duration.between(end, over);
  }

  private static boolean waits(MailboxSnapshot mailbox) {
    return mailbox.attention() != Attention.NONE || mailbox.dependency() != null;
  }

  private Optional<Instant> lastEnd(List<Happened> happened, Instant now) {
    return happened.stream()
        .flatMap(each -> length(each.fault()).map(each.at()::plus).stream())
        .filter(each -> !each.isAfter(now))
        .max(Comparator.naturalOrder());
  }

  /** How long it lasts; empty for what is over as soon as it happens, and for what stays. */
  private Optional<Duration> length(Fault fault) {
    return switch (fault) {
      case Fault.ControllerAway(_, var length) -> Optional.of(length);
      case Fault.AccountExpires(_, var length) -> Optional.of(length);
      case Fault.ClockWrong(_, var length) -> Optional.of(length);
      case Fault.FailOver(_, var gap) -> Optional.of(gap);
      case Fault.LossyFailOver(_, var gap, _) -> Optional.of(gap);
      case Fault.Dismounted(_, var length) -> Optional.of(length);
      case Fault.DatabaseUnknown(_, var length) -> Optional.of(length);
      case Fault.Throttled(_, var patience) ->
          Optional.of(Duration.ofMillis((long) (patience.toMillis() * speed)));
      case Fault.ShellsUnreachable(var length) -> Optional.of(length);
      case Fault.MoveStalls(_, _, var length) -> Optional.of(length);
      case Fault.ReleaseIgnored(_, var length) -> Optional.of(length);
      case Fault.RequestNotValid(_, _, var length) -> Optional.of(length);
      case Fault.ReplicationStops(var length) -> Optional.of(length);
      case Fault.ProxiesAway(var length) -> Optional.of(length);
      case Fault.FarCredentialExpires(var length) -> Optional.ofNullable(length);
      case Fault.QueuesSlow(_, var length) -> Optional.of(length);
      // The dismount that follows is a fault of its own.
      case Fault.LogVolumeFills _,
          Fault.AnswerLost _,
          Fault.NeverArrives _,
          Fault.ShellsKilled _,
          Fault.ShellKilled _,
          Fault.MoveFails _,
          Fault.ItemsSpoiled _,
          Fault.VisibilityLag _ ->
          Optional.empty();
    };
  }
}
