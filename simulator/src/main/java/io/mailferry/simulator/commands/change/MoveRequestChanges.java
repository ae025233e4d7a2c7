package io.mailferry.simulator.commands.change;

import io.mailferry.simulator.commands.call.BoundParameters;
import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.commands.call.Refusal;
import io.mailferry.simulator.commands.syntax.Syntaxes;
import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.world.ExchangeVersion;
import java.util.List;
import java.util.Optional;

/** Set-, Resume-, Suspend- and Remove-MoveRequest, with the states in which they are refused. */
public final class MoveRequestChanges {
  private MoveRequestChanges() {}

  /** Set-MoveRequest. */
  public static void set(Call call) {
    var request = call.request();
    var bound = call.bound();
    if (request.status().isDone()) {
      throw Refusal.task("The move request has completed and can't be modified.");
    }
    checkJobType(request, bound);
    checkRemote(request, bound);
    checkTargets(request, bound);
    var settings = request.settings();
    if (bound.has("BatchName")) {
      settings = settings.inBatch(bound.text("BatchName").orElse(null));
    }
    if (bound.has("SuspendWhenReadyToComplete") || bound.has("PreventCompletion")) {
      settings =
          settings.stopping(
              bound.has("SuspendWhenReadyToComplete")
                  ? bound.on("SuspendWhenReadyToComplete")
                  : settings.suspendWhenReady(),
              bound.has("PreventCompletion")
                  ? bound.on("PreventCompletion")
                  : settings.preventCompletion());
    }
    if (bound.has("CompleteAfter")) {
      NewMoveRequestRules.checkCompletion(
          bound.time("CompleteAfter"), call.context().clock().instant());
      settings = settings.completingAfter(bound.time("CompleteAfter"));
    }
    var badItems = NewMoveRequestRules.limit(bound, "BadItemLimit", settings.badItemLimit());
    if (badItems != null && badItems < request.badItemsSeen()) {
      throw Refusal.task(
          "BadItemLimit can't be lower than the number of bad items already encountered.");
    }
    settings =
        settings.limits(
            badItems,
            NewMoveRequestRules.limit(bound, "LargeItemLimit", settings.largeItemLimit()));
    if (!bound.on("WhatIf")) {
      call.context()
          .moves()
          .change(request, settings, call.controllerFor(bound.needed("Identity")));
      if (bound.has("RemoteCredential")) {
        call.context().moves().renewCredential(request);
      }
    }
  }

  private static void checkJobType(MoveRequest request, BoundParameters bound) {
    var byTime = request.order().autoResume();
    for (var stop : List.of("SuspendWhenReadyToComplete", "PreventCompletion")) {
      if (byTime && bound.on(stop)) {
        throw Refusal.task(stop + " can't be set on a move request that completes automatically.");
      }
    }
    for (var time : List.of("CompleteAfter", "StartAfter", "IncrementalSyncInterval")) {
      if (bound.has(time) && !byTime) {
        throw Refusal.task(
            time
                + " can't be set on a move request created with SuspendWhenReadyToComplete or"
                + " PreventCompletion.");
      }
      if (bound.has(time) && request.status() == RequestStatus.COMPLETION_IN_PROGRESS) {
        throw Refusal.task(time + " can't be set because the move request is completing.");
      }
    }
    if (bound.has("StartAfter") && request.status() != RequestStatus.QUEUED) {
      throw Refusal.task("StartAfter can only be set while the move request is queued.");
    }
  }

  private static void checkRemote(MoveRequest request, BoundParameters bound) {
    for (var remote : List.of("RemoteHostName", "RemoteCredential", "RemoteGlobalCatalog")) {
      if (bound.has(remote) && request.order().kind() == MoveKind.LOCAL) {
        throw Refusal.task(remote + " can't be set on a local move request.");
      }
    }
  }

  private static void checkTargets(MoveRequest request, BoundParameters bound) {
    for (var target : List.of("TargetDatabase", "ArchiveTargetDatabase")) {
      if (bound.has(target)) {
        throw Refusal.task(
            request.status() == RequestStatus.QUEUED
                ? "The practice organisation does not change the target of a request."
                : target + " can only be set while the move request is queued.");
      }
    }
  }

  /** Resume-MoveRequest. */
  public static void resume(Call call) {
    var request = call.request();
    var again = call.bound().on("SuspendWhenReadyToComplete");
    if (request.inCleanup()) {
      throw Refusal.task("The move request can't be resumed because it is in cleanup.");
    }
    if (again && request.order().autoResume()) {
      throw Refusal.task(
          "SuspendWhenReadyToComplete can't be used with a move request that completes"
              + " automatically.");
    }
    if (!call.bound().on("WhatIf")) {
      call.context().moves().resume(request, again);
    }
  }

  /** Suspend-MoveRequest. */
  public static void suspend(Call call) {
    var request = call.request();
    if (request.status() == RequestStatus.COMPLETION_IN_PROGRESS || request.status().isDone()) {
      throw Refusal.task(
          "The move request can't be suspended because it is in state '%s'."
              .formatted(request.status().label()));
    }
    var already =
        request.status() == RequestStatus.SUSPENDED || request.status() == RequestStatus.FAILED;
    if (!call.bound().on("WhatIf") && !already) {
      call.context().moves().suspend(request, call.bound().text("SuspendComment"));
    }
  }

  /** Remove-MoveRequest. */
  public static void remove(Call call) {
    if (call.bound().set().equals(Syntaxes.QUEUE)) {
      removeItem(call);
      return;
    }
    var identity = call.bound().needed("Identity");
    var on = call.controllerFor(identity);
    var mailbox = call.mailbox(identity, on);
    var stamp = call.stamp(identity, mailbox, on);
    var queue = call.queueOf(stamp);
    var item = call.context().moves().item(queue, mailbox).filter(each -> !each.canceled());
    var reachable = queue.mounted();
    if (reachable && item.isPresent() && item.get().inCleanup()) {
      throw Refusal.task("The move request can't be removed because it is in cleanup.");
    }
    if (call.bound().on("WhatIf")) {
      return;
    }
    if (!reachable || item.isEmpty()) {
      call.directory().write(on, call.user(mailbox), MoveStamp.clear());
      call.warn(
          "The move request was removed from Active Directory, but its queue in database '%s' couldn't be updated."
              .formatted(queue.name()));
      count(call, item);
      item.ifPresent(call.context().moves()::orphan);
    } else {
      count(call, item);
      if (item.get().status().isDone() && isTooNewFor(item.get(), call)) {
        call.context().moves().destroy(item.get(), on);
      } else if (item.get().status().isDone()) {
        call.context().moves().clear(item.get(), on);
      } else {
        call.context().moves().cancel(item.get(), on);
      }
    }
  }

  /** docs/exchange/cmdlets.md#newer-remove. */
  private static boolean isTooNewFor(MoveRequest request, Call call) {
    var order = request.order();
    return order.kind() == MoveKind.LOCAL
        && order.source().version() == ExchangeVersion.E2010
        && order.target().version() == ExchangeVersion.E2010
        && call.context().version() != ExchangeVersion.E2010;
  }

  private static void removeItem(Call call) {
    var queue = call.database(call.organisation(), call.bound().needed("MoveRequestQueue"));
    if (!queue.mounted()) {
      throw Call.offline(queue);
    }
    var guid = call.bound().needed("MailboxGuid");
    var item =
        call.context().moves().items(queue).stream()
            .filter(each -> each.mailbox().exchangeGuid().toString().equalsIgnoreCase(guid))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "Couldn't find the request for mailbox '%s' in the queue of database '%s'."
                            .formatted(guid, queue.name())));
    if (!call.bound().on("WhatIf")) {
      count(call, Optional.of(item));
      call.context().moves().deleteItem(item);
    }
  }

  private static void count(Call call, Optional<MoveRequest> item) {
    var counters = call.context().counters();
    counters.add(Counters.Event.REQUEST_REMOVED);
    var healthy =
        item.filter(each -> !each.status().isDone() && each.status() != RequestStatus.FAILED)
            .isPresent();
    if (healthy) {
      counters.add(Counters.Event.HEALTHY_REQUEST_REMOVED);
    }
  }
}
