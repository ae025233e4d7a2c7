package io.mailferry.activities.monitor;

import io.mailferry.model.Database;
import java.util.List;

/**
 * A queue in which requests of ours lie.
 *
 * @param database whose queue it is
 * @param mailboxes whose requests lie there, as the stamps say, in order
 */
record WatchedQueue(Database database, List<String> mailboxes) {
  String name() {
    return database.name();
  }
}
