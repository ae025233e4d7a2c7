package io.mailferry.simulator.commands.change;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.commands.call.Refusal;
import io.mailferry.simulator.commands.syntax.Syntaxes;
import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.directory.DomainController;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.MoveKind;
import io.mailferry.simulator.moves.request.MoveOrder;
import io.mailferry.simulator.moves.request.MoveSettings;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.ExchangeVersion;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.Organisation;
import java.util.List;
import java.util.Locale;

/** New-MoveRequest: all its checks, in Exchange's order, and then the request. */
public final class NewMoveRequest {
  private NewMoveRequest() {}

  /** Runs it. */
  public static void run(Call call) {
    var bound = call.bound();
    NewMoveRequestRules.check(bound, call.context().clock().instant());
    var on = call.controllerFor(bound.needed("Identity"));
    var mailbox = call.mailbox(bound.needed("Identity"), on);
    var kind = kind(call, mailbox, on);
    if (!call.context().moves().serviceRuns()) {
      throw serviceDown(call);
    }
    var target = target(call, mailbox, kind);
    refuseSecondRequest(call, mailbox, target, on);
    switch (kind) {
      case LOCAL -> checkLocal(call, mailbox, target, on);
      case PULL -> checkPull(call, mailbox, on);
      case PUSH -> checkPush(call, mailbox, on);
    }
    checkStores(mailbox, target);
    var order = order(call, mailbox, kind, target);
    refuseSecondItem(call, order);
    if (!bound.on("WhatIf")) {
      create(call, order, on);
    }
  }

  private static Refusal serviceDown(Call call) {
    return Refusal.task(
        "The Microsoft Exchange Mailbox Replication service isn't running on server 'exch1."
            + call.organisation().domain()
            + "'.");
  }

  private static MoveKind kind(Call call, Mailbox mailbox, DomainController on) {
    var bound = call.bound();
    return switch (bound.set()) {
      case Syntaxes.REMOTE -> MoveKind.PULL;
      case Syntaxes.OUTBOUND -> MoveKind.PUSH;
      case Syntaxes.LEGACY -> legacyKind(call, mailbox, on);
      default -> MoveKind.LOCAL;
    };
  }

  private static MoveKind legacyKind(Call call, Mailbox mailbox, DomainController on) {
    if (call.context().version().isAtLeast(ExchangeVersion.E2013)) {
      throw Refusal.task(
          "RemoteLegacy can't be used when both organizations run Exchange 2010 or later.");
    }
    var hasMailbox = on.value(call.user(mailbox), "homeMDB") != null;
    if (hasMailbox && call.bound().has("TargetDatabase")) {
      throw Refusal.incompatible("RemoteLegacy", "TargetDatabase");
    }
    if (!hasMailbox && call.bound().has("RemoteTargetDatabase")) {
      throw Refusal.incompatible("RemoteLegacy", "RemoteTargetDatabase");
    }
    return hasMailbox ? MoveKind.PUSH : MoveKind.PULL;
  }

  private static Database target(Call call, Mailbox mailbox, MoveKind kind) {
    var bound = call.bound();
    var where =
        kind == MoveKind.PUSH ? mailbox.otherThan(call.organisation()) : call.organisation();
    var parameter = kind == MoveKind.PUSH ? "RemoteTargetDatabase" : "TargetDatabase";
    var named = bound.text(parameter);
    if (named.isPresent()) {
      return call.database(where, named.get());
    }
    var any =
        call.context().world().databases(where).stream()
            .filter(each -> each != mailbox.home())
            .toList();
    return any.get((int) call.context().ids().number("any|" + mailbox.exchangeGuid(), any.size()));
  }

  private static void refuseSecondRequest(
      Call call, Mailbox mailbox, Database target, DomainController on) {
    var stamp = on.stamp(call.user(mailbox));
    if (stamp.isEmpty()) {
      return;
    }
    call.context().counters().add(Counters.Event.DUPLICATE_REQUEST);
    var name = mailbox.displayName();
    if (RequestStatus.of(stamp.get().status()).filter(RequestStatus::isDone).isPresent()) {
      throw Refusal.exists(
          "Mailbox '"
              + name
              + "' has a completed move request associated with it. Before you create a new move"
              + " request for the mailbox, run the Remove-MoveRequest cmdlet to clear the"
              + " completed move request.");
    }
    throw Refusal.exists(
        "Mailbox '%s' is already being moved to '%s'."
            .formatted(name, destination(call, stamp.get(), target)));
  }

  private static String destination(Call call, MoveStamp stamp, Database asked) {
    var dn = stamp.targetDatabase();
    if (dn != null) {
      return call.context().world().database(dn).name();
    }
    var remote = stamp.remoteHostName();
    return remote != null ? remote : asked.name();
  }

  private static void refuseSecondItem(Call call, MoveOrder order) {
    var there = call.context().moves().item(order.queue(), order.mailbox());
    if (there.isPresent() && !there.get().canceled()) {
      call.context().counters().add(Counters.Event.DUPLICATE_REQUEST);
      var queue = order.queue().name();
      var guid = order.mailbox().exchangeGuid();
      throw Refusal.exists(
          "The queue in '%s' database already contains a move request for '%s', while AD reports the mailbox as not being moved. It is possible that someone created this move request recently, while targeting a different domain controller, and AD replication did not yet occur. You can examine this move request by running 'Get-MoveRequestStatistics -MoveRequestQueue '%s' -MailboxGuid %s -IncludeReport | fl'. If you believe this to be an abandoned move request, you can remove it by running 'Remove-MoveRequest -MoveRequestQueue '%s' -MailboxGuid %s'."
              .formatted(queue, order.mailbox().displayName(), queue, guid, queue, guid));
    }
  }

  private static void checkLocal(Call call, Mailbox mailbox, Database target, DomainController on) {
    var home = on.value(call.user(mailbox), "homeMDB");
    if (home == null) {
      throw Refusal.task(
          "The recipient '" + mailbox.displayName() + "' isn't a mailbox user in this forest.");
    }
    if (home.equalsIgnoreCase(target.dn())) {
      throw Refusal.task(
          "Mailbox '%s' is already in the target database '%s'."
              .formatted(mailbox.displayName(), target.name()));
    }
  }

  private static void checkPull(Call call, Mailbox mailbox, DomainController on) {
    var user = call.user(mailbox);
    if (on.value(user, "homeMDB") != null) {
      throw Refusal.task(
          "Target user '" + mailbox.displayName() + "' already has a primary mailbox.");
    }
    var there = mailbox.otherThan(call.organisation());
    checkFarSide(call, there);
    if (mailbox.in(there).isEmpty() || mailbox.home().organisation() != there) {
      throw Refusal.of(
          "NotSpecified",
          "RemotePermanentException",
          "Cannot find a recipient that has mailbox GUID '" + mailbox.exchangeGuid() + "'.");
    }
    checkDeliveryDomain(call, proxies(on, user));
  }

  private static void checkPush(Call call, Mailbox mailbox, DomainController on) {
    if (on.value(call.user(mailbox), "homeMDB") == null) {
      throw Refusal.task(
          "The recipient '" + mailbox.displayName() + "' isn't a mailbox user in this forest.");
    }
    var there = mailbox.otherThan(call.organisation());
    checkFarSide(call, there);
    var twin =
        mailbox
            .in(there)
            .orElseThrow(
                () ->
                    Refusal.of(
                        "NotSpecified",
                        "RemotePermanentException",
                        "Cannot find a recipient that has mailbox GUID '"
                            + mailbox.exchangeGuid()
                            + "'."));
    var far =
        call.context()
            .directories()
            .of(there)
            .firstLiving(twin.domain())
            .orElseThrow(() -> silent(call));
    checkDeliveryDomain(call, proxies(far, twin));
  }

  private static String[] proxies(DomainController on, DirectoryUser user) {
    var proxies = on.entry(user).getAttributeValues("proxyAddresses");
    return proxies == null ? new String[0] : proxies;
  }

  private static void checkFarSide(Call call, Organisation there) {
    var bound = call.bound();
    var domain = there.domain();
    var host = bound.text("RemoteHostName");
    if (host.isPresent() && !host.get().toLowerCase(Locale.ROOT).endsWith("." + domain)) {
      throw silent(call);
    }
    if (!call.context().moves().proxiesAnswer()) {
      throw silent(call);
    }
    if (!call.context().moves().letsNewOnesIn()) {
      throw Refusal.of(
          "NotSpecified", "RemotePermanentException", MoveFailure.unauthorized(host.orElse("?")));
    }
    var catalog = bound.text("RemoteGlobalCatalog");
    if (catalog.isPresent()
        && call.context()
            .directories()
            .of(there)
            .controller(catalog.get())
            .filter(each -> !each.away())
            .isEmpty()) {
      throw Call.unsuitable(catalog.get());
    }
  }

  private static Refusal silent(Call call) {
    return Refusal.of(
        "ResourceUnavailable",
        "CommunicationErrorTransientException",
        "The call to 'https://%s/EWS/mrsproxy.svc' failed. Error details: There was no endpoint listening that could accept the message."
            .formatted(call.bound().text("RemoteHostName").orElse("?")),
        "EndpointNotFoundTransientException");
  }

  private static void checkDeliveryDomain(Call call, String[] proxies) {
    var domain =
        call.bound()
            .text("TargetDeliveryDomain")
            .orElseThrow(
                () ->
                    Refusal.missing(
                        "TargetDeliveryDomain", "when you move a primary mailbox across forests"));
    for (var proxy : proxies) {
      var lower = proxy.toLowerCase(Locale.ROOT);
      if (lower.startsWith("smtp:") && lower.endsWith("@" + domain.toLowerCase(Locale.ROOT))) {
        return;
      }
    }
    throw Refusal.of(
        "NotSpecified",
        "RecipientTaskException",
        "Target mailbox doesn't have an SMTP proxy matching '" + domain + "'.");
  }

  private static void checkStores(Mailbox mailbox, Database target) {
    for (var database : List.of(mailbox.home(), target)) {
      if (!database.mounted()) {
        throw Call.offline(database);
      }
    }
    if (target.quota().filter(limit -> mailbox.bytes() > limit).isPresent()) {
      throw Refusal.of(
          "QuotaExceeded",
          "MailboxExceedsTargetQuotaPermanentException",
          "Mailbox size %d B exceeds target quota %d B."
              .formatted(mailbox.bytes(), target.quota().get()));
    }
  }

  private static MoveOrder order(Call call, Mailbox mailbox, MoveKind kind, Database target) {
    var bound = call.bound();
    var legacyJob = bound.on("SuspendWhenReadyToComplete") || bound.on("PreventCompletion");
    return new MoveOrder(
        mailbox,
        kind,
        call.organisation(),
        mailbox.home(),
        target,
        bound.text("RemoteHostName").orElse(null),
        bound.text("TargetDeliveryDomain").orElse(null),
        !legacyJob,
        NewMoveRequestRules.priority(bound),
        bound.time("StartAfter"));
  }

  private static void create(Call call, MoveOrder order, DomainController on) {
    var bound = call.bound();
    var context = call.context();
    var settings =
        new MoveSettings(
            bound.text("BatchName").orElse(null),
            bound.on("Suspend"),
            bound.on("SuspendWhenReadyToComplete"),
            bound.on("PreventCompletion"),
            bound.time("CompleteAfter"),
            NewMoveRequestRules.limit(bound, "BadItemLimit", 0),
            NewMoveRequestRules.limit(bound, "LargeItemLimit", 0));
    if (context.moves().items(order.mailbox()).stream()
        .anyMatch(each -> !each.canceled() && !each.status().isDone())) {
      context.counters().add(Counters.Event.DUPLICATE_REQUEST);
    }
    var created = context.moves().submit(order, settings, on);
    context.counters().add(Counters.Event.REQUEST_CREATED);
    call.answer(created);
  }
}
