package io.mailferry.operations.plan;

import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a database to each mailbox whose line names none: the largest first, each to the database
 * that has least so far, those counted that are named for it. Where the file does not tell the size
 * of every one of them, their number alone counts. The same file is always spread alike.
 */
final class Spread {
  private static final Comparator<Load> LEAST =
      Comparator.comparingLong((Load load) -> load.bytes).thenComparingInt(load -> load.mailboxes);

  private final Map<Integer, Long> sizes;
  private final Map<String, Load> loads = new LinkedHashMap<>();

  private static final class Load {
    private final String database;
    private int mailboxes;
    private long bytes;
    private int given;

    Load(String database) {
      this.database = database;
    }

    void take(long size) {
      mailboxes++;
      bytes += size;
    }
  }

  /**
   * @param databases over which they are spread
   * @param sizes how many bytes the mailbox of a line has; without those that the file does not
   *     tell
   */
  Spread(List<String> databases, Map<Integer, Long> sizes) {
    this.sizes = Map.copyOf(sizes);
    databases.forEach(each -> loads.put(folded(each), new Load(each)));
  }

  /** The lines, each with a database. */
  List<PlanLine> over(List<PlanLine> lines) {
    var homeless = lines.stream().filter(line -> line.targetDatabase().isEmpty()).toList();
    var bySize = homeless.stream().allMatch(line -> sizes.containsKey(line.line()));
    for (var line : lines) {
      var load = loads.get(folded(line.targetDatabase()));
      if (load != null) {
        load.take(bySize ? sizes.getOrDefault(line.line(), 0L) : 0);
      }
    }
    var chosen = new LinkedHashMap<Integer, String>();
    homeless.stream()
        .sorted(Comparator.comparingLong(line -> bySize ? -sizes.getOrDefault(line.line(), 0L) : 0))
        .forEach(line -> chosen.put(line.line(), next(bySize ? sizes.get(line.line()) : null)));
    var spread = new ArrayList<PlanLine>();
    lines.forEach(line -> spread.add(line.withDatabase(chosen.get(line.line()))));
    return spread;
  }

  private String next(@Nullable Long size) {
    var load = loads.values().stream().min(LEAST).orElseThrow();
    load.take(size == null ? 0 : size);
    load.given++;
    return load.database;
  }

  /** How many were given to each database, and how large they are where that is known. */
  String words() {
    var parts = new ArrayList<String>();
    for (var load : loads.values()) {
      parts.add(
          load.given
              + " to "
              + load.database
              + (load.bytes == 0 ? "" : ", which gets " + Words.size(load.bytes) + " in all"));
    }
    return "those without a database are spread: " + String.join("; ", parts);
  }

  private static String folded(String database) {
    return database.toLowerCase(Locale.ROOT);
  }
}
