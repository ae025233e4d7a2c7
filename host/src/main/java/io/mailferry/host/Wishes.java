package io.mailferry.host;

import java.nio.file.Path;
import java.util.List;

/**
 * What was asked for.
 *
 * @param temporal where Temporal is to be
 * @param worker where the worker is to be
 * @param practice whether a practice organisation is wanted
 * @param speed seconds of its time in one of ours
 * @param settings settings of the worker
 */
record Wishes(
    Temporal temporal, Worker worker, boolean practice, double speed, List<String> settings) {
  Wishes {
    settings = List.copyOf(settings);
  }

  /** Practice has a journal of its own; otherwise it is the one that the settings or usage name. */
  String journal(Folder folder) {
    return "jdbc:h2:file:" + folder.path("journal") + ";AUTO_SERVER=TRUE";
  }

  /** The same of the key that seals addresses. */
  Path keyFile(Folder folder) {
    return folder.path("plan.key");
  }
}
