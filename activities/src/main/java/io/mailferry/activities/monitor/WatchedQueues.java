package io.mailferry.activities.monitor;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.Exchange.StampedMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queues in which requests of ours lie.
 *
 * @param queues in the order of the directory
 * @param elsewhere the mailboxes whose stamps name no database of this organisation
 * @param controller the controller through which requests are read; null where Exchange must
 *     choose, because none knows the users of all domains, and where there is nothing to read
 */
record WatchedQueues(
    List<WatchedQueue> queues, List<String> elsewhere, @Nullable String controller) {

  /**
   * @param more databases in which something lies that no stamp shows
   */
  static WatchedQueues of(List<StampedMove> stamped, Set<String> more, Directory directory) {
    var mailboxes = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    more.forEach(name -> mailboxes.put(name, new ArrayList<>()));
    stamped.forEach(
        move ->
            mailboxes
                .computeIfAbsent(nameFor(move), _ -> new ArrayList<>())
                .add(move.mailbox().toString()));
    if (mailboxes.isEmpty()) {
      return new WatchedQueues(List.of(), List.of(), null);
    }
    var queues = new ArrayList<WatchedQueue>();
    var databases = directory.databases();
    for (var database : databases.value()) {
      var inside = mailboxes.remove(database.name());
      if (inside != null) {
        queues.add(new WatchedQueue(database, Set.copyOf(inside)));
      }
    }
    return new WatchedQueues(
        queues,
        mailboxes.values().stream().flatMap(List::stream).toList(),
        directory.domains().size() > 1 ? null : databases.controller());
  }

  /**
   * In whose queue a request lies: a pull's and a local move's with the target, a push's with the
   * source (docs/exchange/queues-and-stamps.md#two-places). Empty when the stamp does not tell.
   */
  private static String nameFor(StampedMove move) {
    var database = move.targetDatabase() != null ? move.targetDatabase() : move.sourceDatabase();
    return database == null ? "" : database;
  }

  Set<String> names() {
    return queues.stream().map(WatchedQueue::name).collect(Collectors.toSet());
  }

  /**
   * Whether a request lies in another queue by its stamp: what lies in this one is left of a move
   * before, and tells nothing of the one that runs.
   */
  boolean isElsewhere(String mailbox, WatchedQueue queue) {
    return !queue.mailboxes().contains(mailbox)
        && queues.stream().anyMatch(each -> each.mailboxes().contains(mailbox));
  }
}
