package io.mailferry.activities.monitor;

import io.mailferry.model.Database;
import java.util.Set;

/**
 * A queue in which requests of ours lie.
 *
 * @param database whose queue it is
 * @param mailboxes whose requests lie there, as the stamps say
 */
record WatchedQueue(Database database, Set<String> mailboxes) {
  String name() {
    return database.name();
  }
}
