package io.mailferry.activities.mailbox;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.Directory.Answer;
import io.mailferry.activities.directory.DirectoryEntry;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.memory.Memory;
import io.mailferry.model.move.Home;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.Sighting;
import io.mailferry.model.move.SilentController;
import io.mailferry.model.move.Stamp;
import io.mailferry.model.plan.Intention;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes sightings: stamp, queue item and homes of one mailbox, in one look. */
final class SightingReader {
  private final Organisation organisation;

  SightingReader(Organisation organisation) {
    this.organisation = organisation;
  }

  /**
   * Looks.
   *
   * <p>The directory in which the commands run must answer, or nothing can be decided. A queue or a
   * far forest that cannot be read is part of the sighting.
   *
   * @throws Fault when no controller of the commands' forest answers
   */
  Sighting look(Intention intention, Memory memory) {
    var near = organisation.directory().find(intention.mailbox(), memory.pinned().name());
    var entry = near.value();
    return sighting(
        intention,
        near,
        request(intention, memory, near),
        intention.route().crossForest() ? farHome(intention, memory, stamp(entry)) : null);
  }

  /** The same, of what both directories showed a moment ago; only the queue is read. */
  Sighting look(Intention intention, Memory memory, BothForests seen) {
    var near = seen.near();
    var far = seen.far();
    return sighting(
        intention,
        near,
        request(intention, memory, near),
        far == null ? null : answered(far, intention));
  }

  private Sighting sighting(
      Intention intention,
      Answer<Optional<DirectoryEntry>> near,
      Request request,
      @Nullable Far far) {
    var entry = near.value();
    var nearHome = home(entry, intention.scope());
    var pushing = intention.route() == Route.PUSH;
    return new Sighting(
        organisation.clock().instant(),
        near.controller(),
        request.stamp(),
        request.item(),
        far != null && pushing ? far.home() : nearHome,
        far == null ? null : pushing ? nearHome : far.home(),
        far == null ? null : far.controller(),
        Stream.concat(near.silent().stream(), far == null ? Stream.empty() : far.silent().stream())
            .toList(),
        pushing ? null : archiveHome(entry, intention.scope()));
  }

  private static @Nullable Home archiveHome(Optional<DirectoryEntry> entry, MailboxScope scope) {
    return scope == MailboxScope.PRIMARY_AND_ARCHIVE
        ? entry
            .filter(found -> found.archive() != null)
            .map(DirectoryEntry::archiveHome)
            .orElse(null)
        : null;
  }

  private static Stamp stamp(Optional<DirectoryEntry> entry) {
    return entry.map(DirectoryEntry::stamp).orElseGet(Stamp.Absent::new);
  }

  private Request request(
      Intention intention, Memory memory, Answer<Optional<DirectoryEntry>> near) {
    var entry = near.value();
    var stamp = stamp(entry);
    try {
      return switch (stamp) {
        case Stamp.Present present ->
            new Request(stamp, byStamp(intention, present, near.controller(), entry));
        case Stamp.Absent _ -> withoutStamp(intention, near.controller(), entry);
        case Stamp.Unreadable _ -> new Request(stamp, inTheQueue(intention, entry));
      };
    } catch (Fault fault) {
      organisation.heed(fault, near.controller());
      var since = memory.doubts().unreadableSince();
      return new Request(
          stamp,
          new QueueItem.Unreadable(
              since == null ? organisation.clock().instant() : since,
              fault.sentence(),
              Fault.Away.whatIsAway(fault)));
    }
  }

  private QueueItem byStamp(
      Intention intention, Stamp.Present stamp, String controller, Optional<DirectoryEntry> entry) {
    var queue = queueDatabase(intention, entry).filter(each -> isIn(each, stamp)).orElse(null);
    return switch (organisation.exchange().requestOf(intention.mailbox(), queue, controller)) {
      // A stamp that has only partly reached this controller does not lead to its item.
      case QueueItem.Absent _ -> inTheQueue(intention, entry);
      case QueueItem.Present item -> item;
      case QueueItem.Invalid invalid -> invalid;
      case QueueItem.Unreadable unreadable -> unreadable;
    };
  }

  /**
   * An attribute that an account may not read looks like one that is not there. So before an item
   * counts as one without a stamp, Exchange is asked to find it by its stamp, with its own rights
   * and through the same controller.
   */
  private Request withoutStamp(
      Intention intention, String controller, Optional<DirectoryEntry> entry) {
    var item = inTheQueue(intention, entry);
    return item instanceof QueueItem.Present present
            && !QueueItem.tellsOfRemoval(present.statusDetail())
            && organisation.exchange().requestOf(intention.mailbox(), controller)
                instanceof QueueItem.Present found
        ? new Request(Stamp.Present.hiddenOf(found), found)
        : new Request(new Stamp.Absent(), item);
  }

  /** A request of somebody else may lie elsewhere. */
  private static boolean isIn(Database queue, Stamp.Present stamp) {
    var path =
        stamp.flags().route() == Route.PUSH ? stamp.sourceDatabase() : stamp.targetDatabase();
    return path != null && queue.isCalled(path);
  }

  private QueueItem inTheQueue(Intention intention, Optional<DirectoryEntry> entry) {
    return queueDatabase(intention, entry)
        .map(queue -> organisation.exchange().requestInQueue(queue, intention.mailbox()))
        .orElseGet(QueueItem.Absent::new);
  }

  /**
   * A pull's and a local move's item lies with the target, a push's with the source
   * (docs/exchange/queues-and-stamps.md#two-places).
   */
  private Optional<Database> queueDatabase(Intention intention, Optional<DirectoryEntry> entry) {
    return switch (intention.route()) {
      case LOCAL, PULL -> Optional.of(intention.destination());
      case PUSH ->
          entry
              .map(DirectoryEntry::home)
              .filter(Home.InDatabase.class::isInstance)
              .map(Home.InDatabase.class::cast)
              .flatMap(home -> organisation.directory().database(home.databaseName()).value());
    };
  }

  private Far farHome(Intention intention, Memory memory, Stamp stamp) {
    try {
      var ours = Preflight.ofThisMove(intention, stamp);
      var far =
          organisation
              .otherForest(intention.route(), ours)
              .find(intention.mailbox(), organisation.farController(intention.route(), ours));
      return answered(far, intention);
    } catch (Fault fault) {
      var since = memory.doubts().unreadableSince();
      return new Far(
          new Home.Unreadable(
              since == null ? organisation.clock().instant() : since,
              fault.sentence(),
              Fault.Away.whatIsAway(fault)),
          null,
          List.of());
    }
  }

  private static Far answered(Answer<Optional<DirectoryEntry>> far, Intention intention) {
    return new Far(home(far.value(), intention.scope()), far.controller(), far.silent());
  }

  private static Home home(Optional<DirectoryEntry> entry, MailboxScope scope) {
    return entry
        .map(found -> scope == MailboxScope.ARCHIVE_ONLY ? found.archiveHome() : found.home())
        .orElseGet(Home.Missing::new);
  }

  private record Request(Stamp stamp, QueueItem item) {}

  private record Far(Home home, @Nullable String controller, List<SilentController> silent) {}
}
