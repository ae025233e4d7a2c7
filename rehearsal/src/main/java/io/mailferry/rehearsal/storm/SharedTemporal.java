package io.mailferry.rehearsal.storm;

import io.mailferry.rehearsal.TemporalChoice;
import io.mailferry.rehearsal.TemporalHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Temporal of a few storms, up from the first of them to the last. It keeps in memory all it
 * ever knew, about 60 MB of each storm: one for a thousand would not fit into a machine.
 */
final class SharedTemporal {
  private static final int STORMS_EACH = 10;

  private final List<Storm> storms;
  private final Path work;
  private int left;
  private @Nullable TemporalHost host;

  private SharedTemporal(List<Storm> storms, Path work) {
    this.storms = storms;
    this.work = work;
    this.left = storms.size();
  }

  /** What a night does where Temporal is. */
  interface Run {
    StormResult in(String target) throws Exception;
  }

  /** One for each few of these, in their order; {@link #storms} tells for which. */
  static List<SharedTemporal> of(List<Storm> storms, Path work) {
    var all = new ArrayList<SharedTemporal>();
    for (var from = 0; from < storms.size(); from += STORMS_EACH) {
      var few = storms.subList(from, Math.min(from + STORMS_EACH, storms.size()));
      all.add(new SharedTemporal(List.copyOf(few), work));
    }
    return all;
  }

  /** Its storms; each is to be run once. */
  List<Storm> storms() {
    return storms;
  }

  /** Runs the night of one of its storms. */
  StormResult run(Run night) throws Exception {
    try {
      return night.in(target());
    } finally {
      done();
    }
  }

  private synchronized String target() throws IOException {
    if (host == null) {
      host =
          TemporalHost.up(
              new TemporalChoice.DevServer(TemporalChoice.devServer()),
              work,
              storms.stream().map(Night::namespace).toList());
    }
    return host.target();
  }

  private synchronized void done() {
    left--;
    if (left == 0 && host != null) {
      host.close();
    }
  }
}
