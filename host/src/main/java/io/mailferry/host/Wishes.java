package io.mailferry.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  /** What the data in the folder of a practice organisation are. */
  static final String PRACTICE = "practice";

  Wishes {
    settings = List.copyOf(settings);
  }

  /** What the worker is given besides; what a person typed takes the place of ours. */
  List<String> settings(Folder folder, @Nullable Practice ready) {
    if (ready == null) {
      return settings;
    }
    var ours = new ArrayList<>(ready.settings());
    ours.add("--mailferry.journal.url=" + journal(folder));
    ours.add("--mailferry.key-file=" + keyFile(folder));
    return Settings.joined(ours, settings);
  }

  /** What the data in the folder are. */
  String kind() {
    return practice ? PRACTICE : "an Exchange of one's own";
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
